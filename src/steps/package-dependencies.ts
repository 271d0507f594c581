import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { packageKey } from '../entities/package';
import type { IngestionSource } from '../ingestion';
import { packageUsesPackage } from '../relationships';
import { fetchOrgPackages } from './org-packages';

/** Which packages of the organization the latest version of each package uses. */
export const fetchPackageDependencies: Step<StepContext> = {
  id: 'fetch-package-dependencies',
  name: 'Fetch Package Dependencies',
  entities: [],
  relationships: [packageUsesPackage.metadata],
  dependsOn: [fetchOrgPackages.id],
  ingestionSourceId: 'dependencies' satisfies IngestionSource,
  async executionHandler({ jobState, executionConfig: { registry } }) {
    for await (const { listed, metadata } of registry.iteratePackages())
      for (const dependency of metadata.value?.dependencies ?? []) {
        const { name, versionRange, type } = dependency;
        await jobState.addRelationship(
          packageUsesPackage.draw(packageKey(listed.name), packageKey(name), {
            versionRange,
            dependencyType: type,
          }),
        );
      }
  },
};
