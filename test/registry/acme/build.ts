import { strongest } from '../strongest';
import type {
  Permission,
  WorldCollaborator,
  WorldPackage,
  WorldReach,
  WorldRelease,
} from '../world';
import { members, named, teamMembers } from './people';

/** Who may do what with a package: teams, and people of their own right. */
interface Access {
  readonly teams?: Grants;
  readonly direct?: Grants;
}

type Grants = Readonly<Record<string, Permission>>;

/** A package, and the teams that have it. */
export interface Granted {
  readonly pkg: WorldPackage;
  readonly teams: readonly (readonly [team: string, permission: Permission])[];
}

/** A package that is ordinary but for what is said: public, licensed, all developers may write to it. */
export function pkg(
  name: string,
  releases: readonly WorldRelease[],
  {
    teams = { developers: 'write' },
    direct = {},
    ...rest
  }: Access & Partial<WorldPackage> = {},
): Granted {
  const collaborators = collaboratorsOf(teams, direct);
  const license = 'license' in rest ? rest.license : 'MIT';
  const licensed = releases.map((release) => ({ license, ...release }));
  const latest = licensed.at(-1);
  return {
    teams: Object.entries(teams),
    pkg: {
      name,
      public: true,
      permission: 'write',
      description: `The ${name} package`,
      createdOn: releases[0]?.publishedOn,
      modifiedOn: latest?.publishedOn,
      tags: latest ? { latest: latest.version } : {},
      maintainers: collaborators
        .filter(({ permission }) => permission === 'write')
        .map(({ username }) => named(username)),
      ...rest,
      license: latest?.license,
      collaborators,
      releases: licensed,
    },
  };
}

/** A release that a user published from their own machine. */
export function byHand(
  version: string,
  publishedOn: string,
  username: string,
  rest: Partial<WorldRelease> = {},
): WorldRelease {
  return {
    version,
    publishedOn: new Date(publishedOn).toISOString(),
    publisher: named(username),
    ...rest,
  };
}

/** A release that CI published through trusted publishing, with provenance. */
export function byCi(
  version: string,
  publishedOn: string,
  rest: Partial<WorldRelease> = {},
): WorldRelease {
  return {
    version,
    publishedOn: new Date(publishedOn).toISOString(),
    publisher: {
      name: 'GitHub Actions',
      email: 'npm-oidc-no-reply@github.com',
    },
    trustedPublisher: 'github',
    provenance: true,
    gitHead: '0123456789abcdef0123456789abcdef01234567',
    ...rest,
  };
}

/** What search tells of a package. */
export function reach(
  weeklyDownloads: number,
  monthlyDownloads: number,
  dependents: number,
): WorldReach {
  return { weeklyDownloads, monthlyDownloads, dependents };
}

function collaboratorsOf(
  teams: Grants,
  direct: Grants,
): readonly WorldCollaborator[] {
  const roster = new Set(members.map(({ username }) => username));
  const throughTeams = Object.entries(teams).flatMap(([team, permission]) =>
    (teamMembers.get(team) ?? [])
      .filter((username) => roster.has(username))
      .map((username) => ({ username, permission })),
  );
  const own = Object.entries(direct).map(([username, permission]) => ({
    username,
    permission,
  }));
  return strongest([...throughTeams, ...own]);
}
