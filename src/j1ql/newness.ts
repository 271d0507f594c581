import { AGGREGATES } from './aggregate';
import type { Element } from './graph';
import { callsIn, columnsOf, pathParts, referencesIn } from './parts';
import type { Label, Path } from './path';
import type { Selectors } from './selectors';
import type { Query } from './syntax';

/**
 * Tells whether a path could add something to the answer. Where it does not matter how many paths there are, those that
 * stand at the same entity and agree in what the query refers to are the same, and one of them is followed.
 */
export function newness(
  query: Query,
  selectors: Selectors,
): (path: Path, step: number) => boolean {
  if (!isSet(query)) return () => true;
  const needed = neededIn(query, selectors);
  const ids = new Map<Element, number>();
  const idOf = (element: Element) => {
    const id = ids.get(element) ?? ids.size;
    ids.set(element, id);
    return id;
  };
  const seen = new Set<string>();
  return (path, step) => {
    let state = `${step} ${path.superseded} ${idOf(path.end)}`;
    for (let at: Path | undefined = path; at; at = at.previous)
      if (needed.has(at.label)) state += ` ${idOf(at.element)}`;
    if (seen.has(state)) return false;
    seen.add(state);
    return true;
  };
}

/** Whether the answer is the same however many paths lead to it. */
function isSet(query: Query): boolean {
  if (query.result === undefined) return true;
  const calls = pathParts(query).flatMap(callsIn);
  if (calls.some(({ operands }) => operands.length === 0)) return false;
  const isAggregated = columnsOf(query)
    .flatMap(({ expression }) => callsIn(expression))
    .some(({ name }) => AGGREGATES.has(name));
  return query.result !== 'tree' && (query.unique || isAggregated);
}

function neededIn(query: Query, selectors: Selectors): ReadonlySet<Label> {
  const names = pathParts(query)
    .flatMap(referencesIn)
    .flatMap((reference) => {
      if (reference.kind === 'own') return [];
      return [reference.kind === 'name' ? reference.name : reference.selector];
    });
  const labels = names.flatMap((name) => selectors(name) ?? []);
  return new Set(query.result ? labels : [query.start, ...labels]);
}
