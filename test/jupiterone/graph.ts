import type { Job } from './job';
import type { Json } from './shapes';

/** What the platform holds of one integration instance, by key. */
export interface Graph {
  readonly entities: ReadonlyMap<string, Json>;
  readonly relationships: ReadonlyMap<string, Json>;
}

export const emptyGraph: Graph = {
  entities: new Map(),
  relationships: new Map(),
};

/** The graph after a job was finalized: what it did not upload is deleted, unless its type is partial. */
export function synchronize(graph: Graph, job: Job): Graph {
  const partial = new Set(job.partialTypes);
  const merge = (
    before: ReadonlyMap<string, Json>,
    uploaded: ReadonlyMap<string, Json>,
  ) =>
    new Map([
      ...[...before].filter(([, { _type }]) => partial.has(String(_type))),
      ...uploaded,
    ]);
  return {
    entities: merge(graph.entities, job.entities),
    relationships: merge(graph.relationships, job.relationships),
  };
}

/** The graph in the form that a query returns as a tree, which the SDK's `diff` reads. */
export function exportOf({ entities, relationships }: Graph): Json {
  return {
    data: {
      vertices: [...entities.values()].map((object) => {
        const { system, properties } = split(object);
        return { entity: system, properties };
      }),
      edges: [...relationships.values()].map((object) => {
        const { system, properties } = split(object);
        return { relationship: system, properties };
      }),
    },
  };
}

function split(object: Json): { system: Json; properties: Json } {
  const entries = Object.entries(object).filter(
    ([name]) => name !== '_rawData',
  );
  const isSystem = ([name]: readonly [string, unknown]) =>
    name.startsWith('_') || name === 'displayName';
  return {
    system: Object.fromEntries(entries.filter(isSystem)),
    properties: Object.fromEntries(entries.filter((entry) => !isSystem(entry))),
  };
}
