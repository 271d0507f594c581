import type { Entity } from '../graph/collected';
import { propertyOf } from '../j1ql/property';
import { downloadsOf, numberOf, type Organization } from './organization';

/** Packages by how many people may publish them; the last one stands for all above it. */
export interface PublisherCount {
  readonly publishers: number;
  readonly packages: number;
}

/** More than this many people are counted together: the question is which packages have more than ten. */
export const MANY_PUBLISHERS = 11;

/** How many packages each number of people may publish, from none to eleven and more. */
export function publisherCounts(
  organization: Organization,
): readonly PublisherCount[] {
  const packages = new Array<number>(MANY_PUBLISHERS + 1).fill(0);
  for (const pkg of organization.packages) {
    const count = Math.min(
      organization.publishersOf(pkg).size,
      MANY_PUBLISHERS,
    );
    packages[count] = (packages[count] ?? 0) + 1;
  }
  return packages.map((count, publishers) => ({ publishers, packages: count }));
}

/** How the latest version came to npm, the most trustworthy way first. */
export const ORIGINS = [
  'Staged, approved by a person',
  'Trusted publishing with provenance',
  'Trusted publishing',
  'Provenance',
  'By a person, with neither',
  'Not known',
] as const;

export type Origin = (typeof ORIGINS)[number];

export interface OriginShare {
  readonly origin: Origin;
  readonly packages: number;
  readonly weeklyDownloads: number;
}

/** Public packages, and their downloads, by where the latest version came from. */
export function originShares(
  organization: Organization,
): readonly OriginShare[] {
  const open = organization.packages.filter(
    (pkg) => propertyOf(pkg, 'public') === true,
  );
  return ORIGINS.map((origin) => {
    const packages = open.filter((pkg) => originOf(pkg) === origin);
    return {
      origin,
      packages: packages.length,
      weeklyDownloads: packages.reduce(
        (total, pkg) => total + downloadsOf(pkg),
        0,
      ),
    };
  });
}

export function originOf(pkg: Entity): Origin {
  const method = propertyOf(pkg, 'publishMethod');
  const proven = propertyOf(pkg, 'hasProvenance') === true;
  if (method === 'staged') return ORIGINS[0];
  if (method === 'trusted-publisher') return proven ? ORIGINS[1] : ORIGINS[2];
  if (proven) return ORIGINS[3];
  return method === 'user' ? ORIGINS[4] : ORIGINS[5];
}

/** The releases of a month that the graph knows: the first and the latest one of each package. */
export interface ReleaseMonth {
  /** The first instant of the month in UTC, in epoch milliseconds. */
  readonly month: number;
  readonly release: 'First release' | 'Latest release';
  readonly packages: number;
}

/** First and latest releases by month, in order of time; what is both counts as a first one. */
export function releaseMonths(
  organization: Organization,
): readonly ReleaseMonth[] {
  const counts = new Map<string, ReleaseMonth>();
  const count = (time: number, release: ReleaseMonth['release']) => {
    const month = monthOf(time);
    const id = `${month} ${release}`;
    const packages = (counts.get(id)?.packages ?? 0) + 1;
    counts.set(id, { month, release, packages });
  };
  for (const pkg of organization.packages) {
    const first = numberOf(pkg, 'createdOn');
    const latest = numberOf(pkg, 'publishedOn');
    if (first !== undefined) count(first, 'First release');
    if (latest !== undefined && numberOf(pkg, 'versionCount') !== 1)
      count(latest, 'Latest release');
  }
  return [...counts.values()].sort(
    (a, b) => a.month - b.month || (a.release < b.release ? -1 : 1),
  );
}

function monthOf(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

/** A package as a point: how much it is downloaded, and by how many people it may be published. */
export interface ExposurePoint {
  readonly package: Entity;
  readonly weeklyDownloads: number;
  readonly publishers: number;
}

/** The packages whose downloads npm tells. */
export function exposures(
  organization: Organization,
): readonly ExposurePoint[] {
  return organization.packages
    .filter((pkg) => numberOf(pkg, 'weeklyDownloads') !== undefined)
    .map((pkg) => ({
      package: pkg,
      weeklyDownloads: downloadsOf(pkg),
      publishers: organization.publishersOf(pkg).size,
    }));
}
