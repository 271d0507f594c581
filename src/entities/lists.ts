/** A list with something in it, or nothing: the platform has no use for empty lists. */
export function orNone(values?: readonly string[]): string[] | undefined {
  return values && values.length > 0 ? [...values] : undefined;
}
