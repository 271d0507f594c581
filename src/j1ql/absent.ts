import type { Graph } from './graph';
import { partsOf, pathParts, type Part } from './parts';
import { targetsOf } from './selectors';
import type { Query } from './syntax';

/** The classes, types and metadata that a query names and nothing in a graph has: its answer can say nothing of them. */
export function absentFrom(graph: Graph, query: Query): readonly string[] {
  const targets = targetsOf(query);
  const kinds = targets
    .flatMap((target) => target.kinds)
    .flatMap((kind) =>
      (kind.kind === 'class' && !graph.ofClass.has(kind.name)) ||
      (kind.kind === 'type' && !graph.ofType.has(kind.name))
        ? [kind.name]
        : [],
    );
  const parts = [
    ...targets.flatMap(({ filter }) => (filter ? [filter] : [])),
    ...pathParts(query),
  ];
  const metadata = parts
    .flatMap(propertiesIn)
    .filter((name) => name.startsWith('_') && !isThere(graph, name));
  return [...new Set([...kinds, ...metadata])];
}

function propertiesIn(part: Part): readonly string[] {
  return [...partsOf(part)].flatMap((inner) =>
    inner.kind === 'own' || inner.kind === 'property' ? [inner.property] : [],
  );
}

/** Metadata is on everything or on nothing, so one relationship tells for all. */
function isThere({ entities, edgesAt }: Graph, name: string): boolean {
  const [edges] = [...edgesAt.values()].flatMap((each) => [...each.values()]);
  return (
    entities.some(({ properties }) => Object.hasOwn(properties, name)) ||
    (edges ?? []).some(({ properties }) => Object.hasOwn(properties, name))
  );
}
