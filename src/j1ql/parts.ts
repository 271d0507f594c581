import type {
  Call,
  Column,
  Condition,
  Operand,
  Query,
  Reference,
} from './syntax';

/** A condition, or what one compares. */
export type Part = Condition | Operand;

/** Everything that a condition or an expression is made of, itself first. */
export function* partsOf(part: Part): Generator<Part> {
  yield part;
  for (const inner of innerParts(part)) yield* partsOf(inner);
}

function innerParts(part: Part): readonly Part[] {
  if ('conditions' in part) return part.conditions;
  if ('condition' in part) return [part.condition];
  if ('operands' in part) return part.operands;
  if ('left' in part) return [part.left, part.right];
  return 'operand' in part ? [part.operand] : [];
}

/** The names and properties that a part refers to. */
export function referencesIn(part: Part): readonly Reference[] {
  return [...partsOf(part)].filter(
    (inner) => inner.kind === 'name' || inner.kind === 'property',
  );
}

/** The functions that a part calls. */
export function callsIn(part: Part): readonly Call[] {
  return [...partsOf(part)].filter((inner) => inner.kind === 'call');
}

/** The columns that a query asks for; none for a tree and for entities. */
export function columnsOf({ result }: Query): readonly Column[] {
  return result === undefined || result === 'tree' ? [] : result;
}

/** The conditions and expressions that are about paths, in the order in which a query has them. */
export function pathParts(query: Query): readonly Part[] {
  const { where, having, orderBy } = query;
  return [
    ...(where ? [where] : []),
    ...columnsOf(query).map(({ expression }) => expression),
    ...(having ? [having] : []),
    ...orderBy.map(({ expression }) => expression),
  ];
}
