import { QueryEvaluationError } from './evaluation-error';
import { columnsOf, pathParts, referencesIn } from './parts';
import type { Label } from './path';
import type { Hop, Position, Query, Target, Traversal } from './syntax';

/** What the names in a query stand for. */
export type Selectors = (name: string) => Label | undefined;

/**
 * Gives names to the places of a query: aliases first; then, to what has none, its class or type, or its verb.
 * A name that stands for nothing is an error, unless a column has it.
 */
export function selectorsOf(query: Query): Selectors {
  const targets = targetsOf(query);
  const labels: readonly Label[] = [...targets, ...allIn(query.traversals)];
  const aliases = new Map<string, Label>();
  for (const label of labels) {
    if (label.alias === undefined) continue;
    if (aliases.has(label.alias))
      throw new QueryEvaluationError(`the alias ${label.alias} is given twice`);
    aliases.set(label.alias, label);
  }
  const kinds = kindNames(targets);
  const verbs = verbNames(hopsIn(query.traversals));
  const selectors: Selectors = (name) =>
    aliases.get(name) ?? kinds.get(name) ?? verbs.get(name.toUpperCase());
  checkNames(query, selectors, [...aliases.keys(), ...kinds.keys()]);
  return selectors;
}

function kindNames(targets: readonly Target[]): ReadonlyMap<string, Label> {
  const names = targets
    .filter(({ alias }) => alias === undefined)
    .flatMap((target) =>
      target.kinds.flatMap((kind) =>
        'name' in kind ? [[kind.name, target] as const] : [],
      ),
    );
  return new Map(names.reverse());
}

function verbNames(hops: readonly Hop[]): ReadonlyMap<string, Label> {
  const names = hops
    .filter(({ alias }) => alias === undefined)
    .flatMap((hop) => hop.verbs.map((verb) => [verb, hop] as const));
  return new Map(names.reverse());
}

function checkNames(
  query: Query,
  selectors: Selectors,
  known: readonly string[],
): void {
  const columns = columnsOf(query).map(({ name }) => name);
  const check = (name: string, at: Position) => {
    if (selectors(name) === undefined)
      throw new QueryEvaluationError(
        `nothing in the query is called ${name}; there is ${known.join(', ') || 'no name'}`,
        at,
      );
  };
  for (const reference of pathParts(query).flatMap(referencesIn)) {
    if (reference.kind === 'property') check(reference.selector, reference.at);
    if (reference.kind === 'name' && !columns.includes(reference.name))
      check(reference.name, reference.at);
  }
}

function allIn(traversals: readonly Traversal[]): readonly Traversal[] {
  return traversals.flatMap((traversal) =>
    traversal.kind === 'hop'
      ? [traversal]
      : [traversal, ...allIn(traversal.traversals)],
  );
}

function hopsIn(traversals: readonly Traversal[]): readonly Hop[] {
  return allIn(traversals).filter((traversal) => traversal.kind === 'hop');
}

/** The targets of a query, from its start on. */
export function targetsOf({ start, traversals }: Query): readonly Target[] {
  return [start, ...hopsIn(traversals).map(({ target }) => target)];
}
