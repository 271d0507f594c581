import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { accountKey } from '../entities/account';
import { createTeamEntity, teamEntity } from '../entities/team';
import { userKey } from '../entities/user';
import { askAhead } from '../registry/ask-ahead';
import { outcomeOf } from '../registry/outcome';
import { accountHasTeam, teamHasUser } from '../relationships';
import { fetchAccount } from './account';
import { Incomplete } from './incomplete';
import { fetchOrgUsers } from './org-users';

/** The teams, and who of the organization is in them: npm goes on listing people who left. */
export const fetchOrgTeams: Step<StepContext> = {
  id: 'fetch-org-teams',
  name: 'Fetch Teams',
  entities: [teamEntity],
  relationships: [accountHasTeam.metadata, teamHasUser.metadata],
  dependsOn: [fetchAccount.id, fetchOrgUsers.id],
  async executionHandler({ jobState, logger, executionConfig: { registry } }) {
    const incomplete = new Incomplete(logger);
    const account = accountKey(registry.organization);
    const members = await registry.listMembers();
    const roster = new Set(members.map(({ username }) => username));
    const teams = await outcomeOf(registry.listTeams());
    incomplete.note(teams.error, 'the teams', 'Organizations: Read-only');
    const reading = askAhead(teams.value ?? [], async (team) => ({
      team,
      usernames: await outcomeOf(registry.listTeamMembers(team.name)),
    }));
    for await (const { team, usernames } of reading) {
      incomplete.note(
        usernames.error,
        'the members of a team',
        'Organizations: Read-only',
      );
      const { _key } = await jobState.addEntity(createTeamEntity(team));
      await jobState.addRelationship(accountHasTeam.draw(account, _key));
      for (const username of new Set(usernames.value)) {
        if (!roster.has(username)) continue;
        await jobState.addRelationship(
          teamHasUser.draw(_key, userKey(username)),
        );
      }
    }
    incomplete.settle();
  },
};
