import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Collected,
  type Collectible,
  type Entity,
  type MappedRelationship,
  type Properties,
  type Relationship,
  toList,
} from './collected';

/** Reads what `collect` wrote below its data folder; nothing there gives nothing, a broken file an error that names it. */
export async function readCollected(folder: string): Promise<Collected> {
  const entities: Entity[] = [];
  const relationships: Relationship[] = [];
  const mapped: MappedRelationship[] = [];
  for (const file of await graphFiles(folder)) {
    const content = await parse(file);
    entities.push(...objects(content.entities).map(toEntity));
    for (const object of objects(content.relationships)) {
      if (isObject(object._mapping))
        mapped.push(toMapped(object, object._mapping));
      else relationships.push(toRelationship(object));
    }
  }
  // The files' names are drawn by lot; the same organization shall always read the same.
  const byKey = (a: Collectible, b: Collectible) => (a.key < b.key ? -1 : 1);
  return {
    entities: entities.sort(byKey),
    relationships: relationships.sort(byKey),
    mapped: mapped.sort(byKey),
  };
}

const SUMMARY = 'summary.json';

/** A step of a collection, and how it ended. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  /** The types of entities and relationships that it brings. */
  readonly types: readonly string[];
}

/** Reads how the steps of a collection ended; nothing when it did not get to its end. */
export async function readSteps(
  folder: string,
): Promise<readonly Step[] | undefined> {
  const file = join(folder, SUMMARY);
  if (!existsSync(file)) return undefined;
  const { integrationStepResults } = await parse(file);
  return objects(integrationStepResults).map(
    ({ id, name, status, declaredTypes }) => ({
      id: String(id),
      name: String(name),
      status: String(status),
      types: toList(declaredTypes),
    }),
  );
}

/** When a collection ended, in epoch milliseconds. */
export async function readEnd(folder: string): Promise<number> {
  return Math.round((await stat(join(folder, SUMMARY))).mtimeMs);
}

async function graphFiles(folder: string): Promise<string[]> {
  const graph = join(folder, 'graph');
  if (!existsSync(graph)) return [];
  const names = await readdir(graph, { recursive: true });
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(graph, name));
}

async function parse(file: string): Promise<Properties> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isObject(content) ? content : {};
  } catch (error) {
    throw new Error(
      `${file} is not what collect writes; collect again. (${String(error)})`,
      { cause: error },
    );
  }
}

function toCollectible(object: Properties): Collectible {
  return {
    key: String(object._key),
    type: String(object._type),
    properties: object,
  };
}

function toEntity(object: Properties): Entity {
  return { ...toCollectible(object), classes: toList(object._class) };
}

function toRelationship(object: Properties): Relationship {
  return {
    ...toCollectible(object),
    class: String(object._class),
    from: String(object._fromEntityKey),
    to: String(object._toEntityKey),
  };
}

function toMapped(object: Properties, mapping: Properties): MappedRelationship {
  return {
    ...toCollectible(object),
    class: String(object._class),
    source: String(mapping.sourceEntityKey),
    target: isObject(mapping.targetEntity) ? mapping.targetEntity : {},
    filters: Array.isArray(mapping.targetFilterKeys)
      ? mapping.targetFilterKeys.map(toList)
      : [],
    reverse: mapping.relationshipDirection === 'REVERSE',
  };
}

function objects(value: unknown): Properties[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
