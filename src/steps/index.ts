import { fetchAccessTokens } from './access-tokens';
import { fetchAccount } from './account';
import { fetchAdvisories } from './advisories';
import { fetchOrgPackages } from './org-packages';
import { fetchOrgTeams } from './org-teams';
import { fetchOrgUsers } from './org-users';
import { fetchPackageCollaborators } from './package-collaborators';
import { fetchPackageDependencies } from './package-dependencies';
import { fetchPackagePublishers } from './package-publishers';
import { fetchPackageReach } from './package-reach';
import { withOwnUpload } from './own-upload';
import { fetchTeamPackages } from './team-packages';
import { fetchUserDetails } from './user-details';

/** The steps, in reading order. */
export const integrationSteps = [
  fetchAccount,
  fetchOrgUsers,
  fetchUserDetails,
  fetchOrgTeams,
  fetchOrgPackages,
  fetchTeamPackages,
  fetchPackageCollaborators,
  fetchPackagePublishers,
  fetchPackageDependencies,
  fetchPackageReach,
  fetchAdvisories,
  fetchAccessTokens,
].map(withOwnUpload);
