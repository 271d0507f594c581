import { NotTold } from './not-told';

/** The day of epoch milliseconds, in UTC: 2026-03-31 */
export function Day({ time }: { readonly time: unknown }) {
  if (typeof time !== 'number') return <NotTold />;
  const day = new Date(time).toISOString().slice(0, 10);
  return <time dateTime={day}>{day}</time>;
}
