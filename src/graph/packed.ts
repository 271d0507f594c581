import type {
  Collected,
  Entity,
  MappedRelationship,
  Properties,
  Relationship,
} from './collected';

/** What was collected, small enough to be put into a page: a table for each type, in which names are written once. */
export interface Packed {
  readonly entities: readonly Table[];
  readonly relationships: readonly Table[];
  readonly mapped: readonly MappedRelationship[];
}

interface Table {
  readonly type: string;
  /** The classes of entities; the one of relationships. */
  readonly classes: readonly string[];
  /** The properties that all rows have, and with the same value. */
  readonly same: Properties;
  readonly columns: readonly string[];
  /** Values by column; null is none. Two more lead a relationship's row: its ends, as places among the entities or as keys. */
  readonly rows: readonly (readonly unknown[])[];
}

/** Packs all but the raw data. */
export function pack({ entities, relationships, mapped }: Collected): Packed {
  const tables = groupsOf(entities, ({ type, classes }) => [type, ...classes]);
  const places = new Map(
    [...tables.values()].flat().map(({ key }, place) => [key, place]),
  );
  const end = (key: string) => places.get(key) ?? key;
  return {
    entities: [...tables.values()].map((group) =>
      tableOf(group, group[0].classes, ({ properties }) =>
        without(properties, RAW),
      ),
    ),
    relationships: [
      ...groupsOf(relationships, (each) => [each.type, each.class]).values(),
    ].map((group) =>
      tableOf(group, [group[0].class], withoutEnds, ({ from, to }) => [
        end(from),
        end(to),
      ]),
    ),
    mapped: mapped.map((each) => ({
      ...each,
      properties: without(each.properties, [...RAW, '_mapping']),
    })),
  };
}

/** What was packed, in the order of the keys. */
export function unpack(packed: Packed): Collected {
  const entities = packed.entities.flatMap((table) =>
    table.rows.map((row) => unpackEntity(table, row)),
  );
  const relationships = packed.relationships.flatMap((table) =>
    table.rows.map((row) => unpackRelationship(table, row, entities)),
  );
  const byKey = (a: { key: string }, b: { key: string }) =>
    a.key < b.key ? -1 : 1;
  return {
    relationships: relationships.sort(byKey),
    mapped: packed.mapped,
    entities: entities.sort(byKey),
  };
}

const RAW = ['_rawData'];
const ENDS = ['_fromEntityKey', '_toEntityKey'];

type Group<Item> = [Item, ...Item[]];

function groupsOf<Item>(
  items: readonly Item[],
  idOf: (item: Item) => readonly string[],
): ReadonlyMap<string, Group<Item>> {
  const groups = new Map<string, Group<Item>>();
  for (const item of items) {
    const id = JSON.stringify(idOf(item));
    const group = groups.get(id);
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return groups;
}

function tableOf<Item extends Entity | Relationship>(
  group: Group<Item>,
  classes: readonly string[],
  propertiesOf: (item: Item) => Properties,
  leading: (item: Item) => readonly unknown[] = () => [],
): Table {
  const all = group.map(propertiesOf);
  const names = [...new Set(all.flatMap((each) => Object.keys(each)))];
  const isSame = (name: string) =>
    all.every((each) => each[name] === all[0]?.[name]);
  const columns = names.filter((name) => !isSame(name));
  return {
    type: group[0].type,
    classes,
    same: Object.fromEntries(
      names.filter(isSame).map((name) => [name, all[0]?.[name]]),
    ),
    columns,
    rows: group.map((item, at) => [
      ...leading(item),
      ...columns.map((name) => all[at]?.[name] ?? null),
    ]),
  };
}

/** The properties but for those that the ends tell, the usual key among them. */
function withoutEnds(relationship: Relationship): Properties {
  const { properties, key } = relationship;
  const isUsual = key === usualKey(relationship);
  return without(properties, [...RAW, ...ENDS, ...(isUsual ? ['_key'] : [])]);
}

function usualKey(relationship: Omit<Relationship, 'key'>): string {
  const { from, to } = relationship;
  return `${from}|${relationship.class.toLowerCase()}|${to}`;
}

function without(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([name, value]) => value !== undefined && !names.includes(name),
    ),
  );
}

function unpackEntity(table: Table, row: readonly unknown[]): Entity {
  const properties = propertiesIn(table, row, 0);
  return {
    key: String(properties._key),
    type: table.type,
    classes: table.classes,
    properties,
  };
}

function unpackRelationship(
  table: Table,
  row: readonly unknown[],
  entities: readonly Entity[],
): Relationship {
  const keyAt = (end: unknown) =>
    typeof end === 'number' ? (entities[end]?.key ?? '') : String(end);
  const properties = propertiesIn(table, row, 2);
  const relationship = {
    type: table.type,
    class: table.classes[0] ?? '',
    from: keyAt(row[0]),
    to: keyAt(row[1]),
    properties,
  };
  const { _key: told } = properties;
  const key = typeof told === 'string' ? told : usualKey(relationship);
  properties._key = key;
  properties._fromEntityKey = relationship.from;
  properties._toEntityKey = relationship.to;
  return { ...relationship, key };
}

/** The properties of a row, whose values begin at a place; written one by one, since an organization has a million. */
function propertiesIn(
  { same, columns }: Table,
  row: readonly unknown[],
  start: number,
): Record<string, unknown> {
  const properties = { ...same };
  for (const [at, name] of columns.entries()) {
    const value = row[start + at];
    if (value !== null && value !== undefined) properties[name] = value;
  }
  return properties;
}
