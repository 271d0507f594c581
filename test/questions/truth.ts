import type { WorldGrant } from '../registry/world';
import type { Properties } from '../truth/values';
import type { Facts } from './facts';
import type { Rows } from './graph';

const DAY = 24 * 60 * 60 * 1000;

/** What a world has to do with one question; in any order. */
type Truth = (facts: Facts) => Rows;

const names = (packages: readonly Properties[]): Rows =>
  packages.map(({ fullName }) => [fullName]);

const pick = (all: readonly Properties[], ...properties: string[]): Rows =>
  all.map((each) => properties.map((name) => each[name]));

const mayWrite = ({ permission }: Pick<WorldGrant, 'permission'>) =>
  permission === 'write';

/** The sum of what is known; nothing where nothing is. */
function total(numbers: readonly unknown[]): number | undefined {
  const known = numbers.filter((each) => typeof each === 'number');
  return known.length === 0
    ? undefined
    : known.reduce((sum, each) => sum + each, 0);
}

function unique(rows: Rows): Rows {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

/** How many rows have each first cell. */
function counted(cells: readonly unknown[]): Rows {
  return [...new Set(cells)].map((cell) => [
    cell,
    cells.filter((each) => each === cell).length,
  ]);
}

/** The grants of teams to packages, each with its team. */
function grantsOf({ world, packages }: Facts) {
  const known = new Set(packages.map(({ name }) => name));
  return world.teams.flatMap((team) =>
    team.packages
      .filter(({ name }) => known.has(name))
      .map((grant) => ({ team, grant })),
  );
}

/** Whether a package is in another scope than the organization's, or in none. */
function isForeign(name: string, { world }: Facts): boolean {
  return !name.startsWith(`@${world.organization}/`);
}

function isOld(time: unknown, limit: number): boolean {
  return typeof time === 'number' && time < limit;
}

const publishers: Readonly<Record<string, Truth>> = {
  'package-publishers: Through a team': (facts) =>
    grantsOf(facts)
      .filter(({ grant }) => mayWrite(grant))
      .flatMap(({ team, grant }) =>
        facts
          .membersOf(team)
          .map((username) => [grant.name, team.name, username]),
      ),
  'package-publishers: By a grant of their own': (facts) => {
    const granted = new Set(
      grantsOf(facts)
        .filter(({ grant }) => mayWrite(grant))
        .flatMap(({ team, grant }) =>
          team.members.map((username) => `${grant.name} ${username}`),
        ),
    );
    return facts.writers
      .filter(
        ({ pkg, username, member }) =>
          member && !granted.has(`${pkg.name} ${username}`),
      )
      .map(({ pkg, username }) => [pkg.name, username]);
  },
  'package-publishers: From outside the organization': ({ writers }) =>
    writers
      .filter(({ member }) => !member)
      .map(({ pkg, username }) => [pkg.name, username]),
  'package-publishers: People for each package': ({ writers }) =>
    counted(writers.map(({ pkg }) => pkg.name)),
  'blast-radius: Reach of each user': (facts) =>
    facts
      .writable()
      .map(([{ username }, packages]) => [
        username,
        packages.length,
        total(packages.map(({ weeklyDownloads }) => weeklyDownloads)),
      ]),
  'blast-radius: Packages of one user': (facts) =>
    facts
      .writable(({ username }) => username === 'alice')
      .flatMap(([, packages]) => pick(packages, 'fullName', 'weeklyDownloads')),
  'outside-publishers: Outside publishers': (facts) =>
    facts
      .writable(({ member }) => member === false)
      .map(([{ username }, packages]) => [username, packages.length]),
  'outside-publishers: What they can publish': ({ writers }) =>
    writers
      .filter(({ member }) => !member)
      .map(({ pkg, username }) => [username, pkg.name]),
  'developers-team: Packages that the team developers may publish': (facts) =>
    grantsOf(facts)
      .filter(
        ({ team, grant }) => team.name === 'developers' && mayWrite(grant),
      )
      .map(({ grant }) => [grant.name]),
  'few-or-many-publishers: One publisher': ({ writers }) =>
    writers
      .filter(
        ({ pkg }) => writers.filter((each) => each.pkg === pkg).length === 1,
      )
      .map(({ pkg, username }) => [pkg.name, username]),
  'few-or-many-publishers: More than ten publishers': ({ packages }) =>
    packages
      .map(
        (pkg) => [pkg.name, pkg.collaborators.filter(mayWrite).length] as const,
      )
      .filter(([, count]) => count > 10),
};

const people: Readonly<Record<string, Truth>> = {
  'owners-and-admins: Owners and admins': ({ world }) =>
    world.members
      .filter(({ role }) => role === 'owner' || role === 'admin')
      .map(({ username, role }) => [role, username]),
  'owners-and-admins: How many there are': ({ world }) => {
    const count = (wanted: string) =>
      world.members.filter(({ role }) => role === wanted).length;
    return [
      [
        world.organization,
        count('owner'),
        count('admin'),
        world.members.length,
      ],
    ];
  },
  'dormant-publishers: Never published': (facts) =>
    facts
      .writable(({ lastPublishedOn }) => lastPublishedOn === undefined)
      .map(([{ username }, packages]) => [username, packages.length]),
  'dormant-publishers: Not for a year': (facts) =>
    facts
      .writable(({ lastPublishedOn }) => isOld(lastPublishedOn, facts.aYearAgo))
      .map(([user, packages]) => [
        user.lastPublishedOn,
        user.username,
        packages.length,
      ]),
  'teams-and-members: Members in no team': ({ world }) =>
    world.members
      .filter(
        ({ username }) =>
          !world.teams.some(({ members }) => members.includes(username)),
      )
      .map(({ username }) => [username]),
  'teams-and-members: Teams without members': (facts) =>
    facts.world.teams
      .filter((team) => facts.membersOf(team).length === 0)
      .map(({ name }) => [`${facts.world.organization}:${name}`]),
  'teams-and-members: Teams without packages': ({ world }) =>
    world.teams
      .filter(({ packages }) => packages.length === 0)
      .map(({ name }) => [`${world.organization}:${name}`]),
  'foreign-email: Members outside the domain': ({ users }) =>
    users
      .filter(
        ({ member, email }) =>
          member === true &&
          email !== undefined &&
          !String(email).endsWith('@acme.example'),
      )
      .map(({ username, email }) => [username, email]),
  'foreign-email: Members of each domain': ({ users }) =>
    counted(
      users
        .filter(({ member, email }) => member === true && email !== undefined)
        .map(({ email }) => String(email).split('@')[1]),
    ).map(([domain, members]) => [[domain], members]),
  'unknown-people: Users who are no known person': ({ users }) =>
    pick(users, 'username', 'member', 'email'),
  'unknown-people: What they can publish': (facts) =>
    facts
      .writable()
      .map(([{ username }, packages]) => [username, packages.length]),
  'publish-bursts: Bursts of releases': ({ users }) =>
    pick(
      users.filter(({ largestPublishBurst = 0 }) => +largestPublishBurst >= 3),
      'username',
      'largestPublishBurst',
      'largestPublishBurstOn',
    ),
};

const tokens: Readonly<Record<string, Truth>> = {
  'access-tokens: End within 30 days': (facts) =>
    pick(
      facts.tokens.filter(
        ({ expiresOn }) =>
          !isOld(expiresOn, facts.now + 1) &&
          isOld(expiresOn, facts.now + 30 * DAY),
      ),
      'name',
      'expiresOn',
    ),
  'access-tokens: May write': (facts) =>
    pick(
      facts.tokens.filter(({ readOnly }) => readOnly === false),
      'name',
    ),
  'access-tokens: Need no second factor': (facts) =>
    pick(
      facts.tokens.filter(({ bypassTwoFactor }) => bypassTwoFactor === true),
      'name',
    ),
  'access-tokens: Work from every address': (facts) =>
    pick(
      facts.tokens.filter(({ cidrAllowlist }) => cidrAllowlist === undefined),
      'name',
    ),
  'access-tokens: Not used for 90 days': (facts) =>
    pick(
      facts.tokens.filter(({ lastUsedOn, createdOn }) =>
        isOld(lastUsedOn ?? createdOn, facts.now - 90 * DAY),
      ),
      'name',
      'lastUsedOn',
    ),
};

const packages: Readonly<Record<string, Truth>> = {
  'foreign-packages: With the rights of the organization': (facts) =>
    facts.packages
      .filter(
        ({ name, permission }) =>
          permission === 'write' && isForeign(name, facts),
      )
      .map(({ name }) => [name]),
  'foreign-packages: With the rights of a team': (facts) =>
    grantsOf(facts)
      .filter(({ grant }) => mayWrite(grant) && isForeign(grant.name, facts))
      .map(({ team, grant }) => [grant.name, team.name]),
  'trust-downgraded: Packages that lost trust': (facts) =>
    pick(
      facts.packagesThat(({ trustDowngraded }) => trustDowngraded === true),
      ...['fullName', 'version', 'publisher', 'publishMethod'],
    ),
  'without-provenance: Public packages without provenance': (facts) =>
    pick(
      facts.packagesThat(
        (pkg) => pkg.public === true && pkg.hasProvenance === false,
      ),
      ...['fullName', 'publishMethod', 'publisher'],
    ),
  'without-provenance: Public packages with and without': (facts) =>
    counted(
      facts
        .packagesThat((pkg) => pkg.public === true && pkg.hasLatest === true)
        .map(({ hasProvenance }) => hasProvenance),
    ),
  'install-scripts: Install script added': (facts) =>
    pick(
      facts.packagesThat((pkg) => pkg.installScriptsAdded === true),
      ...['fullName', 'version', 'publisher'],
    ),
  'install-scripts: Install scripts': (facts) =>
    pick(
      facts.packagesThat(({ hasInstallScripts }) => hasInstallScripts === true),
      ...['fullName', 'version'],
    ),
  'new-publisher: New publisher': (facts) =>
    pick(
      facts.packagesThat(({ newPublisher }) => newPublisher === true),
      ...['fullName', 'version', 'publisher', 'publishedOn'],
    ),
  'unmaintained-packages: Deprecated packages': (facts) =>
    pick(
      facts.packagesThat(({ deprecated }) => deprecated === true),
      ...['fullName', 'deprecationMessage'],
    ),
  'unmaintained-packages: Deprecated packages that others use': (facts) =>
    facts
      .packagesThat(({ deprecated }) => deprecated === true)
      .flatMap(({ fullName }) =>
        facts.uses
          .filter(({ used }) => used === fullName)
          .map(({ dependent }) => [fullName, dependent]),
      ),
  'unmaintained-packages: Downloaded and without a release for a year': (
    facts,
  ) =>
    pick(
      facts.packagesThat(
        ({ weeklyDownloads = 0, publishedOn }) =>
          +weeklyDownloads > 0 && isOld(publishedOn, facts.aYearAgo),
      ),
      ...['fullName', 'publishedOn', 'weeklyDownloads'],
    ),
  'advisories: Advisories': ({ advisories }) =>
    advisories.map(({ pkg, properties }) => [
      pkg.fullName,
      pkg.version,
      properties.severity,
      properties.numericSeverity,
      properties.name,
    ]),
  'advisories: Packages that use an affected one': ({ advisories, uses }) =>
    unique(
      advisories.flatMap(({ pkg }) =>
        uses
          .filter(({ used }) => used === pkg.fullName)
          .map(({ dependent }) => [pkg.fullName, dependent]),
      ),
    ),
  'repositories: No repository declared': (facts) =>
    names(
      facts.packagesThat(
        ({ unpublished, repositoryUrl }) =>
          unpublished === false && repositoryUrl === undefined,
      ),
    ),
  'repositories: Repository in no integration': (facts) =>
    pick(
      facts.packagesThat(({ repositoryUrl }) => repositoryUrl !== undefined),
      ...['fullName', 'repositoryUrl'],
    ),
  'licenses: No license': (facts) =>
    names(
      facts.packagesThat(
        ({ unpublished, license }) =>
          unpublished === false && license === undefined,
      ),
    ),
  'licenses: License changed': (facts) =>
    pick(
      facts.packagesThat(({ licenseChanged }) => licenseChanged === true),
      ...['fullName', 'version', 'license'],
    ),
  'dependencies: Dependencies': ({ uses }) =>
    uses.map(({ dependent, used, field, range }) => [
      dependent,
      used,
      field,
      range,
    ]),
  'dependencies: Packages that others use': ({ uses }) => {
    const dependents = (name: string) =>
      new Set(
        uses.filter(({ used }) => used === name).map((each) => each.dependent),
      ).size;
    return [...new Set(uses.map(({ used }) => used))].map((name) => [
      name,
      dependents(name),
    ]);
  },
  'dependencies: Two steps away': ({ uses }) =>
    unique(
      uses.flatMap(({ dependent: middle, used }) =>
        uses
          .filter((each) => each.used === middle)
          .map(({ dependent }) => [used, dependent]),
      ),
    ),
  'unavailable-packages: No latest version': (facts) =>
    pick(
      facts.packagesThat(
        ({ hasLatest, unpublished }) => !hasLatest && unpublished === false,
      ),
      ...['fullName', 'versionCount'],
    ),
  'unavailable-packages: Unpublished': ({ packages: all }) =>
    all
      .filter(({ unpublishedOn }) => unpublishedOn !== undefined)
      .map(({ name }) => [name]),
  "unavailable-packages: Held by npm's security team": (facts) =>
    names(
      facts.packagesThat(({ securityHolding }) => securityHolding === true),
    ),
};

/** The answers that a world alone gives; those to the other questions are of other integrations, or of two runs. */
export const TRUTHS: Readonly<Record<string, Truth>> = {
  ...publishers,
  ...people,
  ...tokens,
  ...packages,
};
