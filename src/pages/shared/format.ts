const COUNT = new Intl.NumberFormat('en');
const SHORT = new Intl.NumberFormat('en', {
  notation: 'compact',
  maximumFractionDigits: 1,
});

/** 12,345 */
export function counted(count: number): string {
  return COUNT.format(count);
}

/** 12.3K, 9,999 */
export function short(count: number): string {
  return count < 10_000 ? counted(count) : SHORT.format(count);
}

/** 1 package, 2 packages */
export function several(count: number, one: string, more = `${one}s`): string {
  return `${counted(count)} ${count === 1 ? one : more}`;
}

/** A property's value for people; the times are those whose names end in `On`, in UTC. */
export function readable(name: string, value: unknown): string {
  if (typeof value === 'number' && name.endsWith('On')) {
    const time = new Date(value);
    if (!Number.isNaN(time.getTime()))
      return time.toISOString().slice(0, 19).replace('T', ' ');
  }
  if (typeof value === 'number') return counted(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value))
    return value.map((item) => readable('', item)).join(', ');
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The first letters of a text, whole and on one line. */
export function clip(text: string, most = 200): string {
  const line = text.slice(0, 4 * most).replace(/[\s\p{Cc}]+/gu, ' ');
  const letters = Array.from(line.toWellFormed().trim());
  return letters.length > most
    ? `${letters.slice(0, most - 1).join('')}…`
    : letters.join('');
}

/** A name that has something in it to click on. */
export function named(name: string, most?: number): string {
  return clip(name, most) || '(no name)';
}
