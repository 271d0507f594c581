import type { Collected } from '../collect';
import type { MappedTruth, Truth } from '../truth';

/** What a run of the integration drew. */
export type Graph = Pick<Collected, 'entities' | 'relationships' | 'mapped'>;

/** One thing in which a graph is not what it should be. */
export interface Difference {
  /** Of the entity or edge. */
  readonly type: string;
  /** Whether it is one that should or should not be there, or a property told in part or not at all, or told wrongly. */
  readonly kind: 'missing' | 'superfluous' | 'untold' | 'wrong';
  /** As in `npm-user:alice.role: expected "owner", got nothing`. */
  readonly text: string;
}

type Properties = Readonly<Record<string, unknown>>;
type ByKey = ReadonlyMap<string, Properties>;

/** Compares a graph with the truth, property by property. */
export function differences(
  { entities, relationships, mapped }: Truth,
  graph: Graph,
): readonly Difference[] {
  return [
    ...compared(entities, byKey(graph.entities)),
    ...compared(relationships, byKey(graph.relationships)),
    ...compared(expectedMappings(mapped), foundMappings(graph.mapped)),
  ];
}

/** Compares a graph with another of the same world. */
export function changes(before: Graph, after: Graph): readonly Difference[] {
  return [
    ...compared(byKey(before.entities), byKey(after.entities)),
    ...compared(byKey(before.relationships), byKey(after.relationships)),
    ...compared(foundMappings(before.mapped), foundMappings(after.mapped)),
  ];
}

function compared(expected: ByKey, found: ByKey): readonly Difference[] {
  const keys = new Set([...expected.keys(), ...found.keys()]);
  return [...keys].flatMap((key): readonly Difference[] => {
    const [wanted, got] = [expected.get(key), found.get(key)];
    const type = String((wanted ?? got)?._type);
    if (!got) return [{ type, kind: 'missing', text: `${key} is missing` }];
    if (wanted) return changesOf(key, wanted, got);
    return [{ type, kind: 'superfluous', text: `${key} should not be there` }];
  });
}

function changesOf(
  key: string,
  wanted: Properties,
  got: Properties,
): readonly Difference[] {
  const names = new Set([...Object.keys(wanted), ...Object.keys(got)]);
  return [...names].flatMap((name): readonly Difference[] => {
    const [one, other] = [shown(wanted[name]), shown(got[name])];
    if (one === other) return [];
    const text = `${key}.${name}: expected ${one}, got ${other}`;
    const kind = isPartOf(got[name], wanted[name]) ? 'untold' : 'wrong';
    return [{ type: String(wanted._type), kind, text }];
  });
}

/** Nothing is part of anything, and a shorter list is of a longer one. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (part === undefined) return true;
  if (!Array.isArray(part) || !Array.isArray(whole)) return false;
  return part.every((each) => whole.includes(each));
}

function expectedMappings(mapped: ReadonlyMap<string, MappedTruth>): ByKey {
  return new Map(
    [...mapped].map(([key, { properties, matches }]) => [
      key,
      {
        ...properties,
        sourceEntityKey: key.slice(key.indexOf('|') + 1),
        relationshipDirection: 'REVERSE',
        skipTargetCreation: true,
        matches,
      },
    ]),
  );
}

/** Edges whose mapping is told by what it matches. */
function foundMappings(mapped: Graph['mapped']): ByKey {
  return byKey(
    mapped.map(({ _mapping: { targetEntity, ...mapping }, ...properties }) => {
      const { targetFilterKeys, ...rest } = mapping;
      const target = new Map<string, unknown>(Object.entries(targetEntity));
      const matches = targetFilterKeys.map((keys) =>
        Object.fromEntries([keys].flat().map((key) => [key, target.get(key)])),
      );
      return { ...properties, ...rest, matches };
    }),
  );
}

function byKey(all: readonly { readonly _key?: string }[]): ByKey {
  return new Map(
    all.map((each) => [String(each._key), { ...each, _rawData: undefined }]),
  );
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
