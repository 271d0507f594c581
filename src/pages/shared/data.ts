/**
 * Reads what the page was written with: JSON, compressed, in base64.
 * It comes from the same version of this project, so its type is taken as the page knows it.
 */
export async function readData<Data>(): Promise<Data> {
  const text = document.getElementById('data')?.textContent ?? '';
  const letters = atob(text.trim());
  const bytes = new Uint8Array(letters.length);
  // A loop, since there may be millions of them.
  for (let at = 0; at < letters.length; at++)
    bytes[at] = letters.charCodeAt(at);
  const unpacked = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  const data: Data = await new Response(unpacked).json();
  return data;
}

/** Fills the page when its data is read, or says why it cannot be. */
export function openPage<Data>(
  fill: (data: Data, app: HTMLElement) => void,
): void {
  const app = document.getElementById('app');
  if (!app) return;
  readData<Data>()
    .then((data) => {
      app.replaceChildren();
      fill(data, app);
    })
    .catch((error: unknown) => {
      app.textContent = `This page cannot be shown: ${String(error)}. It needs a browser of 2023 or later.`;
    })
    .finally(() => {
      app.ariaBusy = 'false';
    });
}
