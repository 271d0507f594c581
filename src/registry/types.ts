/** What may be done with a package, in the words of npm's website. */
export type Permission = 'read-only' | 'read-write';

/** Someone on the organization's roster. */
export interface Member {
  readonly username: string;
  /** `owner`, `admin`, `developer`, or whatever npm comes to say. */
  readonly role: string;
}

/** A team of the organization. */
export interface Team {
  readonly organization: string;
  /** Without the organization, as in `developers`. */
  readonly name: string;
}

/** A package's name and what may be done with it. */
export interface PackageGrant {
  readonly name: string;
  readonly permission: Permission;
}

/** Someone who can read or write a package. */
export interface Collaborator {
  readonly username: string;
  readonly permission: Permission;
}

/** A package as npm's lists tell of it. */
export interface ListedPackage {
  readonly name: string;
  /** The permission in the organization's own list; absent when only a team's list has the package. */
  readonly permission?: Permission;
  /** Whether npm lists the package to people without a token too; absent when that list could not be read. */
  readonly anonymous?: boolean;
}

/** A maintainer or publisher as package metadata names them. */
export interface Person {
  readonly name: string;
  readonly email?: string;
}

/** Where a package says its source is. */
export interface Repository {
  /** As written: any notation npm accepts. */
  readonly url: string;
  /** The package's folder inside a monorepo. */
  readonly directory?: string;
}

/** How a release came to npm. */
export type PublishMethod = 'trusted-publisher' | 'staged' | 'user';

/** One published version. Times are epoch milliseconds. */
export interface Release {
  readonly version: string;
  readonly publishedOn?: number;
  /** Whom npm names as publisher: a user, or the CI provider that published. */
  readonly publisher?: Person;
  /** Absent where npm does not say who published. */
  readonly publishMethod?: PublishMethod;
  readonly trustedPublisher: boolean;
  readonly staged: boolean;
  readonly hasProvenance: boolean;
  readonly hasInstallScripts: boolean;
  readonly license?: string;
  readonly gitHead?: string;
  readonly deprecated: boolean;
  readonly deprecationMessage?: string;
}

/** A package's metadata. Times are epoch milliseconds. */
export interface Package {
  readonly name: string;
  readonly description?: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: Repository;
  readonly keywords: readonly string[];
  readonly maintainers: readonly Person[];
  readonly createdOn?: number;
  readonly updatedOn?: number;
  readonly unpublished: boolean;
  /** Whether there is a `latest` tag. */
  readonly hasLatest: boolean;
  /** The release that the `latest` tag names. */
  readonly latest?: Release;
  /** What the latest release depends on, as far as the organization has the packages. */
  readonly dependencies: readonly Dependency[];
  /** How many packages the latest release needs to run. */
  readonly dependencyCount?: number;
  /** What all releases together tell; absent when the metadata was too large to read whole. */
  readonly history?: History;
}

/** The field of `package.json` that names a dependency. */
export type DependencyType =
  | 'dependencies'
  | 'optionalDependencies'
  | 'peerDependencies'
  | 'devDependencies';

/** A package that another one uses. */
export interface Dependency {
  readonly name: string;
  readonly versionRange: string;
  readonly type: DependencyType;
}

/** What the releases of a package together tell. */
export interface History {
  readonly versionCount: number;
  /** One for each person who published a version. */
  readonly publications: readonly Publication[];
  /** Absent where no `latest` release can be compared. */
  readonly signals?: Signals;
}

/** What changed for the worse with the latest release. */
export interface Signals {
  /** Some earlier release came a more trustworthy way. */
  readonly trustDowngraded: boolean;
  /** The latest release runs install scripts, the one before it ran none. */
  readonly installScriptsAdded: boolean;
  /** A person published the latest release who published none before. */
  readonly newPublisher: boolean;
  /** The latest release has another license than the one before it. */
  readonly licenseChanged: boolean;
}

/** What one person published of one package. */
export interface Publication {
  readonly username: string;
  /** As the newest of the versions that tell it has it. */
  readonly email?: string;
  /** When that version was published. */
  readonly emailSeenOn?: number;
  /** How many versions. */
  readonly versions: number;
  /** When the first of those with a time came. Epoch milliseconds. */
  readonly firstPublishedOn?: number;
  readonly lastPublishedOn?: number;
  /** When each of them came, oldest first; not kept beyond the census. */
  readonly publishedOn?: readonly number[];
  /** Whether the latest version is one of them. */
  readonly latest: boolean;
}

/** How much a package is used. */
export interface Reach {
  readonly weeklyDownloads?: number;
  readonly monthlyDownloads?: number;
  /** How many packages on npm depend on it. */
  readonly dependentCount?: number;
}

/** A known vulnerability of a package. */
export interface Advisory {
  readonly id: number;
  readonly title: string;
  readonly url?: string;
  /** `info`, `low`, `moderate`, `high` or `critical`. */
  readonly severity: string;
  readonly vulnerableVersions?: string;
  readonly cwe?: readonly string[];
  readonly cvss?: { readonly score?: number; readonly vectorString?: string };
}

/** A token of the account whose token is in use; no part of the token itself. Times are epoch milliseconds. */
export interface AccessToken {
  readonly key: string;
  readonly name?: string;
  /** Whether it is the token that this integration uses. */
  readonly inUse: boolean;
  readonly readOnly?: boolean;
  readonly bypassTwoFactor?: boolean;
  /** The addresses it works from; absent when it works from everywhere. */
  readonly cidrAllowlist?: readonly string[];
  /** As in `package:@acme/widget` and `org:acme`. */
  readonly scopes?: readonly string[];
  /** As in `package:write`. */
  readonly permissions?: readonly string[];
  readonly createdOn?: number;
  readonly updatedOn?: number;
  readonly lastUsedOn?: number;
  readonly expiresOn?: number;
}
