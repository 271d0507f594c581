import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { packageKey } from '../entities/package';
import { createUserEntity, userEntity, userKey } from '../entities/user';
import { enabledSources, type IngestionSource } from '../ingestion';
import { readTeamAccess } from '../registry/team-access';
import { packageAllowsUser } from '../relationships';
import { censusFor } from './census';
import { Incomplete } from './incomplete';
import { fetchOrgPackages } from './org-packages';
import { fetchOrgTeams } from './org-teams';
import { fetchOrgUsers } from './org-users';

/** Who can read and who can write each package, and the users among them whom the organization does not list. */
export const fetchPackageCollaborators: Step<StepContext> = {
  id: 'fetch-package-collaborators',
  name: 'Fetch Package Collaborators',
  entities: [userEntity],
  relationships: [packageAllowsUser.metadata],
  dependsOn: [fetchOrgUsers.id, fetchOrgTeams.id, fetchOrgPackages.id],
  ingestionSourceId: 'collaborators' satisfies IngestionSource,
  async executionHandler(context) {
    const { jobState, logger, executionConfig } = context;
    const { registry } = executionConfig;
    const incomplete = new Incomplete(logger);
    await addOutsiders(context);
    const teams = await readTeamAccess(registry);
    const { packages } = await censusFor(context);
    for (const { listed, collaborators } of packages) {
      const { name, anonymous } = listed;
      incomplete.note(
        collaborators?.error,
        'the collaborators of a package',
        'Packages and scopes: Read-only',
        anonymous === false,
      );
      for (const collaborator of collaborators?.value ?? []) {
        const { username, permission } = collaborator;
        await jobState.addRelationship(
          packageAllowsUser.draw(packageKey(name), userKey(username), {
            permission,
            write: permission === 'read-write',
            direct: teams.isDirect(name, collaborator),
          }),
        );
      }
    }
    incomplete.settle();
  },
};

async function addOutsiders(context: StepContext): Promise<void> {
  const { instance, jobState } = context;
  const census = await censusFor(context);
  const withPublishing = enabledSources(instance).has('publishers');
  for (const username of census.outsiders)
    await jobState.addEntity(
      createUserEntity({
        username,
        email: census.emails.get(username),
        publishing: withPublishing
          ? census.publishing.get(username)
          : undefined,
      }),
    );
}
