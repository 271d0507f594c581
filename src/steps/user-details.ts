import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { accountEntity } from '../entities/account';
import { userEntity } from '../entities/user';
import { censusFor } from './census';
import { Incomplete } from './incomplete';
import { fetchOrgUsers } from './org-users';

/**
 * Says when the e-mails and the releases of users are not all known, and with them the e-mail domains and sizes of the
 * account. It makes nothing and no step depends on it: a failure of {@link fetchOrgUsers} or of the step that makes the
 * account would mark as partial whatever is drawn from or to them.
 */
export const fetchUserDetails: Step<StepContext> = {
  id: 'fetch-user-details',
  name: 'Fetch User Details',
  entities: [accountEntity, userEntity],
  relationships: [],
  dependsOn: [fetchOrgUsers.id],
  async executionHandler(context) {
    const incomplete = new Incomplete(context.logger);
    const { unread } = await censusFor(context);
    for (const { message } of unread) incomplete.missing(1, message);
    incomplete.settle();
  },
};
