import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { packageKey } from '../entities/package';
import { teamKey } from '../entities/team';
import { askAhead } from '../registry/ask-ahead';
import { outcomeOf } from '../registry/outcome';
import { packageAllowsTeam } from '../relationships';
import { fetchOrgPackages } from './org-packages';
import { fetchOrgTeams } from './org-teams';

/** What each team may do with which packages. A list that cannot be read fails {@link fetchOrgPackages} already. */
export const fetchTeamPackages: Step<StepContext> = {
  id: 'fetch-team-packages',
  name: 'Fetch Team Packages',
  entities: [],
  relationships: [packageAllowsTeam.metadata],
  dependsOn: [fetchOrgTeams.id, fetchOrgPackages.id],
  async executionHandler({ jobState, executionConfig: { registry } }) {
    const teams = await outcomeOf(registry.listTeams());
    const reading = askAhead(teams.value ?? [], async (team) => ({
      team,
      grants: await outcomeOf(registry.listTeamPackages(team.name)),
    }));
    for await (const { team, grants } of reading) {
      for (const { name, permission } of grants.value ?? [])
        await jobState.addRelationship(
          packageAllowsTeam.draw(packageKey(name), teamKey(team), {
            permission,
            write: permission === 'read-write',
          }),
        );
    }
  },
};
