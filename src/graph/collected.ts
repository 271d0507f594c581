/** What an entity or a relationship carries: names that may be anything, values as JSON has them. */
export type Properties = { readonly [name: string]: unknown };

/** What entities and relationships have in common. */
export interface Collectible {
  readonly key: string;
  readonly type: string;
  readonly properties: Properties;
}

export interface Entity extends Collectible {
  readonly classes: readonly string[];
}

export interface Relationship extends Collectible {
  readonly class: string;
  readonly from: string;
  readonly to: string;
}

/** A relationship with something that another integration may bring: its far end is a description, not a key. */
export interface MappedRelationship extends Collectible {
  readonly class: string;
  readonly source: string;
  readonly target: Properties;
  /** Alternatives; the properties named in one of them must all match. */
  readonly filters: readonly (readonly string[])[];
  /** Whether the arrow points from the target to the source. */
  readonly reverse: boolean;
}

/** Everything that one `collect` wrote. */
export interface Collected {
  readonly entities: readonly Entity[];
  readonly relationships: readonly Relationship[];
  readonly mapped: readonly MappedRelationship[];
}

/** The value as a list of classes: the SDK writes one as a string, several as an array. */
export function toList(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (item) => typeof item === 'string',
  );
}
