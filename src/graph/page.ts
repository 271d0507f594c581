import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The pages that `npm run pages` builds. */
export type PageName = 'graph' | 'report';

/**
 * Writes a page with its data in it; the file is there when the whole of it is.
 * The data is compressed and in base64, so nothing in it can be taken for markup.
 */
export async function writePage(
  name: PageName,
  data: unknown,
  file: string,
): Promise<void> {
  const built = join(__dirname, '..', 'pages', 'built', `${name}.html`);
  if (!existsSync(built))
    throw new Error(`The page ${name} is not built: run npm run pages first.`);
  const page = await readFile(built, 'utf8');
  const packed = gzipSync(JSON.stringify(data), { level: 9 });
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  await writeFile(
    unfinished,
    page.replace('<!-- data -->', packed.toString('base64')),
  );
  await rename(unfinished, file);
}
