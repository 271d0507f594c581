import type { Collected, Entity, Properties } from '../graph/collected';
import { linked } from './mapped';

/** A relationship whose two ends are there. */
export interface Edge {
  readonly key: string;
  readonly class: string;
  readonly properties: Properties;
  readonly from: Entity;
  readonly to: Entity;
}

/** What a query meets on its way. */
export type Element = Entity | Edge;

/** What was collected, with indexes for what queries look up. */
export interface Graph {
  readonly entities: readonly Entity[];
  readonly ofType: ReadonlyMap<string, readonly Entity[]>;
  readonly ofClass: ReadonlyMap<string, readonly Entity[]>;
  /** The edges at an entity, in both directions, by their verbs. */
  readonly edgesAt: ReadonlyMap<Entity, ReadonlyMap<string, readonly Edge[]>>;
}

/** Indexes what was collected; a mapped relationship becomes an edge to each entity that its description fits. */
export function indexed(collected: Collected): Graph {
  const { entities } = collected;
  const ofType = groupedBy(entities, ({ type }) => [type]);
  const ofClass = groupedBy(entities, ({ classes }) => classes);
  const edges = [
    ...explicit(collected),
    ...linked(collected.mapped, { entities, ofType, ofClass }),
  ];
  const atEntity = groupedBy(edges, ({ from, to }) => new Set([from, to]));
  const edgesAt = new Map(
    [...atEntity].map(([entity, each]) => [
      entity,
      groupedBy(each, (edge) => [edge.class]),
    ]),
  );
  return { entities, ofType, ofClass, edgesAt };
}

function explicit({ entities, relationships }: Collected): Edge[] {
  const byKey = new Map(entities.map((entity) => [entity.key, entity]));
  return relationships.flatMap((relationship) => {
    const from = byKey.get(relationship.from);
    const to = byKey.get(relationship.to);
    return from && to ? [{ ...relationship, from, to }] : [];
  });
}

/** The items by each of their keys, in the order in which they come. */
export function groupedBy<Item, Key>(
  items: readonly Item[],
  keysOf: (item: Item) => Iterable<Key>,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
}
