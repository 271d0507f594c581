/** A JSON object of which nothing is known. */
export type Json = { readonly [name: string]: unknown };

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectsIn(value: unknown): readonly Json[] | undefined {
  return Array.isArray(value) && value.every(isObject) ? value : undefined;
}

/** What is wrong with an entity, if anything. */
export function complaintOfEntity(entity: Json): string | undefined {
  return (
    complaintOfNames(entity) ??
    (isClasses(entity._class) ? undefined : 'an entity needs a _class') ??
    ('_fromEntityKey' in entity || '_mapping' in entity
      ? 'an entity has no ends'
      : undefined) ??
    complaintOfProperties(entity)
  );
}

/** What is wrong with a relationship, mapped or not, if anything. */
export function complaintOfRelationship(
  relationship: Json,
): string | undefined {
  const { _class, _fromEntityKey, _toEntityKey, _mapping } = relationship;
  const hasEnds = isText(_fromEntityKey) && isText(_toEntityKey);
  const hasOneEnd =
    '_fromEntityKey' in relationship || '_toEntityKey' in relationship;
  return (
    complaintOfNames(relationship) ??
    (isText(_class) ? undefined : 'a relationship needs a _class') ??
    (_mapping === undefined
      ? hasEnds
        ? undefined
        : 'a relationship needs _fromEntityKey and _toEntityKey'
      : hasOneEnd
        ? 'a mapped relationship has a _mapping and no ends'
        : complaintOfMapping(_mapping)) ??
    complaintOfProperties(relationship)
  );
}

function complaintOfMapping(mapping: unknown): string | undefined {
  if (!isObject(mapping)) return '_mapping must be an object';
  const { sourceEntityKey, relationshipDirection, targetEntity } = mapping;
  if (!isText(sourceEntityKey)) return 'a mapping needs a sourceEntityKey';
  if (!['FORWARD', 'REVERSE'].includes(String(relationshipDirection)))
    return 'relationshipDirection is FORWARD or REVERSE';
  if (!isObject(targetEntity)) return 'a mapping needs a targetEntity';
  const filters = mapping.targetFilterKeys;
  if (!Array.isArray(filters) || filters.length === 0)
    return 'a mapping needs targetFilterKeys';
  for (const filter of filters.flat())
    if (!isText(filter) || targetEntity[filter] === undefined)
      return `targetEntity lacks ${String(filter)}, which targetFilterKeys name`;
  return undefined;
}

function complaintOfNames({ _key, _type }: Json): string | undefined {
  if (!isText(_key)) return 'a _key is needed';
  return isText(_type) ? undefined : 'a _type is needed';
}

const RESERVED = [
  '_key',
  '_type',
  '_class',
  '_rawData',
  '_mapping',
  '_fromEntityKey',
  '_toEntityKey',
];

/** Properties are strings, booleans, numbers, null, or arrays of one of these. */
function complaintOfProperties(object: Json): string | undefined {
  for (const [name, value] of Object.entries(object)) {
    if (RESERVED.includes(name)) continue;
    if (name.startsWith('_')) return `${name} is a reserved name`;
    const kinds = new Set([value].flat().map(kindOf));
    if (kinds.size > 1) return `${name} mixes types`;
    if (kinds.has('object')) return `${name} is nested`;
  }
  return undefined;
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

function isClasses(value: unknown): boolean {
  const classes: readonly unknown[] = [value].flat();
  return classes.length > 0 && classes.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
