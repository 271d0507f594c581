import fc from 'fast-check';
import { advisoryUrl } from './registry/advisory-url';
import { strongest } from './registry/strongest';
import type {
  Dependencies,
  Permission,
  World,
  WorldAccessToken,
  WorldAdvisory,
  WorldCollaborator,
  WorldGrant,
  WorldPackage,
  WorldPerson,
  WorldRelease,
  WorldTeam,
} from './registry/world';

/** Small organizations in which everything is odd that may be. */
export function worlds(): fc.Arbitrary<World> {
  return fc
    .record({
      organization: fc.constantFrom('acme', 'a.b-c_d'),
      people: fc.uniqueArray(
        fc.record({
          username: fc.constantFrom(
            'alice',
            'bob',
            'Legacy.Case',
            'constructor',
            '__proto__',
            'toString',
            '123',
            "it's~so!(odd)*",
          ),
          role: fc.constantFrom(
            'owner',
            'admin',
            'developer',
            'billing-manager',
            undefined,
          ),
          emails: fc.array(emails(), { minLength: 1, maxLength: 3 }),
        }),
        {
          minLength: 1,
          maxLength: 8,
          size: 'max',
          selector: ({ username }) => username,
        },
      ),
      teams: fc.uniqueArray(teams(), {
        maxLength: 4,
        selector: ({ name }) => name,
      }),
      packages: fc.uniqueArray(packages(), {
        maxLength: 8,
        selector: ({ name }) => name,
      }),
      advisories: fc.array(advisories(), { maxLength: 6 }),
      tokens: fc.array(tokens(), { maxLength: 3 }),
      account: fc.constantFrom(undefined, true, false),
    })
    .map(worldOf);
}

/** What was picked for a world; people and packages are numbers until it is known which there are. */
interface Picked {
  readonly organization: string;
  readonly people: readonly PickedPerson[];
  readonly teams: readonly PickedTeam[];
  readonly packages: readonly PickedPackage[];
  readonly advisories: readonly PickedAdvisory[];
  readonly tokens: readonly Omit<WorldAccessToken, 'key' | 'token'>[];
  readonly account?: boolean;
}

interface PickedPerson {
  readonly username: string;
  readonly role?: string;
  /** The first is the one of today. */
  readonly emails: readonly (string | undefined)[];
}

interface PickedTeam {
  readonly name: string;
  readonly members: readonly number[];
  readonly grants: readonly PickedGrant[];
}

interface PickedGrant {
  readonly to: number;
  readonly permission: Permission;
}

interface PickedPackage extends Pick<
  WorldPackage,
  | 'name'
  | 'public'
  | 'permission'
  | 'description'
  | 'homepage'
  | 'keywords'
  | 'repository'
  | 'license'
  | 'reach'
> {
  readonly fate: 'usual' | 'untagged' | 'unpublished' | 'security placeholder';
  readonly created: 'told' | 'untold' | 'malformed';
  readonly modified: 'told' | 'untold' | 'malformed';
  readonly releases: readonly PickedRelease[];
  readonly latest: number;
  /** Whether each version is a lower one than that before it. */
  readonly descending: boolean;
  readonly collaborators: readonly PickedGrant[];
  readonly maintainers: readonly number[];
}

interface PickedRelease extends Pick<
  WorldRelease,
  'provenance' | 'license' | 'scripts' | 'gitHead' | 'deprecated'
> {
  readonly minute: number;
  readonly isDated: boolean;
  readonly isPreRelease: boolean;
  readonly by: (typeof PUBLISHERS)[number];
  readonly user: number;
  readonly uses: readonly PickedUse[];
}

interface PickedUse {
  readonly kind: (typeof KINDS_OF_USE)[number];
  /** A package of the world, or the name of another. */
  readonly what: number | string;
  readonly range: string;
}

interface PickedAdvisory extends Omit<WorldAdvisory, 'package'> {
  readonly package: number;
}

const PUBLISHERS = [
  'nobody',
  'user',
  'user',
  'user',
  'user, approved',
  'user, through CI',
  'stranger',
  'CI',
  'CI',
  'CI, approved',
  'CI without trust',
] as const;

const KINDS_OF_USE = [
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
  'devDependencies',
] as const;

/** `@acme` stands for the organization's scope. */
const NAMES = [
  '@acme/core',
  '@acme/Legacy.Case',
  "@acme/it's~so!(odd)*",
  '@acme/constructor',
  '@acme/widget',
  '@globex/bridge',
  'left-pad',
  'constructor',
  'hasOwnProperty',
  'CamelCase',
  // Search takes scopes loosely and brings it up; it is somebody else's.
  '@acme-fans/widget',
];

const LICENSES: readonly unknown[] = [
  'MIT',
  'MIT',
  'ISC',
  { type: 'MIT', url: 'https://acme.example/license' },
  [{ type: 'MIT' }, { type: 'GPL-2.0-only' }],
  ['MIT', 'ISC'],
  [],
  {},
  42,
  null,
  undefined,
];

const REPOSITORIES: readonly unknown[] = [
  undefined,
  'acme/shorthand',
  'github:acme/prefixed#main',
  'gitlab:Acme/prefixed',
  'bitbucket:Acme/prefixed',
  'gist:11081aaa281c06f1e1d1',
  'git://github.com/ACME/Old-Git.git',
  'git@github.com:acme/scp.git#v1.2.0',
  'https://github.com/acme/app/issues',
  'https://deploy:not-a-secret@github.com/acme/leaky.git',
  'https://www.github.com/acme/www',
  'http://GitHub.com/Acme/Plain',
  'https://github.com/acme',
  'https://bitbucket.org/acme',
  'https://gitlab.com/acme/app/-/tree/main/docs',
  'git@gitlab.com:Acme/Sub/App.git',
  'git@bitbucket.org:Acme/Cli.git',
  'https://bitbucket.org/acme/cli/src/main',
  'https://acme@dev.azure.com/acme/Platform/_git/pipelines',
  'git+ssh://git@git.acme.example:2222/infra/agent.git',
  'https://git.acme.example:8443/infra/agent.git',
  'git@git.acme.example:infra/agent.git',
  'https://git.acme.example/infra/agent/',
  { type: 'git', url: 'git+ssh://git@github.com/acme/ssh.git' },
  { url: 'https://github.com/acme/web/tree/main/packages/page' },
  {
    type: 'git',
    url: 'git+https://github.com/Acme/Monorepo.git',
    directory: 'packages/widget',
  },
  { url: 'https://github.com/acme/odd', directory: 7 },
  { directory: 'packages/nowhere' },
  { url: 7 },
  {},
  [{ url: 'https://github.com/acme/listed' }],
  [],
  'see the wiki',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '',
  null,
  7,
];

const FIRST_DAY = Date.parse('2026-03-01T00:00:00.000Z');

function emails() {
  return fc.constantFrom(
    'me@acme.example',
    'Me@Acme.Example',
    'me+npm@mail.globex.example',
    'me (at) acme.example',
    'nobody',
    '',
    undefined,
  );
}

function teams(): fc.Arbitrary<PickedTeam> {
  return fc.record({
    name: fc.constantFrom('developers', 'release:eu', 'constructor', 'a~b'),
    members: fc.array(fc.nat(), { maxLength: 5 }),
    grants: fc.array(grants(), { maxLength: 5 }),
  });
}

function grants(): fc.Arbitrary<PickedGrant> {
  const permission = fc.constantFrom<Permission>('read', 'write');
  return fc.record({ to: fc.nat(), permission });
}

function packages(): fc.Arbitrary<PickedPackage> {
  return fc.record({
    name: fc.constantFrom(...NAMES),
    public: fc.constantFrom(true, true, true, false),
    permission: fc.constantFrom<Permission | undefined>(
      'write',
      'read',
      undefined,
    ),
    description: fc.constantFrom(undefined, 'What it does'),
    homepage: fc.constantFrom(
      undefined,
      'https://acme.example/core#readme',
      'HTTP://Acme.example/Core',
      'https://me:not-a-secret@acme.example/core',
      'acme.example',
      'javascript:alert(1)',
      'https://',
      { url: 'https://acme.example' },
      7,
    ),
    keywords: fc.constantFrom(
      undefined,
      ['acme', 'runtime'],
      ['acme', 7, null],
      'legacy, git',
      [],
      {},
    ),
    repository: fc.constantFrom(...REPOSITORIES),
    license: fc.constantFrom(...LICENSES),
    reach: fc.option(
      fc.record({
        weeklyDownloads: fc.nat(),
        monthlyDownloads: fc.nat(),
        dependents: fc.nat({ max: 3 }),
      }),
      { nil: undefined },
    ),
    fate: fc.constantFrom(
      'usual',
      'usual',
      'usual',
      'usual',
      'untagged',
      'unpublished',
      'security placeholder',
    ),
    created: fc.constantFrom('told', 'told', 'untold', 'malformed'),
    modified: fc.constantFrom('told', 'told', 'untold', 'malformed'),
    releases: fc.array(releases(), { maxLength: 6, size: 'max' }),
    latest: fc.oneof(fc.constant(-1), fc.nat({ max: 5 })),
    descending: fc.boolean(),
    collaborators: fc.array(grants(), { maxLength: 4 }),
    maintainers: fc.array(fc.nat(), { maxLength: 3 }),
  });
}

function releases(): fc.Arbitrary<PickedRelease> {
  return fc.record({
    // Close enough for bursts and for releases at the same time, or far apart.
    minute: fc.oneof(
      fc.constantFrom(0, 5, 9, 10, 11, 15, 20, 25),
      fc.nat({ max: 300_000 }),
    ),
    isDated: fc.constantFrom(true, true, true, true, true, true, true, false),
    isPreRelease: fc.constantFrom(false, false, true),
    by: fc.constantFrom(...PUBLISHERS),
    user: fc.nat({ max: 3 }),
    provenance: fc.constantFrom(undefined, false, true, true),
    license: fc.constantFrom(...LICENSES),
    scripts: fc.constantFrom<WorldRelease['scripts']>(
      undefined,
      {},
      { test: 'jest', prepare: 'make' },
      { preinstall: 'make' },
      { install: 'make' },
      { postinstall: 'make' },
    ),
    gitHead: fc.constantFrom(
      undefined,
      '0123456789abcdef0123456789abcdef01234567',
    ),
    deprecated: fc.constantFrom(
      undefined,
      undefined,
      undefined,
      'Use something else',
      true,
      false,
      '',
    ),
    uses: fc.array(uses(), { maxLength: 5 }),
  });
}

function uses(): fc.Arbitrary<PickedUse> {
  return fc.record({
    kind: fc.constantFrom(...KINDS_OF_USE),
    what: fc.oneof(
      fc.nat(),
      fc.constantFrom('lodash', 'constructor', '__proto__', '@acme/nowhere'),
    ),
    range: fc.constantFrom('^1.0.0', '*', '', 'npm:left-pad@1', 'workspace:*'),
  });
}

function advisories(): fc.Arbitrary<PickedAdvisory> {
  return fc.record({
    id: fc.integer({ min: 1_090_001, max: 1_090_003 }),
    package: fc.nat(),
    title: fc.constantFrom('Prototype pollution', '<script>'),
    url: fc.constantFrom(
      advisoryUrl(1_090_001),
      'https://npmjs.com/advisories/12',
      'none',
    ),
    severity: fc.constantFrom('critical', 'high', 'moderate', 'low', 'info'),
    vulnerableVersions: fc.constantFrom('*', '<1.3.0', '>=1.2.0', '0.0.0'),
    cwe: fc.constantFrom(undefined, [], ['CWE-1321', 'CWE-20']),
    cvss: fc.constantFrom(
      undefined,
      { score: 0, vectorString: null },
      { score: 9.8, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H' },
    ),
  });
}

function tokens(): fc.Arbitrary<Omit<WorldAccessToken, 'key' | 'token'>> {
  const cidrWhitelist = fc.constantFrom(null, [], ['192.0.2.0/24']);
  const time = fc.constantFrom(undefined, '2026-02-03T04:05:06.000Z');
  const common = { cidrWhitelist, updated: time };
  const created = fc.constant('2026-02-01T00:00:00.000Z');
  const session = fc.record({
    ...common,
    created,
    readonly: fc.boolean(),
    bypass2fa: fc.constant(false),
  });
  const granular = fc
    .record({
      ...common,
      created,
      name: fc.constantFrom(undefined, 'release'),
      bypass2fa: fc.boolean(),
      scopes: fc.constantFrom(
        undefined,
        [],
        [
          { type: 'package', name: '@acme/x' },
          { type: 'org', name: 'acme' },
        ],
      ),
      permissions: fc.constantFrom(
        [],
        [{ name: 'package', action: 'read' }],
        [
          { name: 'org', action: 'read' },
          { name: 'package', action: 'write' },
        ],
      ),
      lastUsed: time,
      expires: fc.constantFrom(undefined, '2026-12-01T00:00:00.000Z'),
    })
    .map((token) => ({
      ...token,
      readonly: token.permissions.every(({ action }) => action !== 'write'),
    }));
  return fc.oneof(session, granular);
}

function worldOf(picked: Picked): World {
  const { organization, account } = picked;
  const members = picked.people.flatMap(({ username, role }, index) =>
    index === 0 ? { username, role: 'owner' } : role ? { username, role } : [],
  );
  const names = picked.packages.map(({ name }) => nameIn(organization, name));
  const isOurs = (name: string) => !name.startsWith(`@${organization}-fans/`);
  const teams = picked.teams.map((team) => teamOf(team, picked, names, isOurs));
  const roster = new Set(members.map(({ username }) => username));
  const packages = picked.packages.map((pkg): WorldPackage => {
    const name = nameIn(organization, pkg.name);
    const made = packageOf({ ...pkg, name }, picked, names);
    return {
      ...made,
      permission: isOurs(name) ? pkg.permission : undefined,
      collaborators: strongest([
        ...throughTeams(name, teams, roster),
        ...made.collaborators,
      ]),
    };
  });
  return {
    organization,
    users: picked.people.map(({ username, emails: [email] }) => ({
      username,
      email,
    })),
    members,
    teams,
    packages,
    advisories: advisoriesOf(picked.advisories, names),
    token: {
      value: 'random-demo-token',
      username: members.at(-1)?.username ?? '',
      account,
      all: picked.tokens.map((token, index) => ({
        ...token,
        key: `abcdef0${index}-0000-4000-8000-000000000000`,
        token: `npm_000${index}...000${index}`,
      })),
    },
  };
}

function nameIn(organization: string, name: string): string {
  return name.replace(/^@acme\b/, `@${organization}`);
}

function teamOf(
  { name, members, grants }: PickedTeam,
  { people }: Picked,
  names: readonly string[],
  isOurs: (name: string) => boolean,
): WorldTeam {
  const usernames = people.map(({ username }) => username);
  const granted = new Map<string, WorldGrant>();
  for (const { to, permission } of grants) {
    const name = at(names, to);
    if (name && isOurs(name)) granted.set(name, { name, permission });
  }
  return {
    name,
    members: [...new Set(members.flatMap((each) => at(usernames, each) ?? []))],
    packages: [...granted.values()],
  };
}

/** What teams grant to those of their members who did not leave. */
function throughTeams(
  name: string,
  teams: readonly WorldTeam[],
  roster: ReadonlySet<string>,
): readonly WorldCollaborator[] {
  return teams.flatMap((team) =>
    team.packages
      .filter((grant) => grant.name === name)
      .flatMap(({ permission }) =>
        team.members
          .filter((username) => roster.has(username))
          .map((username) => ({ username, permission })),
      ),
  );
}

function packageOf(
  picked: PickedPackage,
  { people }: Picked,
  names: readonly string[],
): WorldPackage {
  const { fate, created, modified, latest: index, ...rest } = picked;
  const released =
    fate === 'unpublished' ? [] : releasesOf(picked, people, names);
  const releases = fate === 'security placeholder' ? [PLACEHOLDER] : released;
  const latest = fate === 'untagged' ? undefined : at(releases, index);
  const changedOn = isoOf(FIRST_DAY + 500 * 24 * 60 * 60 * 1000);
  return {
    name: rest.name,
    public: rest.public,
    collaborators: rest.collaborators.flatMap(({ to, permission }) => {
      const username = at(people, to)?.username;
      return username === undefined ? [] : { username, permission };
    }),
    maintainers:
      fate === 'security placeholder'
        ? [NPM]
        : maintainersOf(
            picked,
            people,
            modified === 'told' ? changedOn : undefined,
          ),
    description: rest.description,
    homepage: rest.homepage,
    keywords: rest.keywords,
    repository: rest.repository,
    // npm copies it from the latest release.
    license: latest ? latest.license : rest.license,
    createdOn: dated(created, isoOf(FIRST_DAY)),
    modifiedOn: dated(modified, changedOn),
    unpublishedOn: fate === 'unpublished' ? changedOn : undefined,
    tags: {
      ...(latest && { latest: latest.version }),
      ...(releases[0] && { next: releases[0].version }),
    },
    releases,
    reach: rest.reach,
  };
}

const NPM: WorldPerson = { name: 'npm', email: 'npm@npmjs.com' };

const PLACEHOLDER: WorldRelease = {
  version: '0.0.1-security',
  publishedOn: '2026-04-01T00:00:00.000Z',
  publisher: NPM,
};

function maintainersOf(
  { maintainers }: PickedPackage,
  people: readonly PickedPerson[],
  time: string | undefined,
): readonly WorldPerson[] {
  const found = new Set(maintainers.flatMap((each) => at(people, each) ?? []));
  return [...found].map((person) => named(person, time));
}

/** In the order of their publication; those of unknown time among them. */
function releasesOf(
  { releases, descending }: PickedPackage,
  people: readonly PickedPerson[],
  names: readonly string[],
): readonly WorldRelease[] {
  const ordered = [...releases].sort((one, other) => one.minute - other.minute);
  return ordered.map((release, index): WorldRelease => {
    const { minute, isDated, isPreRelease, by, user, uses, ...told } = release;
    const number = descending ? 9 - index : index;
    const time = isoOf(FIRST_DAY + minute * 60_000);
    const publishedOn = isDated ? time : 'long ago';
    const person = at(people, user);
    const publisher = person && named(person, isDated ? time : undefined);
    return {
      ...told,
      version: isPreRelease ? `2.0.0-rc.${number}` : `1.${number}.0`,
      publishedOn,
      ...publishedBy(by, publisher),
      ...dependenciesOf(uses, names),
    };
  });
}

const CI: WorldPerson = {
  name: 'GitHub Actions',
  email: 'npm-oidc-no-reply@github.com',
};

function publishedBy(
  by: PickedRelease['by'],
  user: WorldPerson | undefined,
): Pick<WorldRelease, 'publisher' | 'trustedPublisher' | 'approver'> {
  const approver = { name: 'alice', email: 'approver@acme.example' };
  switch (by) {
    case 'nobody':
      return {};
    case 'user':
      return { publisher: user };
    case 'user, approved':
      return { publisher: user, approver };
    case 'user, through CI':
      return { publisher: user, trustedPublisher: 'circleci' };
    case 'stranger':
      return { publisher: { name: 'somebody-long-gone' } };
    case 'CI':
      return { publisher: CI, trustedPublisher: 'github' };
    case 'CI, approved':
      return { publisher: CI, trustedPublisher: 'github', approver };
    case 'CI without trust':
      return { publisher: { name: 'Gitlab-CI/CD', email: 'ci@acme.example' } };
  }
}

function dependenciesOf(uses: readonly PickedUse[], names: readonly string[]) {
  const ofKind = (wanted: PickedUse['kind']): Dependencies | undefined => {
    const own = uses.filter(({ kind }) => kind === wanted);
    if (own.length === 0) return undefined;
    return Object.fromEntries(
      own.flatMap(({ what, range }) => {
        const name = typeof what === 'number' ? at(names, what) : what;
        return name === undefined ? [] : [[name, range]];
      }),
    );
  };
  return {
    dependencies: ofKind('dependencies'),
    optionalDependencies: ofKind('optionalDependencies'),
    peerDependencies: ofKind('peerDependencies'),
    devDependencies: ofKind('devDependencies'),
  };
}

/** A user as metadata of some time names them: whoever tells of the same time tells the same. */
function named(
  { username, emails }: PickedPerson,
  time: string | undefined,
): WorldPerson {
  const minute = time === undefined ? 0 : Date.parse(time) / 60_000;
  return { name: username, email: at(emails, minute) };
}

function advisoriesOf(
  picked: readonly PickedAdvisory[],
  names: readonly string[],
): readonly WorldAdvisory[] {
  const known = new Map<string, WorldAdvisory>();
  for (const advisory of picked) {
    const name = at(names, advisory.package);
    if (name === undefined) continue;
    known.set(`${advisory.id} ${name}`, { ...advisory, package: name });
  }
  return [...known.values()];
}

function dated(told: PickedPackage['created'], time: string) {
  if (told === 'untold') return undefined;
  return told === 'malformed' ? 'long ago' : time;
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}

/** One of a list, whatever the number; the last for -1. */
function at<T>(list: readonly T[], index: number): T | undefined {
  return index < 0 ? list.at(index) : list[index % list.length];
}
