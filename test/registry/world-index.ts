import type {
  World,
  WorldAdvisory,
  WorldPackage,
  WorldTeam,
  WorldUser,
} from './world';

/** A world made quick to look things up in; by `Map`, for names such as `constructor`. */
export interface WorldIndex {
  readonly world: World;
  readonly users: ReadonlyMap<string, WorldUser>;
  readonly teams: ReadonlyMap<string, WorldTeam>;
  readonly packages: ReadonlyMap<string, WorldPackage>;
  /** By package. */
  readonly advisories: ReadonlyMap<string, readonly WorldAdvisory[]>;
  /** What the search index knows. */
  readonly searchable: readonly WorldPackage[];
  /** Whether the token's user is on the roster. */
  readonly tokenOfMember: boolean;
}

/** Reads a world once, for all answers. */
export function indexWorld(world: World): WorldIndex {
  const { users, members, teams, packages, token } = world;
  return {
    world,
    users: new Map(users.map((user) => [user.username, user])),
    teams: new Map(teams.map((team) => [team.name, team])),
    packages: new Map(packages.map((pkg) => [pkg.name, pkg])),
    advisories: byPackage(world.advisories),
    searchable: packages.filter(isSearchable),
    tokenOfMember: members.some(({ username }) => username === token.username),
  };
}

function byPackage(advisories: readonly WorldAdvisory[]) {
  const groups = new Map<string, WorldAdvisory[]>();
  for (const advisory of advisories) {
    const group = groups.get(advisory.package) ?? [];
    groups.set(advisory.package, [...group, advisory]);
  }
  return groups;
}

function isSearchable(pkg: WorldPackage): boolean {
  const latest = latestRelease(pkg);
  return Boolean(pkg.public && pkg.reach && latest && !latest.deprecated);
}

/** The release that a tag, or a version, names. */
export function releaseNamed(pkg: WorldPackage, tagOrVersion: string) {
  const tags = new Map(Object.entries(pkg.tags));
  const version = tags.get(tagOrVersion) ?? tagOrVersion;
  return pkg.releases.find((release) => release.version === version);
}

/** The release that `latest` names. */
export function latestRelease(pkg: WorldPackage) {
  return releaseNamed(pkg, 'latest');
}
