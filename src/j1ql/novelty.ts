import { AGGREGATES } from './aggregate';
import type { Element } from './graph';
import {
  callsIn,
  columnsOf,
  type Part,
  pathParts,
  referencesIn,
} from './parts';
import type { Label, Path } from './path';
import type { Selectors } from './selectors';
import type { Query } from './syntax';

/** What is known of paths, so that none is followed for what another one told. */
export interface Novelty {
  /** Whether a path leads to an entity that is wanted; nothing of one that is new, which is to be followed and settled. */
  readonly recall: (path: Path, step: number) => boolean | undefined;
  readonly settle: (path: Path, step: number, isWanted: boolean) => void;
}

/**
 * Where it does not matter how many paths there are, those that stand at the same entity and agree in what the query
 * refers to are the same, and one of them is followed.
 */
export function noveltyOf(query: Query, selectors: Selectors): Novelty {
  if (!isSet(query, selectors))
    return { recall: () => undefined, settle: () => undefined };
  const needed = new Set(labelsOf(pathParts(query), selectors));
  const ids = new Map<Element, number>();
  const idOf = (element: Element) => {
    const id = ids.get(element) ?? ids.size;
    ids.set(element, id);
    return id;
  };
  const stateOf = (path: Path, step: number) => {
    let state = `${step} ${path.superseded} ${idOf(path.end)}`;
    for (let at: Path | undefined = path; at; at = at.previous)
      if (needed.has(at.label)) state += ` ${idOf(at.element)}`;
    return state;
  };
  const known = new Map<string, boolean>();
  return {
    recall: (path, step) => known.get(stateOf(path, step)),
    settle: (path, step, isWanted) =>
      void known.set(stateOf(path, step), isWanted),
  };
}

/** Whether the answer is the same however many paths lead to it. */
function isSet(query: Query, selectors: Selectors): boolean {
  const { result, unique, start, orderBy } = query;
  if (result === undefined)
    return labelsOf(
      orderBy.map(({ expression }) => expression),
      selectors,
    ).every((label) => label === start);
  const calls = pathParts(query).flatMap(callsIn);
  if (calls.some(({ operands }) => operands.length === 0)) return false;
  const isAggregated = columnsOf(query)
    .flatMap(({ expression }) => callsIn(expression))
    .some(({ name }) => AGGREGATES.has(name));
  return result !== 'tree' && (unique || isAggregated);
}

function labelsOf(
  parts: readonly Part[],
  selectors: Selectors,
): readonly Label[] {
  return parts.flatMap(referencesIn).flatMap((reference) => {
    if (reference.kind === 'own') return [];
    const { kind } = reference;
    return (
      selectors(kind === 'name' ? reference.name : reference.selector) ?? []
    );
  });
}
