import {
  createIntegrationEntity,
  type Entity,
  type StepEntityMetadata,
} from '@jupiterone/integration-sdk-core';
import type { ListedPackage, Package, Reach, Release } from '../registry/types';
import { repositoryUrl } from './code-repo';
import { orNone } from './lists';
import { NPM_WEBSITE, purlPart, webPath, webUrl } from './links';
import { count, flag, link, properties, text, texts, time } from './properties';

/** A package of the organization, with what its metadata and the history of its releases tell. */
export const packageEntity = {
  resourceName: 'npm Package',
  _type: 'npm_package',
  _class: 'CodeModule',
  schema: properties({
    id: text('The full name, as in `@acme/widget`.'),
    displayName: text('The full name.'),
    fullName: text('The full name.'),
    name: text('The name without its scope.'),
    scope: text('The scope without `@`.'),
    purl: text('The package URL, as in `pkg:npm/%40acme/widget`.'),
    webLink: link("The package's page on npm's website."),
    access: text(
      "What the organization may do with it: `read-only` or `read-write`. Absent when only a team's list has the package.",
    ),
    public: flag('Whether everybody can read it. Absent if npm did not tell.'),
    version: text('The version with the tag `latest`.'),
    hasLatest: flag('Whether there is a tag `latest`.'),
    versionCount: count('How many versions are published.'),
    description: text('What it says it does.'),
    license: text('The license of the latest version.'),
    homepage: link('The web page that it names.'),
    keywords: texts('Its keywords.'),
    repositoryUrl: link(
      'The web address of the repository that it declares: https, without `.git`.',
    ),
    repositoryDirectory: text('Its folder in that repository.'),
    createdOn: time('When its first version was published.'),
    updatedOn: time('When its metadata last changed.'),
    publishedOn: time('When the latest version was published.'),
    publisher: text(
      'Who published the latest version: a username, or the name of a CI provider.',
    ),
    publisherEmail: text("The publisher's e-mail."),
    publishMethod: text(
      'How the latest version was published: `trusted-publisher`, `staged` or `user`.',
    ),
    hasProvenance: flag(
      'Whether the latest version has a provenance statement.',
    ),
    hasInstallScripts: flag(
      'Whether the latest version runs scripts when it is installed.',
    ),
    gitHead: text('The commit that the latest version names.'),
    maintainers: texts('The usernames of the maintainers.'),
    maintainerEmails: texts("The maintainers' e-mails."),
    maintainerCount: count('How many maintainers there are.'),
    deprecated: flag('Whether the latest version is deprecated.'),
    deprecationMessage: text('What people who install it are told.'),
    writerCount: count('How many people may publish it.'),
    formerPublisherCount: count(
      'How many people published versions of it and have no access any more.',
    ),
    dependencyCount: count(
      'How many packages the latest version needs to run.',
    ),
    weeklyDownloads: count('How often it was downloaded in the last week.'),
    monthlyDownloads: count('How often it was downloaded in the last month.'),
    dependentCount: count('How many packages on npm depend on it.'),
    unpublished: flag('Whether all versions were taken back.'),
    securityHolding: flag(
      "Whether npm's security team holds the name with a placeholder.",
    ),
    trustDowngraded: flag(
      'Whether some earlier version came a more trustworthy way than the latest one.',
    ),
    installScriptsAdded: flag(
      'Whether the latest version has an install script and the one before it had none.',
    ),
    newPublisher: flag(
      'Whether the latest version was published by a person who had published none before.',
    ),
    licenseChanged: flag(
      'Whether the latest version has another license than the one before it.',
    ),
  }),
} satisfies StepEntityMetadata;

export const packageKey = (name: string) => `npm-package:${name}`;

/** What is known of one package; the metadata is absent when it could not be read. */
export interface PackageFacts {
  readonly listed: ListedPackage;
  /** Absent when npm did not tell. */
  readonly public?: boolean;
  readonly metadata?: Package;
  readonly writerCount?: number;
  readonly formerPublisherCount?: number;
  readonly dependencyCount?: number;
  readonly reach?: Reach;
}

/** Makes the entity of a package. */
export function createPackageEntity(facts: PackageFacts): Entity {
  const { listed, metadata } = facts;
  const { repository } = metadata ?? {};
  const url = repository && repositoryUrl(repository.url);
  return createIntegrationEntity({
    entityData: {
      source: sourceOf(facts, url),
      assign: {
        _key: packageKey(listed.name),
        _type: packageEntity._type,
        _class: packageEntity._class,
        ...nameProperties(listed.name),
        access: listed.permission,
        public: facts.public,
        deprecated: metadata && (metadata.latest?.deprecated ?? false),
        ...(metadata && metadataProperties(metadata)),
        repositoryUrl: url,
        ...(metadata?.latest && releaseProperties(metadata.latest)),
        ...metadata?.history?.signals,
        writerCount: facts.writerCount,
        formerPublisherCount: facts.formerPublisherCount,
        dependencyCount: facts.dependencyCount,
        ...facts.reach,
      },
    },
  });
}

/**
 * The raw data: no history, which grows with every release, and no credentials that people left in addresses.
 * Nothing of it is named as the schema names properties: what the SDK would copy of it costs 30 kB of memory an entity.
 */
function sourceOf({ listed, metadata }: PackageFacts, url?: string): object {
  if (!metadata) return { listed };
  const { history, dependencies, homepage, repository, ...rest } = metadata;
  return {
    listed,
    metadata: {
      ...rest,
      homepage: webUrl(homepage),
      repository: repository && { ...repository, url },
    },
  };
}

function nameProperties(fullName: string) {
  const [, scope, name = fullName] = /^@([^/]+)\/(.*)$/s.exec(fullName) ?? [];
  return {
    id: fullName,
    displayName: fullName,
    fullName,
    name,
    scope,
    purl: `pkg:npm/${scope ? `%40${purlPart(scope)}/` : ''}${purlPart(name)}`,
    webLink: `${NPM_WEBSITE}/package/${webPath(fullName)}`,
  };
}

function metadataProperties(metadata: Package) {
  const { maintainers, repository, latest, history } = metadata;
  return {
    description: metadata.description,
    license: metadata.license,
    homepage: webUrl(metadata.homepage),
    keywords: orNone(metadata.keywords),
    repositoryDirectory: repository?.directory,
    createdOn: metadata.createdOn,
    updatedOn: metadata.updatedOn,
    hasLatest: metadata.hasLatest,
    versionCount: history?.versionCount,
    maintainers: orNone(maintainers.map(({ name }) => name)),
    maintainerEmails: orNone(maintainers.flatMap(({ email }) => email ?? [])),
    maintainerCount: maintainers.length || undefined,
    unpublished: metadata.unpublished,
    securityHolding: latest?.version.startsWith('0.0.1-security') ?? false,
  };
}

function releaseProperties(latest: Release) {
  return {
    version: latest.version,
    publishedOn: latest.publishedOn,
    publisher: latest.publisher?.name,
    publisherEmail: latest.publisher?.email,
    publishMethod: latest.publishMethod,
    hasProvenance: latest.hasProvenance,
    hasInstallScripts: latest.hasInstallScripts,
    gitHead: latest.gitHead,
    deprecationMessage: latest.deprecationMessage,
  };
}
