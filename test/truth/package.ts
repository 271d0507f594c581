import type { World, WorldPackage, WorldRelease } from '../registry/world';
import { hasInstallScripts, latestOf, licenseOf, signalsOf } from './history';
import { formerPublishersOf } from './publishing';
import { directoryOf, repositoryOf } from './repository';
import {
  pageOf,
  permissionOf,
  type Properties,
  textOf,
  timeOf,
  told,
  wellFormed,
} from './values';

/** What an npm package is. */
export function packageOf(
  { organization }: World,
  pkg: WorldPackage,
  isOn: (source: string) => boolean,
): Properties {
  const writers = pkg.collaborators.filter(
    ({ permission }) => permission === 'write',
  );
  return told({
    _type: 'npm_package',
    _class: ['CodeModule'],
    _key: `npm-package:${pkg.name}`,
    ...namesOf(pkg.name),
    access: pkg.permission && permissionOf(pkg.permission),
    public: pkg.public,
    ...descriptionOf(pkg),
    ...historyOf(pkg),
    ...signalsOf(pkg),
    ...(isOn('dependencies') && { dependencyCount: dependencyCountOf(pkg) }),
    ...(isOn('collaborators') && { writerCount: writers.length }),
    ...(isOn('collaborators') &&
      isOn('publishers') && { formerPublisherCount: formerPublishersOf(pkg) }),
    ...(isOn('reach') && reachOf(pkg, organization)),
  });
}

function namesOf(fullName: string) {
  const [, scope, name = fullName] = /^@([^/]*)\/(.*)$/.exec(fullName) ?? [];
  const purl = scope
    ? `pkg:npm/${escaped(`@${scope}`)}/${escaped(name)}`
    : `pkg:npm/${escaped(name)}`;
  return {
    id: fullName,
    displayName: fullName,
    fullName,
    name,
    scope,
    purl,
    webLink: pageOf('package', ...fullName.split('/')),
  };
}

/** All but RFC 3986's unreserved characters percent-encoded. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** What an unpublished package's metadata has no more. */
function descriptionOf(pkg: WorldPackage) {
  if (pkg.unpublishedOn) return {};
  return {
    description: pkg.description,
    license: licenseOf((latestOf(pkg) ?? pkg).license),
    homepage: webAddressOf(pkg.homepage),
    keywords: keywordsOf(pkg.keywords),
    repositoryUrl: repositoryOf(pkg.repository)?.url,
    repositoryDirectory: directoryOf(pkg.repository),
  };
}

/** A list, or in old packages a text; what is no word is left out. */
function keywordsOf(keywords: unknown): readonly string[] {
  const words: readonly unknown[] = Array.isArray(keywords)
    ? keywords
    : (textOf(keywords) ?? '').split(/[\s,]+/);
  return words.flatMap((word) => textOf(word) ?? []);
}

function webAddressOf(link: unknown): string | undefined {
  const text = textOf(link) ?? '';
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return text.replace(/\/\/[^/]*@/, '//');
}

function historyOf(pkg: WorldPackage) {
  const { maintainers, releases } = pkg;
  const latest = latestOf(pkg);
  return {
    createdOn: timeOf(pkg.createdOn),
    updatedOn: timeOf(pkg.modifiedOn),
    versionCount: releases.length,
    hasLatest: latest !== undefined,
    unpublished: pkg.unpublishedOn !== undefined,
    securityHolding:
      latest?.version === '0.0.1-security' &&
      maintainers.some(({ name }) => name === 'npm'),
    maintainers: maintainers.map(({ name }) => name),
    maintainerEmails: maintainers.flatMap(
      ({ email }) => wellFormed(email) ?? [],
    ),
    maintainerCount: maintainers.length || undefined,
    deprecated: Boolean(latest?.deprecated),
    ...(latest && latestReleaseOf(latest)),
  };
}

function latestReleaseOf(latest: WorldRelease) {
  return {
    version: latest.version,
    publishedOn: timeOf(latest.publishedOn),
    deprecationMessage: textOf(latest.deprecated),
    publisher: latest.publisher?.name,
    publisherEmail: wellFormed(latest.publisher?.email),
    publishMethod: publishMethodOf(latest),
    hasProvenance: latest.provenance ?? false,
    hasInstallScripts: hasInstallScripts(latest),
    gitHead: latest.gitHead,
  };
}

function publishMethodOf(release: WorldRelease): string | undefined {
  if (!release.publisher) return undefined;
  if (release.approver) return 'staged';
  return release.trustedPublisher ? 'trusted-publisher' : 'user';
}

function dependencyCountOf(pkg: WorldPackage): number | undefined {
  const latest = latestOf(pkg);
  return latest && Object.keys(latest.dependencies ?? {}).length;
}

/** Search knows neither private nor deprecated packages; it is asked for the organization's scope. */
function reachOf(pkg: WorldPackage, organization: string) {
  const latest = latestOf(pkg);
  const inScope = pkg.name.startsWith(`@${organization}/`);
  if (!inScope || !pkg.public || !latest || latest.deprecated) return {};
  return {
    weeklyDownloads: pkg.reach?.weeklyDownloads,
    monthlyDownloads: pkg.reach?.monthlyDownloads,
    dependentCount: pkg.reach?.dependents,
  };
}
