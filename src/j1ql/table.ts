import type { Element } from './graph';
import { callsIn } from './parts';
import { AGGREGATES } from './aggregate';
import { shownProperties } from './property';
import type { Row } from './scope';
import type { Column, Expression } from './syntax';
import { type Scope, valueOf } from './value';

/** What a table shows. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** The rows that the columns make of paths: one for each path, or, with aggregates, one for each group of paths. */
export function grouped(
  paths: Row,
  columns: readonly Column[],
  scopeOf: (row: Row) => Scope,
): readonly Row[] {
  if (!columns.some(isAggregated)) return paths.map((path) => [path]);
  const keys = columns.filter((column) => !isAggregated(column));
  if (keys.length === 0) return [paths];
  const groups = new Map<string, Row[number][]>();
  for (const path of paths) {
    const key = keyOf(cells([path], keys, scopeOf));
    const group = groups.get(key);
    if (group) group.push(path);
    else groups.set(key, [path]);
  }
  return [...groups.values()];
}

/** The rows whose cells differ. */
export function unique(
  rows: readonly Row[],
  columns: readonly Column[],
  scopeOf: (row: Row) => Scope,
): readonly Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(cells(row, columns, scopeOf));
    if (!byKey.has(key)) byKey.set(key, row);
  }
  return [...byKey.values()];
}

/** The table of rows; a column with all properties becomes a column for each that some row has. */
export function tableOf(
  rows: readonly Row[],
  columns: readonly Column[],
  scopeOf: (row: Row) => Scope,
): Table {
  const values = rows.map((row) => cells(row, columns, scopeOf));
  const parts = columns.map((column, index) =>
    expanded(
      column,
      values.map((row) => row[index]),
    ),
  );
  return {
    columns: parts.flatMap((part) => part.columns),
    rows: values.map((_, index) =>
      parts.flatMap((part) => part.rows[index] ?? []),
    ),
  };
}

function isAggregated({ expression }: Column): boolean {
  return callsIn(expression).some(({ name }) => AGGREGATES.has(name));
}

function cells(
  row: Row,
  columns: readonly Column[],
  scopeOf: (row: Row) => Scope,
): readonly unknown[] {
  const scope = scopeOf(row);
  return columns.map(({ expression }) => {
    if (!isAll(expression)) return valueOf(expression, scope);
    const { at, selector: name } = expression;
    return scope.refer({ kind: 'name', at, name });
  });
}

function isAll(
  expression: Expression,
): expression is Extract<Expression, { readonly kind: 'property' }> {
  return expression.kind === 'property' && expression.property === '*';
}

function expanded(
  { name, expression }: Column,
  values: readonly unknown[],
): Table {
  if (!isAll(expression))
    return { columns: [name], rows: values.map((value) => [plain(value)]) };
  const properties = values.map(
    (value) => new Map(isElement(value) ? shownProperties(value) : []),
  );
  const names = [...new Set(properties.flatMap((each) => [...each.keys()]))];
  return {
    columns: names.map((each) => name.replace(/\*$/, each)),
    rows: properties.map((each) => names.map((column) => each.get(column))),
  };
}

/** An entity or a relationship as its properties; anything else as it is. */
function plain(value: unknown): unknown {
  return isElement(value)
    ? Object.fromEntries(shownProperties(value))
    : (value ?? null);
}

function keyOf(values: readonly unknown[]): string {
  return JSON.stringify(
    values.map((value) => (isElement(value) ? { key: value.key } : value)),
  );
}

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && 'properties' in value;
}
