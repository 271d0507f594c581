import type { Unit } from './syntax';

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...names('minute', 'min', 'mins', 'minute', 'minutes'),
  ...names('hour', 'hr', 'hrs', 'hour', 'hours'),
  ...names('day', 'day', 'days'),
  ...names('week', 'wk', 'wks', 'week', 'weeks'),
  ...names('month', 'mo', 'mos', 'month', 'months'),
  ...names('year', 'yr', 'yrs', 'year', 'years'),
]);

const MILLISECONDS = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

const ISO_8601 =
  /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T(\d\d)(:\d\d(?::\d\d(?:\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?)?$/i;

/** The unit of time that a word names, in any of its spellings. */
export function unitNamed(word: string): Unit | undefined {
  return UNITS.get(word.toLowerCase());
}

/** The epoch milliseconds of a date in ISO 8601, in UTC unless it says another zone; nothing for what is no date. */
export function instantOf(text: string): number | undefined {
  const [, day, hour, rest = ':00', zone = 'Z'] =
    ISO_8601.exec(text.trim().replace(/^(['"])(.*)\1$/, '$2')) ?? [];
  if (day === undefined || !isInCalendar(day)) return undefined;
  const instant = Date.parse(
    hour === undefined ? day : `${day}T${hour}${rest}${zone.toUpperCase()}`,
  );
  return Number.isNaN(instant) ? undefined : instant;
}

/** Whether there is such a day; `Date.parse` takes 31 February for 3 March. */
function isInCalendar(day: string): boolean {
  const instant = Date.parse(day);
  return (
    !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day)
  );
}

/** An instant moved by so many units; months and years are those of the calendar, in UTC. */
export function moved(instant: number, amount: number, unit: Unit): number {
  if (unit !== 'month' && unit !== 'year')
    return instant + amount * MILLISECONDS[unit];
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount * (unit === 'year' ? 12 : 1));
  date.setUTCDate(Math.min(day, daysIn(date)));
  return date.getTime();
}

function daysIn(month: Date): number {
  return new Date(
    Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0),
  ).getUTCDate();
}

function names(unit: Unit, ...words: readonly string[]): [string, Unit][] {
  return words.map((word) => [word, unit]);
}
