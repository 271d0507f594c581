/** An npm organization, and what surrounds it, as plain data: the one truth every answer of the fake registry is derived from. */
export interface World {
  /** The organization's name, without `@`. */
  readonly organization: string;
  /** Everyone npm knows here: members, outside collaborators, people who left. */
  readonly users: readonly WorldUser[];
  /** The roster. */
  readonly members: readonly WorldMember[];
  readonly teams: readonly WorldTeam[];
  /** One that neither the organization's list nor a team's has is somebody else's; search may still bring it up. */
  readonly packages: readonly WorldPackage[];
  readonly advisories: readonly WorldAdvisory[];
  /** The one token the registry accepts, and what it may do. */
  readonly token: WorldToken;
}

export interface WorldUser {
  readonly username: string;
  readonly email?: string;
}

export interface WorldMember {
  readonly username: string;
  /** `owner`, `admin`, `developer`, or a role nobody has heard of. */
  readonly role: string;
}

export interface WorldTeam {
  readonly name: string;
  /** Usernames; one that is not on the roster is a member who left. */
  readonly members: readonly string[];
  readonly packages: readonly WorldGrant[];
}

/** A package's name with the permission that goes with it. */
export interface WorldGrant {
  readonly name: string;
  readonly permission: Permission;
}

/** As the registry's API spells it. */
export type Permission = 'read' | 'write';

export interface WorldPackage {
  readonly name: string;
  readonly public: boolean;
  /** The permission in the organization's own list; absent when only a team's list has the package. */
  readonly permission?: Permission;
  /** Who effectively has access. */
  readonly collaborators: readonly WorldCollaborator[];
  readonly maintainers: readonly WorldPerson[];
  readonly description?: string;
  readonly homepage?: unknown;
  readonly keywords?: unknown;
  /** In any of the forms npm accepts: string, object, array. */
  readonly repository?: unknown;
  /** Top-level license; each release has its own too. */
  readonly license?: unknown;
  readonly createdOn?: string;
  readonly modifiedOn?: string;
  /** Set when the whole package was unpublished: then it has no release and no tag. */
  readonly unpublishedOn?: string;
  readonly tags: { readonly [tag: string]: string };
  /** In the order of their publication. */
  readonly releases: readonly WorldRelease[];
  /** Absent when the search index does not know the package. */
  readonly reach?: WorldReach;
}

export interface WorldCollaborator {
  readonly username: string;
  readonly permission: Permission;
}

/** As `maintainers` and `_npmUser` name people: the e-mail may be missing. */
export interface WorldPerson {
  readonly name: string;
  readonly email?: string;
}

export interface WorldRelease {
  readonly version: string;
  /** ISO 8601. */
  readonly publishedOn: string;
  /** `_npmUser`; old releases have none. */
  readonly publisher?: WorldPerson;
  /** The OIDC provider's id (`github`), for a release made through trusted publishing. */
  readonly trustedPublisher?: string;
  /** Who approved a staged release. */
  readonly approver?: WorldPerson;
  readonly provenance?: boolean;
  readonly license?: unknown;
  readonly scripts?: { readonly [name: string]: string };
  readonly gitHead?: string;
  /** Seen on npm: a message, `""`, `true`, `false`. */
  readonly deprecated?: string | boolean;
  readonly dependencies?: Dependencies;
  readonly optionalDependencies?: Dependencies;
  readonly peerDependencies?: Dependencies;
  readonly devDependencies?: Dependencies;
  /** Bytes of padding in the manifest, to make a packument large. */
  readonly padding?: number;
}

export type Dependencies = { readonly [name: string]: string };

export interface WorldReach {
  readonly weeklyDownloads: number;
  readonly monthlyDownloads: number;
  readonly dependents: number;
}

export interface WorldAdvisory {
  readonly id: number;
  readonly package: string;
  readonly title: string;
  readonly url: string;
  readonly severity: string;
  readonly vulnerableVersions: string;
  readonly cwe?: readonly string[];
  readonly cvss?: {
    readonly score: number;
    readonly vectorString: string | null;
  };
}

export interface WorldToken {
  /** What the client must send as `Authorization: Bearer …`. */
  readonly value: string;
  /** Whose token it is. */
  readonly username: string;
  /** What a granular token may read. Each is granted unless it says `false`. */
  readonly organizations?: boolean;
  readonly packages?: boolean;
  /** Whether user documents and the token list answer; a granular token often gets a 403 for them. */
  readonly account?: boolean;
  /** `revoked`: 401 for everything; `address`: 401 with `www-authenticate: ipaddress`. */
  readonly refused?: 'revoked' | 'address';
  /** The owner's tokens, as the token list shows them. */
  readonly all: readonly WorldAccessToken[];
}

export interface WorldAccessToken {
  readonly key: string;
  readonly name?: string;
  /** As npm masks it: `npm_ab…yz`. */
  readonly token: string;
  readonly readonly: boolean;
  readonly bypass2fa: boolean;
  readonly cidrWhitelist: readonly string[] | null;
  readonly scopes?: readonly { readonly type: string; readonly name: string }[];
  /** Absent on a login session's token; elsewhere it also tells whether the token only reads. */
  readonly permissions?: readonly {
    readonly name: string;
    readonly action: string;
  }[];
  readonly created: string;
  readonly updated?: string;
  readonly lastUsed?: string;
  readonly expires?: string;
}
