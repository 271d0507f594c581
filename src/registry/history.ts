import semver from 'semver';
import type { History, Person, Publication, Release, Signals } from './types';

/** What the releases of a package together tell, compared with the `latest` one. */
export function historyOf(
  releases: readonly Release[],
  latest?: Release,
): History {
  return {
    versionCount: releases.length,
    publications: publicationsOf(releases, latest),
    signals: latest && signalsOf(latest, earlierThan(latest, releases)),
  };
}

/** Who published a release, where that was a person: a release that CI published has none. */
export function personBehind({
  publisher,
  trustedPublisher,
}: Release): Person | undefined {
  return publisher && !trustedPublisher && isUsername(publisher.name)
    ? publisher
    : undefined;
}

function publicationsOf(
  releases: readonly Release[],
  latest?: Release,
): readonly Publication[] {
  const byPerson = new Map<string, Release[]>();
  for (const release of [...releases].sort(comparePublication)) {
    const person = personBehind(release);
    if (!person) continue;
    const published = byPerson.get(person.name) ?? [];
    published.push(release);
    byPerson.set(person.name, published);
  }
  return [...byPerson].map(([username, published]) => {
    const told = published.findLast(({ publisher }) => publisher?.email);
    const times = published.flatMap(({ publishedOn }) => publishedOn ?? []);
    return {
      username,
      email: told?.publisher?.email,
      emailSeenOn: told?.publishedOn,
      versions: published.length,
      firstPublishedOn: times.at(0),
      lastPublishedOn: times.at(-1),
      publishedOn: times,
      latest: latest !== undefined && published.includes(latest),
    };
  });
}

function signalsOf(latest: Release, earlier: readonly Release[]): Signals {
  const before = earlier.at(-1);
  const person = personBehind(latest);
  return {
    trustDowngraded: earlier.some((each) => trustOf(each) > trustOf(latest)),
    installScriptsAdded:
      before !== undefined &&
      latest.hasInstallScripts &&
      !before.hasInstallScripts,
    newPublisher:
      before !== undefined &&
      person !== undefined &&
      earlier.every((each) => personBehind(each)?.name !== person.name),
    licenseChanged: before !== undefined && latest.license !== before.license,
  };
}

/** The releases published before the given one, oldest first; a pre-release is not compared with a stable one. */
function earlierThan(
  latest: Release,
  releases: readonly Release[],
): readonly Release[] {
  return releases
    .filter(
      (each) =>
        each !== latest &&
        isDated(each) === isDated(latest) &&
        isPrerelease(each) === isPrerelease(latest) &&
        comparePublication(each, latest) < 0,
    )
    .sort(comparePublication);
}

/** By time of publication, those without one first; where it is missing or the same, by version. */
function comparePublication(a: Release, b: Release): number {
  if (isDated(a) !== isDated(b)) return isDated(a) ? 1 : -1;
  const byTime = (a.publishedOn ?? 0) - (b.publishedOn ?? 0);
  return byTime || compareVersions(a.version, b.version);
}

function isDated({ publishedOn }: Release): boolean {
  return publishedOn !== undefined;
}

function compareVersions(a: string, b: string): number {
  return semver.valid(a, true) && semver.valid(b, true)
    ? semver.compareBuild(a, b, true)
    : 0;
}

function isPrerelease({ version }: Release): boolean {
  return semver.prerelease(version, true) !== null;
}

function trustOf({ staged, trustedPublisher, hasProvenance }: Release): number {
  if (staged) return 3;
  return Number(trustedPublisher) + Number(hasProvenance);
}

/** CI providers are named as in `GitHub Actions` and `GitLab CI/CD`; an npm username goes into URLs and holds neither space nor slash. */
function isUsername(name: string): boolean {
  return !/[\s/]/.test(name);
}
