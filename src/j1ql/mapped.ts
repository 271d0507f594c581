import type {
  Entity,
  MappedRelationship,
  Properties,
} from '../graph/collected';
import { toList } from '../graph/collected';
import { type Edge, type Graph, groupedBy } from './graph';

type Entities = Pick<Graph, 'entities' | 'ofType' | 'ofClass'>;

/** The edges of mapped relationships: one to each entity that one of the alternatives describes. */
export function linked(
  mapped: readonly MappedRelationship[],
  graph: Entities,
): Edge[] {
  const byKey = new Map(graph.entities.map((entity) => [entity.key, entity]));
  const candidates = candidateFinder(graph);
  return mapped.flatMap((relationship) => {
    const source = byKey.get(relationship.source);
    if (!source) return [];
    const found = relationship.filters.flatMap((names) =>
      candidates(names, relationship.target).filter((entity) =>
        names.every((name) => fits(entity, name, relationship.target[name])),
      ),
    );
    return [...new Set(found)].map((target) => ({
      key: `${relationship.key}|${target.key}`,
      class: relationship.class,
      properties: relationship.properties,
      ...(relationship.reverse
        ? { from: target, to: source }
        : { from: source, to: target }),
    }));
  });
}

/** Finds the few entities that a description can be about, by the value of one property, its class or its type. */
function candidateFinder({ entities, ofType, ofClass }: Entities) {
  const indexes = new Map<string, ReadonlyMap<unknown, readonly Entity[]>>();
  const indexOf = (name: string) => {
    const index =
      indexes.get(name) ??
      groupedBy(entities, ({ properties }) => [properties[name]].flat());
    indexes.set(name, index);
    return index;
  };
  return (names: readonly string[], target: Properties): readonly Entity[] => {
    const name = names.find((each) => each !== '_class' && each !== '_type');
    if (name !== undefined) return indexOf(name).get(target[name]) ?? [];
    if (names.includes('_type')) return ofType.get(String(target._type)) ?? [];
    if (!names.includes('_class')) return [];
    return toList(target._class).flatMap((each) => ofClass.get(each) ?? []);
  };
}

function fits(entity: Entity, name: string, wanted: unknown): boolean {
  if (name === '_type') return entity.type === wanted;
  if (name === '_class')
    return toList(wanted).some((each) => entity.classes.includes(each));
  return (
    wanted !== undefined && [entity.properties[name]].flat().includes(wanted)
  );
}
