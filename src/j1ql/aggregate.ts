import { compareValues } from './order';

/** An aggregate of the values that distinct entities or relationships give. */
type Aggregate = (values: readonly unknown[]) => unknown;

/** The functions over the paths of a row, by their names. */
export const AGGREGATES: ReadonlyMap<string, Aggregate> = new Map<
  string,
  Aggregate
>([
  ['COUNT', (values) => new Set(values).size],
  ['SUM', (values) => sum(numbersIn(values))],
  ['AVG', (values) => average(numbersIn(values))],
  ['MIN', (values) => values.toSorted(compareValues)[0]],
  ['MAX', (values) => values.toSorted(compareValues).at(-1)],
]);

function numbersIn(values: readonly unknown[]): readonly number[] {
  return values.filter((value) => typeof value === 'number');
}

function sum(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((total, value) => total + value, 0);
}

function average(values: readonly number[]): number | undefined {
  const total = sum(values);
  return total === undefined ? undefined : total / values.length;
}
