import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { advisoryEntity, createAdvisoryEntity } from '../entities/advisory';
import { packageKey } from '../entities/package';
import type { IngestionSource } from '../ingestion';
import type { PackageReading } from '../registry/inventory';
import { outcomeOf } from '../registry/outcome';
import { packageHasAdvisory } from '../relationships';
import { censusFor } from './census';
import { Incomplete } from './incomplete';
import { fetchOrgPackages } from './org-packages';

const PACKAGES_PER_REQUEST = 1000;

/** Known vulnerabilities of the latest version of each public package; the names of private ones are not sent. */
export const fetchAdvisories: Step<StepContext> = {
  id: 'fetch-advisories',
  name: 'Fetch Advisories',
  entities: [advisoryEntity],
  relationships: [packageHasAdvisory.metadata],
  dependsOn: [fetchOrgPackages.id],
  ingestionSourceId: 'advisories' satisfies IngestionSource,
  async executionHandler(context) {
    const { jobState, logger, executionConfig } = context;
    const { registry } = executionConfig;
    const incomplete = new Incomplete(logger);
    const { packages } = await censusFor(context);
    for (const versions of publicVersions(packages)) {
      const { value, error } = await outcomeOf(
        registry.findAdvisories(versions),
      );
      if (error) incomplete.missing(1, error.message);
      for (const [name, version] of versions) {
        const advisories = new Map(
          value?.get(name)?.map((advisory) => [advisory.id, advisory]),
        );
        for (const advisory of advisories.values()) {
          const { _key } = await jobState.addEntity(
            createAdvisoryEntity(advisory, name, version),
          );
          await jobState.addRelationship(
            packageHasAdvisory.draw(packageKey(name), _key),
          );
        }
      }
    }
    incomplete.settle();
  },
};

/** The latest versions of the public packages, by name, a request's worth at a time. */
function* publicVersions(
  packages: Iterable<PackageReading>,
): Generator<ReadonlyMap<string, string>> {
  let versions = new Map<string, string>();
  for (const { listed, metadata, visibility } of packages) {
    const version = metadata.value?.latest?.version;
    if (visibility.value !== true || version === undefined) continue;
    versions.set(listed.name, version);
    if (versions.size < PACKAGES_PER_REQUEST) continue;
    yield versions;
    versions = new Map();
  }
  if (versions.size > 0) yield versions;
}
