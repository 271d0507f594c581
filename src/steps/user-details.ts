import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { userEntity } from '../entities/user';
import { censusFor } from './census';
import { Incomplete } from './incomplete';
import { fetchOrgUsers } from './org-users';

/**
 * Says when the e-mails and the releases of users are not all known. It makes nothing and no step depends on it: a
 * failure of {@link fetchOrgUsers} would mark as partial whatever is drawn from or to a user.
 */
export const fetchUserDetails: Step<StepContext> = {
  id: 'fetch-user-details',
  name: 'Fetch User Details',
  entities: [userEntity],
  relationships: [],
  dependsOn: [fetchOrgUsers.id],
  async executionHandler(context) {
    const incomplete = new Incomplete(context.logger);
    const { unread } = await censusFor(context);
    for (const { message } of unread) incomplete.missing(1, message);
    incomplete.settle();
  },
};
