import type { Order } from './syntax';
import { type Scope, valueOf } from './value';

/** Orders two values: numbers, then texts, then truth values, then the rest by how it is written; what is missing comes last. */
export function compareValues(left: unknown, right: unknown): number {
  const difference = rankOf(left) - rankOf(right);
  if (difference !== 0) return difference;
  if (typeof left === 'number' && typeof right === 'number')
    return left - right;
  const [a, b] = [written(left), written(right)];
  return a < b ? -1 : Number(a > b);
}

/** The items in the order that a query asks for; those that are equal stay as they are. */
export function ordered<Item>(
  items: readonly Item[],
  orderBy: readonly Order[],
  scopeOf: (item: Item) => Scope,
): readonly Item[] {
  if (orderBy.length === 0) return items;
  const keyed = items.map((item) => {
    const scope = scopeOf(item);
    return {
      item,
      keys: orderBy.map(({ expression }) => valueOf(expression, scope)),
    };
  });
  keyed.sort((a, b) => {
    for (const [index, { descending }] of orderBy.entries()) {
      const [left, right] = [a.keys[index], b.keys[index]];
      const order = compareValues(left, right);
      const isOneMissing = rankOf(left) === LAST || rankOf(right) === LAST;
      if (order !== 0) return descending && !isOneMissing ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

const LAST = 4;

function rankOf(value: unknown): number {
  if (value === undefined || value === null) return LAST;
  const rank = ['number', 'string', 'boolean'].indexOf(typeof value);
  return rank < 0 ? LAST - 1 : rank;
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
