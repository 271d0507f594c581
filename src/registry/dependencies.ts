import { dictionary, lenient } from './decode';
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

const map = lenient(dictionary((range) => range));

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
    for (const [name, range] of doc[type] ?? [])
      if (typeof range === 'string' && !found.has(name))
        found.set(name, { name, versionRange: range, type });
  return {
    dependencies: [...found.values()],
    dependencyCount: doc.dependencies?.size ?? 0,
  };
}
