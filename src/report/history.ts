import type { Entity } from '../graph/collected';

/** What the history of a package tells, which can be more than is read of it. */
export const HISTORY_PROPERTIES: readonly string[] = [
  'createdOn',
  'installScriptsAdded',
  'licenseChanged',
  'newPublisher',
  'trustDowngraded',
  'updatedOn',
  'versionCount',
];

/** The packages with a version, and without the history that led to it. */
export function withoutHistory(packages: readonly Entity[]): readonly Entity[] {
  return packages.filter(
    ({ properties }) =>
      properties.version !== undefined &&
      properties.trustDowngraded === undefined,
  );
}
