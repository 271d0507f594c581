import type { Collected, Entity } from '../../src/graph/collected';

/** A query of the core of the language, as plain data. */
export interface CoreQuery {
  readonly start: string;
  readonly hops: readonly CoreHop[];
  /** Whether only entities with a low `size` are wanted at the start. */
  readonly small: boolean;
}

export interface CoreHop {
  readonly negated: boolean;
  readonly optional: boolean;
  readonly verb: string;
  readonly direction: '' | '>>' | '<<';
  readonly target: string;
  readonly small: boolean;
}

/** The query in J1QL, with an alias for each entity. */
export function written({ start, small, hops }: CoreQuery): string {
  const filter = (isSmall: boolean) => (isSmall ? ' WITH size < 3' : '');
  const steps = hops.map(
    ({ negated, optional, verb, direction, target, small: isSmall }, index) => {
      const step = `THAT ${negated ? '!' : ''}${verb} ${direction} ${target}${filter(isSmall)} AS e${index}`;
      return optional ? `(${step})?` : step;
    },
  );
  return `FIND ${start}${filter(small)} AS start ${steps.join(' ')}`;
}

type Ends = readonly (Entity | undefined)[];

/** All ways through the graph, found by trying every relationship at every hop: the entity at the start and at each hop. */
export function naivePaths(
  { entities, relationships }: Collected,
  query: CoreQuery,
): readonly Ends[] {
  const fits = (name: string, isSmall: boolean, entity: Entity): boolean =>
    (name === '*' || entity.type === name || entity.classes.includes(name)) &&
    (!isSmall || Number(entity.properties.size) < 3);
  const reached = (from: Entity, hop: CoreHop): readonly Entity[] =>
    relationships.flatMap((edge) => {
      if (hop.verb !== 'RELATES TO' && edge.class !== hop.verb) return [];
      const keys = [
        ...(hop.direction !== '<<' && edge.from === from.key ? [edge.to] : []),
        ...(hop.direction !== '>>' &&
        edge.to === from.key &&
        (edge.from !== edge.to || hop.direction === '<<')
          ? [edge.from]
          : []),
      ];
      return entities.filter(
        (entity) =>
          keys.includes(entity.key) && fits(hop.target, hop.small, entity),
      );
    });

  const from = (end: Entity, hops: readonly CoreHop[]): readonly Ends[] => {
    const [hop, ...rest] = hops;
    if (hop === undefined) return [[]];
    const longer = reached(end, hop).flatMap((next) =>
      from(next, rest).map((ends) => [next, ...ends]),
    );
    if (hop.negated)
      return longer.length > 0 ? [] : [hops.map(() => undefined)];
    if (!hop.optional) return longer;
    const canGo = reached(end, hop).length > 0;
    const shorter = from(end, rest).map((ends) => [undefined, ...ends]);
    return [
      ...longer,
      ...shorter.filter(
        (ends) =>
          !canGo || ends.some(isPresent) || rest.some(({ negated }) => negated),
      ),
    ];
  };
  return entities
    .filter((entity) => fits(query.start, query.small, entity))
    .flatMap((start) =>
      from(start, query.hops).map((ends) => [start, ...ends]),
    );
}

function isPresent(end: Entity | undefined): boolean {
  return end !== undefined;
}
