import { type Entity, type Properties, toList } from './collected';

/** Finds the collected entity that a mapped relationship describes, without looking through all of them each time. */
export class EntityFinder {
  readonly #indexes = new Map<string, ReadonlyMap<string, number[]>>();

  constructor(private readonly entities: readonly Entity[]) {}

  /** The place of the first entity that one of the filters finds: it has the target's values for all properties the filter names. */
  find(
    target: Properties,
    filters: readonly (readonly string[])[],
  ): number | undefined {
    for (const filter of filters) {
      const place = this.#findBy(filter, target);
      if (place !== undefined) return place;
    }
    return undefined;
  }

  #findBy(filter: readonly string[], target: Properties): number | undefined {
    if (filter.some((name) => target[name] === undefined)) return undefined;
    const classes = filter.includes('_class') ? toList(target._class) : [];
    return this.#indexOf(filter)
      .get(valuesOf(target, filter))
      ?.find((place) =>
        classes.every((name) => this.entities[place]?.classes.includes(name)),
      );
  }

  #indexOf(filter: readonly string[]): ReadonlyMap<string, number[]> {
    const id = JSON.stringify(filter);
    const known = this.#indexes.get(id);
    if (known) return known;
    const index = new Map<string, number[]>();
    for (const [place, { properties }] of this.entities.entries()) {
      const values = valuesOf(properties, filter);
      const same = index.get(values);
      if (same) same.push(place);
      else index.set(values, [place]);
    }
    this.#indexes.set(id, index);
    return index;
  }
}

/** What a filter compares, as text, but for classes: of those, an entity may have more than are asked for. */
export function valuesOf(
  properties: Properties,
  filter: readonly string[],
): string {
  return JSON.stringify(
    filter.map((name) => (name === '_class' ? '' : properties[name])),
  );
}
