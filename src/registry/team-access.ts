import { askAhead } from './ask-ahead';
import type { Registry } from './client';
import type { Collaborator, PackageGrant } from './types';

/** Through which teams people have access to packages. */
export interface TeamAccess {
  /** Whether some team that the person is in grants as much as the person has. */
  explains(packageName: string, collaborator: Collaborator): boolean;
}

interface TeamGrant {
  readonly members: ReadonlySet<string>;
  readonly permission: PackageGrant['permission'];
}

/** Reads the members and the packages of all teams. Throws when one of the lists cannot be had: then nothing can be said. */
export async function readTeamAccess(
  registry: Pick<
    Registry,
    'listTeams' | 'listTeamMembers' | 'listTeamPackages'
  >,
): Promise<TeamAccess> {
  const grants = new Map<string, TeamGrant[]>();
  const reading = askAhead(await registry.listTeams(), async ({ name }) => ({
    members: new Set(await registry.listTeamMembers(name)),
    packages: await registry.listTeamPackages(name),
  }));
  for await (const { members, packages } of reading)
    for (const { name, permission } of packages)
      grants.set(name, [...(grants.get(name) ?? []), { members, permission }]);
  return {
    explains: (packageName, { username, permission }) =>
      (grants.get(packageName) ?? []).some(
        (grant) =>
          grant.members.has(username) &&
          (grant.permission === 'read-write' || permission === 'read-only'),
      ),
  };
}
