import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import type { IngestionSource } from '../ingestion';
import { reasonOf } from '../registry/errors';

/** Downloads and dependents, which {@link fetchOrgPackages} puts on the packages. Nothing fails when they cannot be had. */
export const fetchPackageReach: Step<StepContext> = {
  id: 'fetch-package-reach',
  name: 'Fetch Package Reach',
  entities: [],
  relationships: [],
  ingestionSourceId: 'reach' satisfies IngestionSource,
  async executionHandler({ logger, executionConfig: { registry } }) {
    const { reach, failure } = await registry.getReach();
    if (failure === undefined) return;
    logger.warn(
      { packages: reach.size, reason: reasonOf(failure).message },
      'The search for downloads and dependents ended early; what it found is kept',
    );
  },
};
