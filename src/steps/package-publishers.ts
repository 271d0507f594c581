import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { packageKey } from '../entities/package';
import { userKey } from '../entities/user';
import type { IngestionSource } from '../ingestion';
import { userPublishedPackage } from '../relationships';
import { censusFor } from './census';
import { Incomplete } from './incomplete';
import { fetchOrgPackages } from './org-packages';
import { fetchOrgUsers } from './org-users';

/**
 * Who published versions of which package. People who are not in the graph, and CI, are not drawn.
 * Outsiders are known from npm's answers and not from the step that makes their entities, which may be switched off.
 */
export const fetchPackagePublishers: Step<StepContext> = {
  id: 'fetch-package-publishers',
  name: 'Fetch Package Publishers',
  entities: [],
  relationships: [userPublishedPackage.metadata],
  dependsOn: [fetchOrgUsers.id, fetchOrgPackages.id],
  ingestionSourceId: 'publishers' satisfies IngestionSource,
  async executionHandler(context) {
    const { jobState, logger } = context;
    const incomplete = new Incomplete(logger);
    const { packages, people, unknownCollaborators } = await censusFor(context);
    incomplete.missing(
      unknownCollaborators,
      'the collaborators of a package are unknown, and with them whether its publishers are in the graph',
    );
    for (const { listed, metadata } of packages) {
      if (metadata.value && !metadata.value.history)
        incomplete.missing(
          1,
          'the metadata of a package has 16 MB or more: who published it before is not read',
        );
      for (const publication of metadata.value?.history?.publications ?? []) {
        const { username, versions, latest } = publication;
        if (!people.has(username)) continue;
        await jobState.addRelationship(
          userPublishedPackage.draw(
            userKey(username),
            packageKey(listed.name),
            {
              versions,
              firstPublishedOn: publication.firstPublishedOn,
              lastPublishedOn: publication.lastPublishedOn,
              latest,
            },
          ),
        );
      }
    }
    incomplete.settle();
  },
};
