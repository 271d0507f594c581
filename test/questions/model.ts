import { invocationConfig } from '../../src';
import { columnsOf, pathParts, referencesIn } from '../../src/j1ql/parts';
import { selectorsOf, targetsOf } from '../../src/j1ql/selectors';
import type {
  Hop,
  Kind,
  Query,
  Target,
  Traversal,
} from '../../src/j1ql/syntax';
import { metadata, otherLinks, otherThings } from './other-integrations';

/** Entities that are declared together. */
export interface Thing {
  readonly types: readonly string[];
  readonly classes: readonly string[];
  readonly properties: readonly string[];
}

/** Relationships that are declared together; the ends are types or classes. */
export interface Link {
  readonly from: string;
  readonly verb: string;
  readonly to: string;
  readonly properties: readonly string[];
}

type Declared = { readonly schema?: { readonly properties?: object } };

const propertiesOf = ({ schema }: Declared): readonly string[] =>
  Object.keys(schema?.properties ?? {});

const steps = invocationConfig.integrationSteps;

const things: readonly Thing[] = [
  ...steps
    .flatMap(({ entities }) => entities)
    .map((entity) => ({
      types: [entity._type],
      classes: [entity._class].flat(),
      properties: propertiesOf(entity),
    })),
  ...otherThings,
];

const links: readonly Link[] = [
  ...steps
    .flatMap(({ relationships }) => relationships)
    .map((edge) => ({
      from: edge.sourceType,
      verb: String(edge._class),
      to: edge.targetType,
      properties: propertiesOf(edge),
    })),
  ...steps
    .flatMap(({ mappedRelationships = [] }) => mappedRelationships)
    .map((edge) => ({
      from: edge.targetType,
      verb: String(edge._class),
      to: edge.sourceType,
      properties: propertiesOf(edge),
    })),
  ...otherLinks,
];

/** What a query names that neither the model nor the list of other integrations has. */
export function undeclaredIn(query: Query): readonly string[] {
  return [
    ...targetsOf(query).flatMap(undeclaredInTarget),
    ...hopsOf(query).flatMap(({ from, hop }) =>
      linksAlong(from, hop).length === 0
        ? [
            `${namesOf(from).join('|')} ${hop.verbs.join('|')} ${namesOf(hop.target).join('|')}`,
          ]
        : [],
    ),
    ...undeclaredInReferences(query),
  ];
}

function undeclaredInTarget(target: Target): readonly string[] {
  const unknown = target.kinds
    .filter((kind) => thingsOf([kind]).length === 0)
    .map((kind) => ('name' in kind ? kind.name : '*'));
  const filtered = target.filter ? referencesOfOwn(target) : [];
  return [
    ...unknown,
    ...filtered
      .filter((property) => !hasProperty(target, property))
      .map((property) => `${namesOf(target).join('|')}.${property}`),
  ];
}

/** The properties in a filter; they are those of the entity itself. */
function referencesOfOwn({ filter }: Target): readonly string[] {
  const found: string[] = [];
  JSON.stringify(filter, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'property' in value)
      found.push(String(value.property));
    return value;
  });
  return found;
}

function undeclaredInReferences(query: Query): readonly string[] {
  const selectors = selectorsOf(query);
  const columns = columnsOf(query).map(({ name }) => name);
  const hops = hopsOf(query);
  return pathParts(query)
    .flatMap(referencesIn)
    .flatMap((reference) => {
      if (reference.kind === 'own') return [];
      if (reference.kind === 'name')
        return selectors(reference.name) || columns.includes(reference.name)
          ? []
          : [reference.name];
      const { selector, property } = reference;
      const label = selectors(selector);
      const along = hops.find(({ hop }) => hop === label);
      const isDeclared = along
        ? isMetadata(property) ||
          linksAlong(along.from, along.hop).some(({ properties }) =>
            properties.includes(property),
          )
        : label !== undefined &&
          'kinds' in label &&
          hasProperty(label, property);
      return isDeclared ? [] : [`${selector}.${property}`];
    });
}

/** The hops of a query, each with the entities that it leaves. */
function hopsOf({
  start,
  traversals,
}: Query): readonly { from: Target; hop: Hop }[] {
  const found: { from: Target; hop: Hop }[] = [];
  const walk = (from: Target, along: readonly Traversal[]): Target =>
    along.reduce((at, traversal) => {
      if (traversal.kind === 'optional') return walk(at, traversal.traversals);
      found.push({ from: at, hop: traversal });
      return traversal.target;
    }, from);
  walk(start, traversals);
  return found;
}

function linksAlong(
  from: Target,
  { verbs, direction, target }: Hop,
): readonly Link[] {
  const isAt = (end: string, at: Target) =>
    namesOf(at).some((name) => name === end || kindredOf(name).includes(end));
  return links.filter(
    (link) =>
      verbs.includes(link.verb) &&
      ((direction !== 'in' && isAt(link.from, from) && isAt(link.to, target)) ||
        (direction !== 'out' &&
          isAt(link.to, from) &&
          isAt(link.from, target))),
  );
}

/** The classes of a type, and the types of a class. */
function kindredOf(name: string): readonly string[] {
  return things
    .filter(
      ({ types, classes }) => types.includes(name) || classes.includes(name),
    )
    .flatMap(({ types, classes }) => (types.includes(name) ? classes : types));
}

function hasProperty({ kinds }: Target, property: string): boolean {
  return (
    isMetadata(property) ||
    thingsOf(kinds).some(({ properties }) => properties.includes(property))
  );
}

function isMetadata(property: string): boolean {
  return metadata.properties.includes(property);
}

function thingsOf(kinds: readonly Kind[]): readonly Thing[] {
  return things.filter(({ types, classes }) =>
    kinds.some(
      (kind) =>
        (kind.kind === 'type' && types.includes(kind.name)) ||
        (kind.kind === 'class' && classes.includes(kind.name)),
    ),
  );
}

function namesOf({ kinds }: Target): readonly string[] {
  return kinds.map((kind) => ('name' in kind ? kind.name : '*'));
}
