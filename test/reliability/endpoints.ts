import type { RecordedRequest } from '../registry/recorded-request';
import type { World } from '../registry/world';
import { smallWorld, smallWorldWithLargePackage } from '../small-world';

/** What a status that is npm's last word comes to; `left out`: what the endpoint tells is missing, and that is as it should be. */
type Verdict = 'ends' | 'partial' | 'whole' | 'left out';

/** An endpoint, and what a run is without it. */
export interface Case {
  readonly endpoint: string;
  readonly match: (request: RecordedRequest) => boolean;
  /** The steps that fail while the endpoint does; undefined where the run does not begin. */
  readonly failing?: readonly string[];
  /** The same where every answer is too large. */
  readonly failingWhenLarge?: readonly string[];
  readonly on: {
    readonly 401: Verdict;
    readonly 403: Verdict;
    readonly 404: Verdict;
  };
  readonly world: World;
  /** The steps that fail for the world itself. */
  readonly always: readonly string[];
}

/** What every good token may read: a 401 there ends the run, other refusals leave it partial. */
const USUAL = { 401: 'ends', 403: 'partial', 404: 'partial' } as const;
const GATE = { 401: 'ends', 403: 'ends', 404: 'ends' } as const;

function of(
  endpoint: string,
  failing?: readonly string[],
  rest: Partial<Case> = {},
): Case {
  const on = failing ? USUAL : GATE;
  const match = ({ method, path, endpoint: asked }: RecordedRequest) =>
    asked === endpoint || `${method} ${path}` === endpoint;
  return {
    endpoint,
    match,
    failing,
    on,
    world: smallWorld,
    always: [],
    ...rest,
  };
}

const isPackageList = ({ endpoint }: RecordedRequest) =>
  endpoint === 'GET /-/org/:org/package';

const ofLargePackage = {
  world: smallWorldWithLargePackage,
  always: ['fetch-package-publishers'],
};

/** A package that is not known may be anybody's latest. */
const PACKAGES = ['fetch-org-packages', 'fetch-user-details'];

/** Every endpoint that a run asks. */
export const cases: readonly Case[] = [
  of('GET /-/whoami'),
  of('GET /-/org/:org/user'),
  of('GET /-/org/:org/team', [...PACKAGES, 'fetch-org-teams']),
  of('GET /-/team/:org/:team/user', ['fetch-org-teams']),
  of('GET /-/team/:org/:team/package', PACKAGES),
  of('GET /-/org/:org/package', PACKAGES, {
    match: (request) => isPackageList(request) && request.authorized,
  }),
  of('GET /-/org/:org/package without the token', [], {
    match: (request) => isPackageList(request) && !request.authorized,
    on: { 401: 'whole', 403: 'whole', 404: 'whole' },
  }),
  of('GET /-/package/:package/visibility', ['fetch-org-packages']),
  of('GET /-/package/:package/collaborators', [
    'fetch-package-collaborators',
    'fetch-package-publishers',
  ]),
  of('GET /:package', PACKAGES, {
    failingWhenLarge: ['fetch-package-publishers'],
  }),
  of('GET /-/package/:package/dist-tags', PACKAGES, ofLargePackage),
  of('GET /:package/:version', PACKAGES, ofLargePackage),
  of('GET /-/user/org.couchdb.user::username', ['fetch-user-details'], {
    on: { 401: 'left out', 403: 'left out', 404: 'left out' },
  }),
  of('POST /-/npm/v1/security/advisories/bulk', ['fetch-advisories'], {
    on: { 401: 'partial', 403: 'partial', 404: 'partial' },
  }),
  of('GET /-/npm/v1/tokens', ['fetch-access-tokens'], {
    on: { 401: 'left out', 403: 'left out', 404: 'partial' },
  }),
  of('GET /-/v1/search', [], {
    on: { 401: 'left out', 403: 'left out', 404: 'left out' },
  }),
];
