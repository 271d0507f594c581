import { readAccessTokens } from './access-tokens';
import { advisories } from './advisories';
import { array, mapped, object, string } from './decode';
import { emailOf } from './email';
import { takeCensus } from './census';
import { Http, type HttpOptions } from './http';
import { once, onceEach } from './once';
import {
  collaborators,
  grants,
  members,
  teams,
  visibility,
} from './organization';
import { readPackage } from './package';
import type { Report } from './report';
import type { RequestOptions } from './request';
import { readReach } from './search';
import type { Collaborator, Package, PackageGrant } from './types';
import { escape, escapePackage } from './url';

export interface RegistryOptions extends HttpOptions {
  /** Without `@`, in lower case. */
  readonly organization: string;
}

/** For the two questions that every run starts with: a person may be waiting for the answer. */
const PROMPT: RequestOptions = { attempts: 2, deadline: 10_000 };

/**
 * npm's registry as one organization's token sees it.
 * What several steps want is asked of npm once; a failure is remembered like an answer.
 * Every method throws an `IntegrationProviderAPIError`, or one of its subclasses: 401 as
 * `IntegrationProviderAuthenticationError`, which aborts the run; 403 as `IntegrationProviderAuthorizationError`.
 */
export class Registry {
  readonly organization: string;
  private readonly http: Http;
  private readonly organizationPath: string;

  constructor(private readonly options: RegistryOptions) {
    this.http = new Http(options);
    this.organization = options.organization;
    this.organizationPath = `/-/org/${escape(options.organization)}`;
  }

  /** What people are told of the talk with the registry. */
  get report(): Report {
    return this.http.report;
  }

  /** `GET /-/whoami`: the username of the token's owner. */
  readonly getUsername = once(() =>
    this.http.get(
      '/-/whoami',
      mapped(
        object<{ username: string }>({ username: string }),
        (answer) => answer.username,
      ),
      PROMPT,
    ),
  );

  /** `GET /-/org/:org/user`: the roster; empty when the token does not see the organization. */
  readonly listMembers = once(() =>
    this.http.get(`${this.organizationPath}/user`, members, PROMPT),
  );

  /** `GET /-/org/:org/team`: all teams. */
  readonly listTeams = once(() =>
    this.http.get(
      `${this.organizationPath}/team?format=cli`,
      teams(this.organization),
    ),
  );

  /** `GET /-/team/:org/:team/user`: usernames, of people who left the organization too. */
  readonly listTeamMembers = onceEach((name: string) =>
    this.http.get(`${this.teamPath(name)}/user?format=cli`, array(string)),
  );

  /** `GET /-/team/:org/:team/package`: what a team has access to, private packages and other scopes included. */
  readonly listTeamPackages = onceEach((name: string) =>
    this.http.get(`${this.teamPath(name)}/package?format=cli`, grants),
  );

  /** `GET /-/org/:org/package`: the organization's packages, private ones and other scopes included. */
  listPackages(): Promise<readonly PackageGrant[]> {
    return this.http.get(`${this.organizationPath}/package?format=cli`, grants);
  }

  /** The same list, asked without the token: names of public packages. */
  async listAnonymousPackages(): Promise<ReadonlySet<string>> {
    const path = `${this.organizationPath}/package?format=cli`;
    const found = await this.http.get(path, grants, { anonymous: true });
    return new Set(found.map(({ name }) => name));
  }

  /** `GET /-/package/:package/visibility`: whether everybody can read a package. */
  isPublic(name: string): Promise<boolean> {
    return this.http.get(
      `/-/package/${escapePackage(name)}/visibility`,
      visibility(name),
    );
  }

  /** `GET /-/package/:package/collaborators`: everyone who can read or write a package, through a team or not. */
  listCollaborators(name: string): Promise<readonly Collaborator[]> {
    return this.http.get(
      `/-/package/${escapePackage(name)}/collaborators?format=cli`,
      collaborators,
    );
  }

  /** `GET /-/user/org.couchdb.user::username`: a user's e-mail; 401 or 403 for most tokens, and neither says anything of the token. */
  getEmail(username: string): Promise<string | undefined> {
    return this.http.get(
      `/-/user/org.couchdb.user:${escape(username)}`,
      emailOf(username),
      { optional: true, attempts: 2 },
    );
  }

  /** `POST /-/npm/v1/security/advisories/bulk`: the advisories that a version of each package is open to. Sends names, so only of public packages, and no token. */
  findAdvisories(versions: ReadonlyMap<string, string>) {
    const body = Object.fromEntries(
      [...versions].map(([name, version]) => [name, [version]]),
    );
    return this.http.post(
      '/-/npm/v1/security/advisories/bulk',
      body,
      advisories,
      { anonymous: true },
    );
  }

  /** `GET /-/npm/v1/tokens`: all tokens of the token's owner; 401 or 403 for some tokens, and neither says anything of the token. */
  readonly listAccessTokens = once(() =>
    readAccessTokens(this.http, this.options.token),
  );

  /** `GET /-/v1/search`: how much the packages of the organization's scope are used, as far as search tells. Never throws. */
  readonly getReach = once(() => readReach(this.http, this.organization));

  /**
   * `GET /:package`: a package's metadata, in brief.
   * Of a packument of 16 MB and more only the start is transferred; then `GET /:package/latest` and
   * `GET /-/package/:package/dist-tags` tell what they can.
   */
  getPackage(name: string): Promise<Package> {
    return readPackage(this.http, name);
  }

  /** Every package that the organization's list or a team's list has, with what npm tells of it; who has access is asked when told to. */
  readonly getCensus = onceEach((withCollaborators: boolean) =>
    takeCensus(this, withCollaborators),
  );

  private teamPath(name: string): string {
    return `/-/team/${escape(this.organization)}/${escape(name)}`;
  }
}
