import {
  type Entity,
  type MappedRelationship,
  type Properties,
  toList,
} from './collected';
import { EntityFinder, valuesOf } from './entity-finder';
import type { GraphNode } from './model';

/** The nodes of a graph: the entities, then a placeholder for each thing that is related to them and was not collected. */
export class Nodes {
  readonly list: GraphNode[];
  readonly #keys: ReadonlyMap<string, number>;
  readonly #finder: EntityFinder;
  readonly #placeholders = new Map<string, number>();

  constructor(entities: readonly Entity[]) {
    this.list = entities.map(toNode);
    this.#keys = new Map(entities.map(({ key }, place) => [key, place]));
    this.#finder = new EntityFinder(entities);
  }

  /** The place of the node with a key. */
  withKey(key: string): number {
    return (
      this.#keys.get(key) ??
      this.#placeholder(`key ${key}`, { _type: 'missing', name: key })
    );
  }

  /** The place of the node that a mapped relationship describes. */
  described({ target, filters }: MappedRelationship): number {
    return (
      this.#finder.find(target, filters) ??
      this.#placeholder(
        JSON.stringify([target._class, valuesOf(target, filters.flat())]),
        target,
      )
    );
  }

  #placeholder(id: string, target: Properties): number {
    const known = this.#placeholders.get(id);
    if (known !== undefined) return known;
    const [targetClass = 'unknown'] = toList(target._class);
    const [type = targetClass] = toList(target._type);
    const place =
      this.list.push({
        name: nameOf(target, type),
        type,
        class: targetClass,
        placeholder: true,
        properties: target,
      }) - 1;
    this.#placeholders.set(id, place);
    return place;
  }
}

function toNode({ key, type, classes, properties }: Entity): GraphNode {
  return {
    name: nameOf(properties, key),
    type,
    class: classes[0] ?? 'unknown',
    placeholder: false,
    properties,
  };
}

function nameOf(properties: Properties, fallback: string): string {
  const { displayName, fullName, name, webLink } = properties;
  const names = [displayName, fullName, name, webLink];
  return names.find((candidate) => typeof candidate === 'string') ?? fallback;
}
