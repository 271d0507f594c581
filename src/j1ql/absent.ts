import type { Element, Graph } from './graph';
import { partsOf, pathParts } from './parts';
import { hopsOf, targetsOf } from './selectors';
import type { Query } from './syntax';

/** What a query names and nothing in a graph has: its answer can say nothing of that. */
export interface Absent {
  /** Classes and types. */
  readonly kinds: readonly string[];
  readonly verbs: readonly string[];
  readonly properties: readonly string[];
}

/** What a query names that nothing in a graph has. */
export function absentFrom(graph: Graph, query: Query): Absent {
  const verbs = hopsOf(query).flatMap((hop) => hop.verbs);
  return {
    kinds: kindsIn(query).filter(
      (name) => !graph.ofClass.has(name) && !graph.ofType.has(name),
    ),
    verbs: [...new Set(verbs)].filter((verb) => !isEdge(graph, verb)),
    properties: propertiesIn(query).filter((name) => !isThere(graph, name)),
  };
}

/** The classes and types that a query names, each once. */
export function kindsIn(query: Query): readonly string[] {
  const names = targetsOf(query)
    .flatMap((target) => target.kinds)
    .flatMap((kind) =>
      kind.kind === 'class' || kind.kind === 'type' ? [kind.name] : [],
    );
  return [...new Set(names)];
}

/** The properties that a query names, each once. */
export function propertiesIn(query: Query): readonly string[] {
  const parts = [
    ...targetsOf(query).flatMap(({ filter }) => (filter ? [filter] : [])),
    ...pathParts(query),
  ];
  const names = parts
    .flatMap((part) => [...partsOf(part)])
    .flatMap((part) =>
      part.kind === 'own' || part.kind === 'property' ? [part.property] : [],
    );
  return [...new Set(names)].filter((name) => name !== '*');
}

function isEdge({ edgesAt }: Graph, verb: string): boolean {
  return [...edgesAt.values()].some((edges) => edges.has(verb));
}

function isThere({ entities, edgesAt }: Graph, name: string): boolean {
  const has = ({ properties }: Element) => Object.hasOwn(properties, name);
  if (entities.some(has)) return true;
  for (const edges of edgesAt.values())
    for (const each of edges.values()) if (each.some(has)) return true;
  return false;
}
