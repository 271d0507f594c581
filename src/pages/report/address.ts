const ROUTE = '#/';

/** The address within the report that leads to an entity; half a letter, which no address can hold, is replaced. */
export function addressOf(key: string): string {
  return ROUTE + encodeURIComponent(key.toWellFormed());
}

/** The key that an address leads to; empty for none, nothing where the address is that of a section. */
export function keyIn(hash: string): string | undefined {
  if (!hash.startsWith(ROUTE)) return undefined;
  try {
    return decodeURIComponent(hash.slice(ROUTE.length));
  } catch {
    return '';
  }
}
