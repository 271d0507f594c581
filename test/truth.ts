import type { IngestionSource } from '../src/ingestion';
import type { World, WorldPackage, WorldTeam } from './registry/world';
import { latestOf } from './truth/history';
import {
  accessTokenOf,
  accountOf,
  advisoryKey,
  advisoryOf,
  teamOf,
} from './truth/others';
import { packageOf } from './truth/package';
import { userOf } from './truth/people';
import { packagesOf, publishedBy } from './truth/publishing';
import { directoryOf, repositoryOf } from './truth/repository';
import { permissionOf, type Properties, told } from './truth/values';

/** The graph that a world should become. */
export interface Truth {
  /** By `_key`. */
  readonly entities: ReadonlyMap<string, Properties>;
  /** By `_key`. */
  readonly relationships: ReadonlyMap<string, Properties>;
  /** By `_key`. */
  readonly mapped: ReadonlyMap<string, MappedTruth>;
}

/** An edge from a repository that another integration made. */
export interface MappedTruth {
  readonly properties: Properties;
  /** One of these properties finds the repository. */
  readonly matches: readonly Readonly<Record<string, string>>[];
}

/** Computes straight from a world, as the data model reads, what a token with full rights should find. */
export function truthOf(
  world: World,
  {
    disabledSources = [],
  }: { disabledSources?: readonly IngestionSource[] } = {},
): Truth {
  const isOn = (source: string) =>
    !disabledSources.some((each) => each === source);
  const packages = packagesOf(world);
  const usernames = usernamesOf(world, packages, isOn('collaborators'));
  return {
    entities: byKey([
      accountOf(world, packages),
      ...usernames.map((username) =>
        userOf(world, packages, username, isOn('publishers')),
      ),
      ...world.teams.map(({ name }) => teamOf(world.organization, name)),
      ...packages.map((pkg) => packageOf(world, pkg, isOn)),
      ...(isOn('accessTokens') ? tokensOf(world).map(accessTokenOf) : []),
      ...(isOn('advisories') ? advisoriesOf(world, packages) : []),
    ]),
    relationships: byKey([
      ...hasOf(world, packages),
      ...teamEdgesOf(world),
      ...(isOn('collaborators') ? collaboratorEdgesOf(world, packages) : []),
      ...(isOn('publishers') ? publisherEdgesOf(packages, usernames) : []),
      ...(isOn('dependencies') ? dependencyEdgesOf(packages) : []),
      ...(isOn('advisories') ? advisoryEdgesOf(world, packages) : []),
      ...(isOn('accessTokens') ? tokenEdgesOf(world) : []),
    ]),
    mapped: new Map(packages.flatMap(mappedOf)),
  };
}

/** Those on the roster, and those who have access to a package. */
function usernamesOf(
  { members }: World,
  packages: readonly WorldPackage[],
  withCollaborators: boolean,
): readonly string[] {
  const collaborators = withCollaborators
    ? packages.flatMap((pkg) => pkg.collaborators)
    : [];
  return [
    ...new Set([...members, ...collaborators].map(({ username }) => username)),
  ];
}

function advisoriesOf(
  { advisories }: World,
  packages: readonly WorldPackage[],
): readonly Properties[] {
  return advisories.flatMap((advisory) => {
    const pkg = packages.find(({ name }) => name === advisory.package);
    const properties = pkg && advisoryOf(advisory, pkg);
    return properties ? [properties] : [];
  });
}

function tokensOf({ token }: World) {
  return token.account === false ? [] : token.all;
}

function hasOf(
  { organization, members, teams }: World,
  packages: readonly WorldPackage[],
): readonly Properties[] {
  const account = `npm-account:${organization}`;
  return [
    ...members.map(({ username }) =>
      edge(account, 'HAS', userKey(username), 'npm_account_has_user'),
    ),
    ...teams.map((team) =>
      edge(account, 'HAS', teamKey(organization, team), 'npm_account_has_team'),
    ),
    ...packages.map((pkg) =>
      edge(account, 'HAS', packageKey(pkg), 'npm_account_has_package'),
    ),
  ];
}

function teamEdgesOf(world: World): readonly Properties[] {
  const { organization, members, teams } = world;
  const roster = new Set(members.map(({ username }) => username));
  return teams.flatMap((team) => [
    ...team.members
      .filter((username) => roster.has(username))
      .map((username) =>
        edge(
          teamKey(organization, team),
          'HAS',
          userKey(username),
          'npm_team_has_user',
        ),
      ),
    ...team.packages.map((grant) =>
      edge(
        packageKey(grant),
        'ALLOWS',
        teamKey(organization, team),
        'npm_package_allows_team',
        {
          permission: permissionOf(grant.permission),
          write: grant.permission === 'write',
        },
      ),
    ),
  ]);
}

function collaboratorEdgesOf(
  { teams }: World,
  packages: readonly WorldPackage[],
): readonly Properties[] {
  return packages.flatMap((pkg) =>
    pkg.collaborators.map(({ username, permission }) => {
      const throughTeams = teams
        .filter(({ members }) => members.includes(username))
        .flatMap((team) => team.packages)
        .filter(({ name }) => name === pkg.name)
        .map((grant) => grant.permission);
      const asMuch =
        throughTeams.includes('write') || throughTeams.includes(permission);
      return edge(
        packageKey(pkg),
        'ALLOWS',
        userKey(username),
        'npm_package_allows_user',
        {
          permission: permissionOf(permission),
          write: permission === 'write',
          direct: !asMuch,
        },
      );
    }),
  );
}

function publisherEdgesOf(
  packages: readonly WorldPackage[],
  usernames: readonly string[],
): readonly Properties[] {
  return packages.flatMap((pkg) =>
    usernames.flatMap((username) => {
      const published = publishedBy(username, pkg);
      if (!published) return [];
      const [from, to] = [userKey(username), packageKey(pkg)];
      const type = 'npm_user_published_package';
      return [edge(from, 'PUBLISHED', to, type, told(published))];
    }),
  );
}

function dependencyEdgesOf(
  packages: readonly WorldPackage[],
): readonly Properties[] {
  const names = new Set(packages.map(({ name }) => name));
  return packages.flatMap((pkg) => {
    const used = new Map<string, Properties>();
    const latest = latestOf(pkg);
    for (const dependencyType of [
      'dependencies',
      'optionalDependencies',
      'peerDependencies',
      'devDependencies',
    ] as const) {
      const dependencies = Object.entries(latest?.[dependencyType] ?? {});
      for (const [key, range] of dependencies) {
        const isAlias = range.startsWith('npm:');
        const at = range.indexOf('@', 'npm:@'.length);
        const end = at < 0 ? range.length : at;
        const name = isAlias ? range.slice('npm:'.length, end) : key;
        const versionRange = isAlias ? range.slice(end + 1) || '*' : range;
        if (!names.has(name) || used.has(name)) continue;
        const properties = { versionRange, dependencyType };
        const [from, to] = [packageKey(pkg), packageKey({ name })];
        const type = 'npm_package_uses_package';
        used.set(name, edge(from, 'USES', to, type, properties));
      }
    }
    return [...used.values()];
  });
}

function advisoryEdgesOf(
  { advisories }: World,
  packages: readonly WorldPackage[],
): readonly Properties[] {
  return packages.flatMap((pkg) =>
    advisories
      .filter((advisory) => advisory.package === pkg.name)
      .filter((advisory) => advisoryOf(advisory, pkg))
      .map((advisory) =>
        edge(
          packageKey(pkg),
          'HAS',
          advisoryKey(advisory),
          'npm_package_has_advisory',
        ),
      ),
  );
}

function tokenEdgesOf(world: World): readonly Properties[] {
  const { username } = world.token;
  return tokensOf(world).map(({ key }) =>
    edge(
      userKey(username),
      'HAS',
      `npm-access-token:${key}`,
      'npm_user_has_access_token',
    ),
  );
}

function mappedOf(pkg: WorldPackage): readonly [string, MappedTruth][] {
  const repository = pkg.unpublishedOn
    ? undefined
    : repositoryOf(pkg.repository);
  if (!repository || repository.matches.length === 0) return [];
  const key = `repo_published_npm_package|${packageKey(pkg)}`;
  const properties = told({
    _type: 'repo_published_npm_package',
    _class: 'PUBLISHED',
    displayName: 'PUBLISHED',
    _key: key,
    directory: directoryOf(pkg.repository),
  });
  return [[key, { properties, matches: repository.matches }]];
}

function edge(
  from: string,
  verb: string,
  to: string,
  _type: string,
  properties: Properties = {},
): Properties {
  return {
    _type,
    _class: verb,
    _key: `${from}|${verb.toLowerCase()}|${to}`,
    _fromEntityKey: from,
    _toEntityKey: to,
    displayName: verb,
    ...properties,
  };
}

function byKey(all: readonly Properties[]): ReadonlyMap<string, Properties> {
  const known = new Map(all.map((each) => [String(each._key), each]));
  if (known.size < all.length) throw new Error('the truth has a key twice');
  return known;
}

function userKey(username: string): string {
  return `npm-user:${username}`;
}

function teamKey(organization: string, { name }: Pick<WorldTeam, 'name'>) {
  return `npm-team:${organization}:${name}`;
}

function packageKey({ name }: Pick<WorldPackage, 'name'>): string {
  return `npm-package:${name}`;
}
