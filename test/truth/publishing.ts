import type { World, WorldPackage } from '../registry/world';
import { latestOf, personOf } from './history';
import { timeOf } from './values';

const TEN_MINUTES = 10 * 60 * 1000;

/** A release of a package, by one person. */
interface Publication {
  readonly name: string;
  readonly time: number;
}

/** What a person's releases of the organization's packages come to. */
export function activityOf(
  username: string,
  packages: readonly WorldPackage[],
) {
  const publications = packages.flatMap((pkg) => publicationsOf(username, pkg));
  const bursts = publications.map(({ time }) => ({
    time,
    size: new Set(
      publications
        .filter((each) => each.time >= time && each.time <= time + TEN_MINUTES)
        .map(({ name }) => name),
    ).size,
  }));
  const largest = most(bursts.map(({ size }) => size));
  return {
    lastPublishedOn: most(publications.map(({ time }) => time)),
    largestPublishBurst: largest,
    largestPublishBurstOn: least(
      bursts.filter(({ size }) => size === largest).map(({ time }) => time),
    ),
  };
}

/** What a person's releases of one package come to; undefined without any. */
export function publishedBy(username: string, pkg: WorldPackage) {
  const own = pkg.releases.filter(
    (release) => personOf(release)?.name === username,
  );
  if (own.length === 0) return undefined;
  const times = publicationsOf(username, pkg).map(({ time }) => time);
  const latest = latestOf(pkg);
  return {
    versions: own.length,
    firstPublishedOn: least(times),
    lastPublishedOn: most(times),
    latest: latest !== undefined && own.includes(latest),
  };
}

/** How many people published a package and have no access to it now. */
export function formerPublishersOf(pkg: WorldPackage): number {
  const access = new Set(pkg.collaborators.map(({ username }) => username));
  const publishers = new Set(
    pkg.releases.flatMap((release) => personOf(release)?.name ?? []),
  );
  return [...publishers].filter((name) => !access.has(name)).length;
}

/** The organization's packages: its own list, and its teams'. */
export function packagesOf({
  packages,
  teams,
}: World): readonly WorldPackage[] {
  const granted = new Set(
    teams.flatMap((team) => team.packages.map(({ name }) => name)),
  );
  return packages.filter(
    ({ name, permission }) => permission !== undefined || granted.has(name),
  );
}

function publicationsOf(
  username: string,
  pkg: WorldPackage,
): readonly Publication[] {
  return pkg.releases.flatMap((release) => {
    const time = timeOf(release.publishedOn);
    if (time === undefined || personOf(release)?.name !== username) return [];
    return [{ name: pkg.name, time }];
  });
}

function most(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

function least(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}
