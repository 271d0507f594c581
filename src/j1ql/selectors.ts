import { QueryEvaluationError } from './evaluation-error';
import { columnsOf, type Part, pathParts, referencesIn } from './parts';
import type { Label } from './path';
import type { Hop, Position, Query, Target, Traversal } from './syntax';

/** What the names in a query stand for. */
export type Selectors = (name: string) => Label | undefined;

/**
 * Gives names to the places of a query: aliases first; then, to what has none, its class or type or the alias beside it, or its verb.
 * A property of something that has no such name is an error.
 */
export function selectorsOf(query: Query): Selectors {
  const names = namesIn(query);
  for (const reference of pathParts(query).flatMap(referencesIn))
    if (reference.kind === 'property')
      checkName(reference.selector, reference.at, names);
  return names.selectors;
}

/** Refuses a name that stands for nothing; in HAVING and ORDER BY it may be a column's. */
export function checkNames(query: Query): void {
  const names = namesIn(query);
  const columns = columnsOf(query);
  const isColumn = (name: string) =>
    columns.some((column) => column.name === name);
  const check = (
    parts: readonly Part[],
    isKnown: (name: string) => boolean,
  ) => {
    for (const reference of parts.flatMap(referencesIn))
      if (reference.kind === 'name' && !isKnown(reference.name))
        checkName(reference.name, reference.at, names);
  };
  check(
    columns.map(({ expression }) => expression),
    () => false,
  );
  check(pathParts(query), isColumn);
}

interface Names {
  readonly selectors: Selectors;
  /** What an error can propose. */
  readonly known: readonly string[];
}

function namesIn(query: Query): Names {
  const targets = targetsOf(query);
  const aliases = aliasNames([...targets, ...allIn(query.traversals)]);
  const kinds = kindNames(targets);
  const verbs = verbNames(hopsIn(query.traversals));
  return {
    selectors: (name) =>
      aliases.get(name) ?? kinds.get(name) ?? verbs.get(name.toUpperCase()),
    known: [...aliases.keys(), ...kinds.keys()],
  };
}

function checkName(
  name: string,
  at: Position,
  { selectors, known }: Names,
): void {
  if (selectors(name) === undefined)
    throw new QueryEvaluationError(
      `nothing in the query is called ${name}; there is ${known.join(', ') || 'no name'}`,
      at,
    );
}

function aliasNames(labels: readonly Label[]): ReadonlyMap<string, Label> {
  const aliases = new Map<string, Label>();
  for (const label of labels) {
    if (label.alias === undefined) continue;
    if (aliases.has(label.alias))
      throw new QueryEvaluationError(
        `the alias ${label.alias} is given twice`,
        label.at,
      );
    aliases.set(label.alias, label);
  }
  return aliases;
}

function kindNames(targets: readonly Target[]): ReadonlyMap<string, Label> {
  const names = targets
    .filter(({ alias }) => alias === undefined)
    .flatMap((target) =>
      target.kinds.flatMap((kind) => {
        const name = kind.alias ?? ('name' in kind ? kind.name : undefined);
        return name === undefined ? [] : [[name, target] as const];
      }),
    );
  return new Map(names.reverse());
}

function verbNames(hops: readonly Hop[]): ReadonlyMap<string, Label> {
  const names = hops
    .filter(({ alias }) => alias === undefined)
    .flatMap((hop) => hop.verbs.map((verb) => [verb, hop] as const));
  return new Map(names.reverse());
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
export function targetsOf(query: Query): readonly Target[] {
  return [query.start, ...hopsOf(query).map(({ target }) => target)];
}

/** The steps of a query along relationships, optional ones too. */
export function hopsOf({ traversals }: Query): readonly Hop[] {
  return hopsIn(traversals);
}
