import type { Rows } from './graph';

/** Day and time in UTC as a property has them. */
const on = (text: string) => Date.parse(text);

/** Packages that the team developers may publish. */
const DEVELOPERS = [
  ...['widget', 'gadget', 'repo-shorthand', 'repo-github-prefix'],
  ...['repo-git-protocol', 'repo-scp', 'repo-ssh', 'repo-web-page'],
  ...['repo-with-credentials', 'repo-gitlab', 'repo-bitbucket', 'repo-azure'],
  ...['repo-own-host', 'repo-gist', 'repo-list', 'repo-nonsense'],
  ...['gitlab-ci', 'trusted-without-provenance', 'provenance-by-hand'],
  ...['staged', 'payments', 'adds-install-script', 'native', 'relicensed'],
  ...['handed-over', 'inherited', 'edge', 'backported', 'ancient', 'icons'],
  ...['fonts', 'colors', 'grid', 'commons', 'license-object', 'license-list'],
  ...['license-missing', 'deprecated', 'deprecated-wordless'],
  ...['deprecation-withdrawn', 'deprecation-denied', 'unpublished'],
  ...['security-holding', 'untagged', 'scribbled', 'toString'],
  "it's~so!(odd)*",
]
  .map((name) => `@acme/${name}`)
  .concat('acme-left-pad', 'constructor')
  .sort();

/** Public packages whose latest version came with a provenance statement. */
const WITH_PROVENANCE = [
  ...['core', 'gitlab-ci', 'provenance-by-hand', 'staged', 'backported'],
  ...['widget', 'gadget', 'read-by-all'],
].map((name) => `@acme/${name}`);

/** Packages that declare a repository. */
const WITH_REPOSITORY = [
  ...['core', 'widget', 'gadget', 'repo-shorthand', 'repo-github-prefix'],
  ...['repo-git-protocol', 'repo-scp', 'repo-ssh', 'repo-web-page'],
  ...['repo-with-credentials', 'repo-gitlab', 'repo-bitbucket', 'repo-azure'],
  ...['repo-own-host', 'repo-gist', 'repo-list'],
].map((name) => `@acme/${name}`);

/** Packages that others than the team developers alone have access to. */
const OTHER_PACKAGES = [
  ...['app', 'core', 'one-writer', 'read-by-all', 'secret-plans', 'team-only'],
].map((name) => `@acme/${name}`);

const PACKAGES = [...DEVELOPERS, ...OTHER_PACKAGES, '@globex/bridge'].sort();

const PUBLIC = PACKAGES.filter(
  (name) => name !== '@acme/app' && name !== '@acme/secret-plans',
);

/** Who published the latest version, where it was not bob. */
const LATEST_BY: Readonly<Record<string, readonly string[]>> = {
  '@acme/trusted-without-provenance': ['trusted-publisher', 'GitHub Actions'],
  '@acme/adds-install-script': ['user', 'carol'],
  '@acme/relicensed': ['user', 'alice'],
  '@acme/handed-over': ['user', 'dave'],
  '@acme/inherited': ['user', 'somebody-long-gone'],
  '@acme/ancient': ['user', 'alice'],
  '@acme/icons': ['user', 'dave'],
  '@acme/fonts': ['user', 'dave'],
  '@acme/colors': ['user', 'dave'],
  '@acme/grid': ['user', 'dave'],
  '@acme/commons': ['user', 'mallory'],
  '@acme/license-object': ['user', 'carol'],
  '@acme/license-list': ['user', 'carol'],
  '@acme/license-missing': ['user', 'carol'],
  '@acme/deprecated': ['user', 'carol'],
  '@acme/deprecated-wordless': ['user', 'carol'],
  '@acme/deprecation-withdrawn': ['user', 'carol'],
  '@acme/deprecation-denied': ['user', 'carol'],
  '@acme/security-holding': ['user', 'npm'],
  '@acme/scribbled': ['user', 'carol'],
  '@acme/toString': ['user', 'carol'],
  "@acme/it's~so!(odd)*": ['user', 'carol'],
  constructor: ['user', 'carol'],
  '@acme/one-writer': ['user', 'carol'],
  '@acme/team-only': ['user', 'eve'],
  '@globex/bridge': ['user', 'trent'],
};

const PLATFORM = ['alice', 'bob', 'constructor'];
const SECURITY = ['eve', 'oscar'];

/** Who is in teams that may publish packages which developers may not. */
const OTHER_GRANTS: Readonly<
  Record<string, readonly [string, readonly string[]]>
> = {
  '@acme/app': ['platform', PLATFORM],
  '@acme/core': ['platform', PLATFORM],
  '@acme/secret-plans': ['security', SECURITY],
  '@acme/team-only': ['security', SECURITY],
  '@globex/bridge': ['platform', PLATFORM],
};

const throughATeam: Rows = PACKAGES.flatMap((name) => {
  const ofDevelopers = ['adam', 'alice', 'bob', 'carol', 'dave'].map((user) => [
    name,
    'developers',
    user,
  ]);
  if (name === '@acme/commons')
    return [
      ...ofDevelopers,
      ...PLATFORM.map((user) => [name, 'platform', user]),
      ...['dave', 'frank'].map((user) => [name, 'release:eu', user]),
      ...SECURITY.map((user) => [name, 'security', user]),
    ];
  if (DEVELOPERS.includes(name)) return ofDevelopers;
  const [team, users] = OTHER_GRANTS[name] ?? ['', []];
  return users.map((user) => [name, team, user]);
});

const MORE_THAN_FIVE: Rows = [['@acme/commons', 12]];
const FEWER_THAN_FIVE: Rows = [
  ['@globex/bridge', 4],
  ['@acme/app', 3],
  ['@acme/core', 3],
  ['@acme/secret-plans', 2],
  ['@acme/team-only', 2],
  ['@acme/one-writer', 1],
  ['@acme/read-by-all', 1],
];

/** What the questions answer of acme and its neighbours, in the order of the rows. */
export const ANSWERS: Readonly<Record<string, Rows>> = {
  'package-publishers: Through a team': throughATeam,
  'package-publishers: By a grant of their own': [
    ['@acme/commons', 'zoe'],
    ['@acme/one-writer', 'carol'],
    ['@acme/read-by-all', 'oscar'],
  ],
  'package-publishers: From outside the organization': [
    ['@acme/commons', 'mallory'],
    ['@acme/commons', 'trent'],
    ['@globex/bridge', 'trent'],
  ],
  'package-publishers: People for each package': [
    ...MORE_THAN_FIVE,
    ...DEVELOPERS.filter((name) => name !== '@acme/commons').map((name) => [
      name,
      5,
    ]),
    ...FEWER_THAN_FIVE,
  ],
  'blast-radius: Reach of each user': [
    ['alice', 52, 182_150],
    ['bob', 52, 182_150],
    ['constructor', 4, 120_000],
    ['carol', 50, 62_150],
    ['adam', 49, 62_150],
    ['dave', 49, 62_150],
    ['oscar', 4, null],
    ['eve', 3, null],
    ['trent', 2, null],
    ['frank', 1, null],
    ['mallory', 1, null],
    ['zoe', 1, null],
  ],
  'blast-radius: Packages of one user': [
    ['@acme/widget', 52_000],
    ['@acme/payments', 9_800],
    ['@acme/ancient', 350],
    ...DEVELOPERS.filter(
      (name) =>
        !['@acme/widget', '@acme/payments', '@acme/ancient'].includes(name),
    ).map((name) => [name, null]),
  ],
  'outside-publishers: Outside publishers': [
    ['trent', 2],
    ['mallory', 1],
  ],
  'outside-publishers: What they can publish': [
    ['mallory', '@acme/commons'],
    ['trent', '@acme/commons'],
    ['trent', '@globex/bridge'],
  ],
  'developers-team: Packages that the team developers may publish':
    DEVELOPERS.map((name) => [name]),
  'few-or-many-publishers: One publisher': [
    ['@acme/one-writer', 'carol'],
    ['@acme/read-by-all', 'oscar'],
  ],
  'few-or-many-publishers: More than ten publishers': [['@acme/commons', 12]],
  'owners-and-admins: Owners and admins': [
    ['owner', 'alice'],
    ['owner', 'oscar'],
    ['admin', 'adam'],
  ],
  'owners-and-admins: How many there are': [['acme', 2, 1, 11]],
  'dormant-publishers: Never published': [
    ['adam', 49],
    ['frank', 1],
    ['zoe', 1],
  ],
  'dormant-publishers: Not for a year': [[on('2024-09-09'), 'trent', 2]],
  'teams-and-members: Members in no team': [['zoe']],
  'teams-and-members: Teams without members': [['acme:night-shift']],
  'teams-and-members: Teams without packages': [
    ['acme:designers'],
    ['acme:night-shift'],
  ],
  'foreign-email: Members outside the domain': [
    ['carol', 'carol@globex.example'],
  ],
  'foreign-email: Members of each domain': [
    [['acme.example'], 8],
    [['globex.example'], 1],
  ],
  'unknown-people: Users who are no known person': [
    ['adam', true, 'adam@acme.example'],
    ['bob', true, 'bob@acme.example'],
    ['constructor', true, 'constructor@acme.example'],
    ['eve', true, null],
    ['frank', true, null],
    ['mallory', false, 'mallory@freelance.example'],
    ['oscar', true, 'oscar@acme.example'],
    ['zoe', true, 'zoe@acme.example'],
  ],
  'unknown-people: What they can publish': [
    ['bob', 52],
    ['adam', 49],
    ['constructor', 4],
    ['oscar', 4],
    ['eve', 3],
    ['frank', 1],
    ['mallory', 1],
    ['zoe', 1],
  ],
  'former-employees: People who are not active': [
    ['carol', 'carol', 50],
    ['trent', 'trent', 2],
  ],
  // Grace's account is disabled, too, but she may publish nothing.
  'former-employees: People with a disabled account': [
    ['dave', 'okta_user', 'dave', 49],
  ],
  'indirect-publishers: By a grant of their own': [
    ['@acme/gadget', 'acme/monorepo', 'octo-alice'],
    ['@acme/widget', 'acme/monorepo', 'octo-alice'],
  ],
  'indirect-publishers: Through a team': [
    ['@acme/core', 'acme/core', 'release', 'octo-robot'],
  ],
  'foreign-packages: With the rights of the organization': [
    ['@globex/bridge'],
    ['acme-left-pad'],
    ['constructor'],
  ],
  'foreign-packages: With the rights of a team': [
    ['@globex/bridge', 'platform'],
    ['acme-left-pad', 'developers'],
    ['constructor', 'developers'],
  ],
  'access-tokens: End within 30 days': [['release', on('2026-12-15')]],
  'access-tokens: May write': [
    ['45ef6701'],
    ['f2c7d8e9'],
    ['release'],
    ['release from anywhere'],
  ],
  'access-tokens: Need no second factor': [
    ['release'],
    ['release from anywhere'],
  ],
  'access-tokens: Work from every address': [
    ['12bc34de'],
    ['23cd45ef'],
    ['34de56f0'],
    ['45ef6701'],
    ['expired'],
    ['f2c7d8e9'],
    ['jupiterone'],
    ['never used'],
    ['release from anywhere'],
  ],
  'access-tokens: Not used for 90 days': [
    ['01ab23cd', null],
    ['12bc34de', null],
    ['23cd45ef', null],
    ['34de56f0', null],
    ['45ef6701', null],
    ['expired', on('2026-05-31')],
    ['f2c7d8e9', null],
    ['never used', null],
    ['release from anywhere', null],
  ],
  'trust-downgraded: Packages that lost trust': [
    ['@acme/payments', '2.1.1', 'bob', 'user'],
  ],
  'without-provenance: Public packages without provenance': PUBLIC.filter(
    (name) =>
      !WITH_PROVENANCE.includes(name) &&
      name !== '@acme/unpublished' &&
      name !== '@acme/untagged',
  ).map((name) => [name, ...(latestBy(name) ?? ['user', 'bob'])]),
  'without-provenance: Public packages with and without': [
    [false, 44],
    [true, 8],
  ],
  'install-scripts: Install script added': [
    ['@acme/adds-install-script', '1.0.1', 'carol'],
  ],
  'install-scripts: Install scripts': [
    ['@acme/adds-install-script', '1.0.1'],
    ['@acme/native', '1.1.0'],
  ],
  'new-publisher: New publisher': [
    ['@acme/ancient', '0.0.2', 'alice', on('2016-07-01')],
    ['@acme/handed-over', '1.0.2', 'dave', on('2026-10-05')],
    ['@acme/inherited', '1.2.0', 'somebody-long-gone', on('2023-04-01')],
  ],
  'publish-bursts: Bursts of releases': [
    ['bob', 14, on('2024-05-06')],
    ['carol', 11, on('2024-02-03')],
    ['dave', 4, on('2026-09-08T10:00Z')],
  ],
  'unmaintained-packages: Deprecated packages': [
    ['@acme/deprecated', 'Use @acme/widget instead'],
    ['@acme/deprecated-wordless', null],
  ],
  'unmaintained-packages: Deprecated packages that others use': [
    ['@acme/deprecated', '@acme/widget'],
  ],
  'unmaintained-packages: Downloaded and without a release for a year': [
    ['@acme/ancient', on('2016-07-01'), 350],
  ],
  'advisories: Advisories': [
    ['acme-left-pad', '1.3.0', 'critical', 9.8, 'Padding runs code'],
    ['@acme/widget', '3.2.0', 'high', 7.5, 'Prototype pollution'],
    ['@acme/gadget', '3.2.0', 'high', 7, 'A weakness in @acme/gadget'],
    ['@acme/payments', '2.1.1', 'medium', 5, 'A weakness in @acme/payments'],
    ['acme-left-pad', '1.3.0', 'low', 3, 'A weakness in acme-left-pad'],
    ['constructor', '1.0.0', 'info', 1, 'A weakness in constructor'],
  ],
  'advisories: Packages that use an affected one': [
    ['@acme/widget', '@acme/app'],
    ['constructor', '@acme/app'],
  ],
  'private-repositories: Private repositories of public packages': [
    ['UI', '@acme/repo-gitlab'],
    ['monorepo', '@acme/gadget'],
    ['monorepo', '@acme/widget'],
    ['pipelines', '@acme/repo-azure'],
  ],
  'repositories: No repository declared': PACKAGES.filter(
    (name) => !WITH_REPOSITORY.includes(name) && name !== '@acme/unpublished',
  ).map((name) => [name]),
  'repositories: Repository in no integration': [
    ['@acme/repo-bitbucket', 'https://bitbucket.org/Acme/Cli'],
    ['@acme/repo-gist', 'https://gist.github.com/11081aaa281c06f1e1d1'],
    ['@acme/repo-git-protocol', 'https://github.com/ACME/Old-Git'],
    ['@acme/repo-github-prefix', 'https://github.com/acme/prefixed'],
    ['@acme/repo-list', 'https://github.com/acme/listed'],
    ['@acme/repo-own-host', 'https://git.acme.example/infra/agent'],
    ['@acme/repo-scp', 'https://github.com/acme/scp'],
    ['@acme/repo-shorthand', 'https://github.com/acme/shorthand'],
    ['@acme/repo-ssh', 'https://github.com/acme/ssh'],
    ['@acme/repo-web-page', 'https://github.com/acme/web'],
    ['@acme/repo-with-credentials', 'https://github.com/acme/leaky'],
  ],
  'licenses: No license': [['@acme/license-missing']],
  'licenses: License changed': [['@acme/relicensed', '2.0.0', 'BUSL-1.1']],
  'dependencies: Dependencies': [
    ['@acme/app', '@acme/core', 'dependencies', '^1.1.0'],
    ['@acme/app', '@acme/fonts', 'optionalDependencies', '1.x'],
    ['@acme/app', '@acme/native', 'devDependencies', 'next'],
    ['@acme/app', '@acme/widget', 'peerDependencies', '>=3'],
    ['@acme/app', 'constructor', 'dependencies', '^1.0.0'],
    ['@acme/widget', '@acme/core', 'dependencies', '^1.1.0'],
    ['@acme/widget', '@acme/deprecated', 'dependencies', '1.x'],
  ],
  'dependencies: Packages that others use': [
    ['@acme/core', 2],
    ['@acme/deprecated', 1],
    ['@acme/fonts', 1],
    ['@acme/native', 1],
    ['@acme/widget', 1],
    ['constructor', 1],
  ],
  'dependencies: Two steps away': [
    ['@acme/core', '@acme/app'],
    ['@acme/deprecated', '@acme/app'],
  ],
  'unavailable-packages: No latest version': [['@acme/untagged', 1]],
  'unavailable-packages: Unpublished': [['@acme/unpublished']],
  "unavailable-packages: Held by npm's security team": [
    ['@acme/security-holding'],
  ],
  'changes: New packages': [['@acme/grid', true]],
  'changes: New members': [['zoe', 'developer']],
  'changes: New outside collaborators': [
    ['trent', '@acme/commons', 'read-write'],
    ['trent', '@globex/bridge', 'read-write'],
  ],
  'changes: Public packages that changed': [
    // Trent and zoe may publish them now.
    ['@acme/commons', '1.0.0'],
    ['@acme/widget', '3.2.0'],
    ['@globex/bridge', '0.4.0'],
  ],
  'token-secrets: Repositories with an npm token': [
    ['acme/core', 'github_org_secret', 'NPM_AUTH_TOKEN'],
    ['acme/monorepo', 'github_repo_secret', 'NPM_TOKEN'],
  ],
  'token-secrets: Tokens that trusted publishing made superfluous': [
    ['acme/core', '@acme/core', 'NPM_AUTH_TOKEN'],
    ['acme/monorepo', '@acme/gadget', 'NPM_TOKEN'],
    ['acme/monorepo', '@acme/widget', 'NPM_TOKEN'],
  ],
};

function latestBy(name: string) {
  return Object.entries(LATEST_BY).find(([each]) => each === name)?.[1];
}
