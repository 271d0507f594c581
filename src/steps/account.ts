import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { accountEntity, createAccountEntity } from '../entities/account';
import { outcomeOf } from '../registry/outcome';
import { censusFor } from './census';

/** The organization. A size that npm does not tell is left out: the step that needs the same list says that it is missing. */
export const fetchAccount: Step<StepContext> = {
  id: 'fetch-account',
  name: 'Fetch Account',
  entities: [accountEntity],
  relationships: [],
  async executionHandler(context) {
    const { jobState, executionConfig } = context;
    const { registry } = executionConfig;
    const members = await registry.listMembers();
    const teams = await outcomeOf(registry.listTeams());
    const { packageCount, failures, emails } = await censusFor(context);
    await jobState.addEntity(
      createAccountEntity({
        organization: registry.organization,
        members,
        teamCount: teams.value?.length,
        packageCount: failures.length === 0 ? packageCount : undefined,
        emails: members.flatMap(({ username }) => emails.get(username) ?? []),
      }),
    );
  },
};
