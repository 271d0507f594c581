import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { packageKey } from '../entities/package';
import type { IngestionSource } from '../ingestion';
import { packageUsesPackage } from '../relationships';
import { censusFor } from './census';
import { fetchOrgPackages } from './org-packages';

/** Which packages of the organization the latest version of each package uses. */
export const fetchPackageDependencies: Step<StepContext> = {
  id: 'fetch-package-dependencies',
  name: 'Fetch Package Dependencies',
  entities: [],
  relationships: [packageUsesPackage.metadata],
  dependsOn: [fetchOrgPackages.id],
  ingestionSourceId: 'dependencies' satisfies IngestionSource,
  async executionHandler(context) {
    const { packages } = await censusFor(context);
    for (const { listed, metadata } of packages)
      for (const dependency of metadata.value?.dependencies ?? []) {
        const { name, versionRange, type } = dependency;
        await context.jobState.addRelationship(
          packageUsesPackage.draw(packageKey(listed.name), packageKey(name), {
            versionRange,
            dependencyType: type,
          }),
        );
      }
  },
};
