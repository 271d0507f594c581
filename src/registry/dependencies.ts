import { prose } from './authored';
import { anything, dictionary, lenient } from './decode';
import type { Dependency, DependencyType, Package } from './types';

/** In the order of their weight: of two that name the same package the first counts. */
const DEPENDENCY_TYPES: readonly DependencyType[] = [
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
  'devDependencies',
];

/** The part of a manifest that names other packages. */
export type DependencyMaps = {
  readonly [type in DependencyType]?: ReadonlyMap<string, unknown>;
};

const map = lenient(dictionary(anything));

/** The fields of a manifest that name other packages. */
export const dependencyMaps = {
  dependencies: map,
  optionalDependencies: map,
  peerDependencies: map,
  devDependencies: map,
};

/** What a manifest depends on, each package once. */
export function dependenciesOf(
  doc: DependencyMaps,
): Pick<Package, 'dependencies' | 'dependencyCount'> {
  const found = new Map<string, Dependency>();
  for (const type of DEPENDENCY_TYPES)
    for (const [key, value] of doc[type] ?? []) {
      if (typeof value !== 'string') continue;
      const [name, range] = aliased(value) ?? [key, value];
      const versionRange = rangeWithoutCredentials(prose(range));
      if (!found.has(name)) found.set(name, { name, versionRange, type });
    }
  return {
    dependencies: [...found.values()],
    dependencyCount: doc.dependencies?.size ?? 0,
  };
}

/** `"mine": "npm:theirs@^1.0.0"` uses the package `theirs`. */
function aliased(value: string): readonly [string, string] | undefined {
  const [, name, versionRange = '*'] =
    /^npm:(@?[^@]+)(?:@(.*))?$/.exec(value) ?? [];
  return name === undefined ? undefined : [name, versionRange];
}

/** A range may be the address of a repository, with a token or a password in it; a mere name, as `git` over ssh, is none. */
function rangeWithoutCredentials(range: string): string {
  return range
    .trim()
    .replace(/^((?:git\+)?https?:[\\/]*)[^\\/?#\s]*@/i, '$1')
    .replace(/^([a-z][a-z\d+.-]*:\/\/[^\s/?#:@]*):[^\s/?#]*@/i, '$1@')
    .replace(/^([^\s/:@]+):[^\s/]+@(?=[\w.-]+:)/, '$1@');
}
