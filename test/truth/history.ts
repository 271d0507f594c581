import { compare } from 'semver';
import type {
  WorldPackage,
  WorldPerson,
  WorldRelease,
} from '../registry/world';
import { property, textOf, timeOf } from './values';

/** The release that `latest` names. */
export function latestOf(pkg: WorldPackage): WorldRelease | undefined {
  const tags = new Map(Object.entries(pkg.tags));
  return pkg.releases.find(({ version }) => version === tags.get('latest'));
}

/** The person who published a release; CI is none. */
export function personOf(release: WorldRelease): WorldPerson | undefined {
  const { publisher, trustedPublisher } = release;
  if (!publisher || trustedPublisher) return undefined;
  return /[\s/]/.test(publisher.name) ? undefined : publisher;
}

/** Whether something runs when a release is installed. */
export function hasInstallScripts({ scripts = {} }: WorldRelease): boolean {
  return ['preinstall', 'install', 'postinstall'].some((script) =>
    Object.keys(scripts).includes(script),
  );
}

/** A license in any form: a text, an object with a type, or a list of them. */
export function licenseOf(license: unknown): string | undefined {
  const licenses = Array.isArray(license) ? license : [license];
  const types = licenses.flatMap(
    (each) => textOf(each) ?? textOf(property(each, 'type')) ?? [],
  );
  return types.length === 0 ? undefined : types.join(' OR ');
}

/** What the latest release changed. */
export function signalsOf(pkg: WorldPackage) {
  const latest = latestOf(pkg);
  if (!latest) return {};
  const earlier = earlierThan(latest, pkg);
  const before = earlier.at(-1);
  const person = personOf(latest)?.name;
  return {
    trustDowngraded: earlier.some((each) => trustOf(each) > trustOf(latest)),
    installScriptsAdded:
      before !== undefined &&
      hasInstallScripts(latest) &&
      !hasInstallScripts(before),
    newPublisher:
      person !== undefined &&
      earlier.length > 0 &&
      earlier.every((each) => personOf(each)?.name !== person),
    licenseChanged:
      before !== undefined &&
      licenseOf(before.license) !== licenseOf(latest.license),
  };
}

/** Of its kind, in the order of publication. */
function earlierThan(
  latest: WorldRelease,
  { releases }: WorldPackage,
): readonly WorldRelease[] {
  return releases
    .filter((release) => isPreRelease(release) === isPreRelease(latest))
    .filter((release) => isDated(release) === isDated(latest))
    .filter((release) => inOrder(release, latest) < 0)
    .sort(inOrder);
}

function isDated({ publishedOn }: WorldRelease): boolean {
  return timeOf(publishedOn) !== undefined;
}

/** By time; where it is the same, or neither's is known, by version. A known time does not compare with an unknown one. */
function inOrder(one: WorldRelease, other: WorldRelease): number {
  const [time = 0, otherTime = 0] = [one, other].map(({ publishedOn }) =>
    timeOf(publishedOn),
  );
  return time - otherTime || compare(one.version, other.version);
}

function isPreRelease({ version }: WorldRelease): boolean {
  const [withoutBuild = ''] = version.split('+');
  return withoutBuild.includes('-');
}

function trustOf(release: WorldRelease): number {
  if (release.approver) return 3;
  return (release.trustedPublisher ? 1 : 0) + (release.provenance ? 1 : 0);
}
