import { AGGREGATES } from './aggregate';
import type { Element } from './graph';
import { referencesIn } from './parts';
import { elementAt, type Path } from './path';
import { propertyOf } from './property';
import type { Selectors } from './selectors';
import type { Call, Column, Expression, Reference } from './syntax';
import { eachOf, type Scope, valueOf } from './value';

/** The paths that make one row of a result; several where the row has an aggregate. */
export type Row = readonly Path[];

/** Makes the scope in which the expressions of a row are evaluated; in some, the names of columns count too. */
export function scopes(
  selectors: Selectors,
  now: number,
  columns: readonly Column[] = [],
): (row: Row) => Scope {
  const scopeOf = (row: Row): Scope => {
    const scope: Scope = {
      now,
      refer: (reference) => refer(reference, row[0], selectors),
      aggregate: (call) => aggregate(call, row, selectors, scopeOf),
    };
    if (columns.length === 0) return scope;
    return {
      ...scope,
      refer: (reference) => {
        const column = columns.find(
          ({ name }) => reference.kind === 'name' && reference.name === name,
        );
        return column
          ? valueOf(column.expression, scope)
          : scope.refer(reference);
      },
    };
  };
  return scopeOf;
}

function refer(
  reference: Reference,
  path: Path | undefined,
  selectors: Selectors,
): unknown {
  const element = elementOf(reference, path, selectors);
  return element && reference.kind === 'property'
    ? propertyOf(element, reference.property)
    : element;
}

function elementOf(
  reference: Reference,
  path: Path | undefined,
  selectors: Selectors,
): Element | undefined {
  if (path === undefined || reference.kind === 'own') return undefined;
  const label = selectors(
    reference.kind === 'name' ? reference.name : reference.selector,
  );
  return label && elementAt(path, label);
}

/** Each entity or relationship counts once, however many paths lead to it. */
function aggregate(
  { name, operands: [operand] }: Call,
  row: Row,
  selectors: Selectors,
  scopeOf: (row: Row) => Scope,
): unknown {
  if (operand === undefined) return row.length;
  const values = distinct(row, operand, selectors).flatMap((path) =>
    eachOf(valueOf(operand, scopeOf([path]))),
  );
  return AGGREGATES.get(name)?.(values);
}

/** One path for each combination of what an expression refers to. */
function distinct(
  row: Row,
  expression: Expression,
  selectors: Selectors,
): readonly Path[] {
  const references = referencesIn(expression);
  const paths = new Map<unknown, Path>();
  for (const path of row) {
    const elements = references.map((reference) =>
      elementOf(reference, path, selectors),
    );
    const [first] = elements;
    const key =
      elements.length === 1
        ? first
        : JSON.stringify(elements.map((element) => element?.key));
    if (!paths.has(key)) paths.set(key, path);
  }
  return [...paths.values()];
}
