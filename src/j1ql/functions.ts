interface ScalarFunction {
  /** How many values it takes; without it, any number. */
  readonly operands?: number;
  readonly apply: (values: readonly unknown[]) => unknown;
}

/** The functions of one row by their names. */
export const FUNCTIONS: ReadonlyMap<string, ScalarFunction> = new Map([
  ['ABS', ofNumber(Math.abs)],
  ['CEIL', ofNumber(Math.ceil)],
  ['FLOOR', ofNumber(Math.floor)],
  ['ROUND', ofNumber(Math.round)],
  ['SQRT', ofNumber(Math.sqrt)],
  ['COALESCE', { apply: coalesce }],
  ['CONCAT', { apply: concat }],
  ['MERGE', { apply: merge }],
]);

function ofNumber(calculate: (value: number) => number): ScalarFunction {
  return {
    operands: 1,
    apply: ([value]) => {
      const result = typeof value === 'number' ? calculate(value) : undefined;
      return Number.isNaN(result) ? undefined : result;
    },
  };
}

function coalesce(values: readonly unknown[]): unknown {
  return values.find(isPresent);
}

/** One text; what is missing adds nothing. */
function concat(values: readonly unknown[]): string {
  return values.flat().filter(isPresent).map(written).join('');
}

/** All values in one list, each once. */
function merge(values: readonly unknown[]): readonly unknown[] {
  return [...new Set(values.flat().filter(isPresent))];
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
