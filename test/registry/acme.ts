import { access } from './acme/access';
import { advisories } from './acme/advisories';
import { histories } from './acme/histories';
import { metadata } from './acme/metadata';
import { members, teamMembers, users } from './acme/people';
import { repositories } from './acme/repositories';
import { TOKEN, tokens } from './acme/tokens';
import type { World } from './world';

// Not sorted, as npm's lists are not.
const granted = [...repositories, ...histories, ...access, ...metadata];

/** An organization that has every odd case npm is known for, and every property of the data model. */
export const acme: World = {
  organization: 'acme',
  users,
  members,
  teams: [...teamMembers].map(([name, usernames]) => ({
    name,
    members: usernames,
    packages: granted.flatMap(({ pkg, teams }) =>
      teams
        .filter(([team]) => team === name)
        .map(([, permission]) => ({ name: pkg.name, permission })),
    ),
  })),
  packages: granted.map(({ pkg }) => pkg),
  advisories,
  token: { value: TOKEN, username: 'alice', all: tokens },
};
