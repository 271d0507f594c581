import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { accountEntity, createAccountEntity } from '../entities/account';
import { enabledSources } from '../ingestion';
import { outcomeOf } from '../registry/outcome';

/** The organization. A size that npm does not tell is left out: the step that needs the same list says that it is missing. */
export const fetchAccount: Step<StepContext> = {
  id: 'fetch-account',
  name: 'Fetch Account',
  entities: [accountEntity],
  relationships: [],
  async executionHandler({ instance, jobState, executionConfig }) {
    const { registry } = executionConfig;
    const members = await registry.listMembers();
    const teams = await outcomeOf(registry.listTeams());
    const { packages, failures } = await registry.getInventory();
    const { emails } = await registry.getCensus(
      enabledSources(instance).has('collaborators'),
    );
    await jobState.addEntity(
      createAccountEntity({
        organization: registry.organization,
        members,
        teamCount: teams.value?.length,
        packageCount: failures.length === 0 ? packages.length : undefined,
        emails: members.flatMap(({ username }) => emails.get(username) ?? []),
      }),
    );
  },
};
