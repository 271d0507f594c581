import type {
  Entity,
  MappedRelationship,
  Relationship,
} from '../../src/graph/collected';
import type { Gaps } from '../../src/graph/gaps';
import type { Step } from '../../src/graph/read';

/** An entity as `collect` would have written it. */
export function entity(
  key: string,
  properties: Record<string, unknown> = {},
): Entity {
  const {
    _type = 'npm_package',
    _class = 'CodeModule',
    ...others
  } = properties;
  return {
    key,
    type: String(_type),
    classes: [_class].flat().map(String),
    properties: { _key: key, _class, _type, displayName: key, ...others },
  };
}

/** A relationship between two keys. */
export function relationship(
  from: string,
  label: string,
  to: string,
): Relationship {
  return {
    key: `${from}|${label}|${to}`,
    type: `npm_${label.toLowerCase()}`,
    class: label,
    from,
    to,
    properties: { displayName: label },
  };
}

/** A repository that published a package, known by what describes it. */
export function published(
  source: string,
  target: Record<string, unknown>,
  filters: readonly (readonly string[])[] = [['_class', 'fullName']],
): MappedRelationship {
  return {
    key: `${source}|published`,
    type: 'repo_published_npm_package',
    class: 'PUBLISHED',
    source,
    target: { _class: 'CodeRepo', _type: 'github_repo', ...target },
    filters,
    reverse: true,
    properties: { displayName: 'PUBLISHED' },
  };
}

/** A step of a collection that brings some types. */
export function step(
  name: string,
  status = 'success',
  types: readonly string[] = [],
): Step {
  return { id: name.toLowerCase().replaceAll(' ', '-'), name, status, types };
}

/** Of a collection that lacks nothing. */
export const NO_GAPS: Gaps = { incomplete: [], disabled: [], untold: [] };
