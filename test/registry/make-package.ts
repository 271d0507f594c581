import type { Random } from './random';
import type {
  Dependencies,
  Permission,
  WorldGrant,
  WorldPackage,
  WorldPerson,
  WorldReach,
  WorldRelease,
  WorldTeam,
} from './world';

/** What made-up packages are made with. */
export interface Making {
  readonly random: Random;
  /** Who may get access. */
  readonly people: readonly string[];
  /** They take up grants as packages are made. */
  readonly teams: readonly (WorldTeam & { readonly packages: WorldGrant[] })[];
  /** Of all packages, so that they can depend on each other. */
  readonly names: readonly string[];
  readonly versions: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const EPOCH_MS = Date.UTC(2024, 0, 1);

const FROM_CI = {
  publisher: { name: 'GitHub Actions', email: 'npm-oidc-no-reply@github.com' },
  trustedPublisher: 'github',
  provenance: true,
};

/** Makes up a package, and who has access to it. */
export function packageOf(name: string, making: Making): WorldPackage {
  const { random } = making;
  const collaborators = accessTo(name, making);
  const writers = collaborators
    .filter(({ permission }) => permission === 'write')
    .map(({ username }) => username);
  const releases = releasesOf(writers, making);
  const latest = releases.at(-1);
  return {
    name,
    public: random.chance(0.8),
    permission: random.chance(0.9) ? 'write' : 'read',
    collaborators,
    maintainers: writers.map(named),
    description: `What ${name} does`,
    license: latest?.license,
    repository: `https://github.com/sprawl/${name.replace(/^@.*\//, '')}`,
    createdOn: releases.at(0)?.publishedOn,
    modifiedOn: latest?.publishedOn,
    tags: latest ? { latest: latest.version } : {},
    releases,
    reach: random.chance(0.7) ? reachFrom(random) : undefined,
  };
}

/** Lets a team have the package, and people of their own right. */
function accessTo(name: string, { random, people, teams }: Making) {
  const access = new Map<string, Permission>();
  for (const team of random.some(teams, 1)) {
    const permission = random.chance(0.6) ? 'write' : 'read';
    team.packages.push({ name, permission });
    for (const username of team.members) access.set(username, permission);
  }
  for (const username of random.some(people, 1 + random.below(2))) {
    access.set(username, 'write');
  }
  return [...access].map(([username, permission]) => ({
    username,
    permission,
  }));
}

/** Half of the packages come from CI; of some of these the latest release was made by hand. */
function releasesOf(
  writers: readonly string[],
  { random, people, names, versions }: Making,
): readonly WorldRelease[] {
  const start = EPOCH_MS + random.below(500 * DAY_MS);
  const fromCi = random.chance(0.5);
  return Array.from({ length: versions }, (_, index) => {
    const isLatest = index === versions - 1;
    const byHand = !fromCi || (isLatest && random.chance(0.1));
    // Some who published have no access any more.
    const [user] = random.some(random.chance(0.1) ? people : writers, 1);
    return {
      version: `1.${index}.0`,
      publishedOn: new Date(start + index * 10 * DAY_MS).toISOString(),
      ...(byHand ? { publisher: user ? named(user) : undefined } : FROM_CI),
      license: random.chance(0.95) ? 'MIT' : 'ISC',
      scripts: random.chance(0.05) ? { postinstall: 'node setup' } : undefined,
      ...(isLatest && {
        deprecated: random.chance(0.05) ? 'Do not use' : undefined,
        dependencies: dependOn(random.some(names, random.below(3))),
        devDependencies: dependOn(random.some(names, random.below(2))),
      }),
    };
  });
}

function dependOn(names: readonly string[]): Dependencies {
  return Object.fromEntries(names.map((name) => [name, '^1.0.0']));
}

function reachFrom(random: Random): WorldReach {
  const weeklyDownloads = random.below(100_000);
  return {
    weeklyDownloads,
    monthlyDownloads: weeklyDownloads * 4,
    dependents: random.below(500),
  };
}

function named(username: string): WorldPerson {
  return { name: username, email: emailOf(username) };
}

/** Where mail for a made-up user goes. */
export function emailOf(username: string): string {
  return `${username}@sprawl.example`;
}
