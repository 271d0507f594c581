import { askAhead } from './ask-ahead';
import type { Registry } from './client';
import { outcomeOf } from './outcome';
import type { Collaborator, PackageGrant } from './types';

/** Through which teams people have access to packages. */
interface TeamAccess {
  /** Whether no team that the person is in grants as much as the person has; undefined when a team that may could not be read. */
  isDirect(
    packageName: string,
    collaborator: Collaborator,
  ): boolean | undefined;
}

interface TeamGrant {
  readonly members: ReadonlySet<string>;
  readonly permission: PackageGrant['permission'];
}

/** Reads the members and the packages of all teams, as far as they can be had. */
export async function readTeamAccess(
  registry: Pick<
    Registry,
    'listTeams' | 'listTeamMembers' | 'listTeamPackages'
  >,
): Promise<TeamAccess> {
  const grants = new Map<string, TeamGrant[]>();
  const teams = await outcomeOf(registry.listTeams());
  let isWhole = teams.error === undefined;
  const reading = askAhead(teams.value ?? [], async ({ name }) => ({
    members: await outcomeOf(registry.listTeamMembers(name)),
    packages: await outcomeOf(registry.listTeamPackages(name)),
  }));
  for await (const { members, packages } of reading) {
    isWhole &&= members.error === undefined && packages.error === undefined;
    const usernames = new Set(members.value);
    for (const { name, permission } of packages.value ?? []) {
      const ofPackage = grants.get(name) ?? [];
      ofPackage.push({ members: usernames, permission });
      grants.set(name, ofPackage);
    }
  }
  return {
    isDirect: (packageName, { username, permission }) => {
      const isExplained = grants
        .get(packageName)
        ?.some(
          (grant) =>
            grant.members.has(username) &&
            (grant.permission === 'read-write' || permission === 'read-only'),
        );
      if (isExplained) return false;
      return isWhole ? true : undefined;
    },
  };
}
