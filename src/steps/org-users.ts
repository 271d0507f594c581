import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { accountKey } from '../entities/account';
import { createUserEntity, userEntity } from '../entities/user';
import { enabledSources } from '../ingestion';
import { accountHasUser } from '../relationships';
import { fetchAccount } from './account';
import { censusFor } from './census';

/** The members of the organization. */
export const fetchOrgUsers: Step<StepContext> = {
  id: 'fetch-org-users',
  name: 'Fetch Users',
  entities: [userEntity],
  relationships: [accountHasUser.metadata],
  dependsOn: [fetchAccount.id],
  async executionHandler(context) {
    const { instance, jobState, executionConfig } = context;
    const { registry } = executionConfig;
    const account = accountKey(registry.organization);
    const { emails, publishing } = await censusFor(context);
    const withPublishing = enabledSources(instance).has('publishers');
    for (const { username, role } of await registry.listMembers()) {
      const { _key } = await jobState.addEntity(
        createUserEntity({
          username,
          role,
          email: emails.get(username),
          publishing: withPublishing ? publishing.get(username) : undefined,
        }),
      );
      await jobState.addRelationship(accountHasUser.draw(account, _key));
    }
  },
};
