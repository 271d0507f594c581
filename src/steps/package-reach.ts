import { PublishEventLevel, type Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import type { IngestionSource } from '../ingestion';
import { messageOf } from '../registry/errors';

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
    const description =
      'The search for downloads and dependents ended early; what it found is kept';
    logger.warn(
      { packages: reach.size, reason: messageOf(failure) },
      description,
    );
    logger.publishEvent({
      name: 'warn_search_ended_early',
      description,
      level: PublishEventLevel.Warn,
    });
  },
};
