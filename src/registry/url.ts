/** Whether a URL is safe to send a token to: https, or this very machine. */
export function isSecure({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  );
}

/** Whether a host is this very machine. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/** Writes a name into a path as npm's own clients do: `@acme%2Fwidget`. */
export function escapePackage(name: string): string {
  return escape(name).replace(/^%40/, '@');
}

/** Writes a text into one segment of a path, or into a query. */
export function escape(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
