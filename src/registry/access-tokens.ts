import {
  array,
  boolean,
  type Decoder,
  lenient,
  mapped,
  number,
  object,
  string,
} from './decode';
import type { Http } from './http';
import { prose } from './authored';
import { instant } from './instant';
import type { Reason } from './errors';
import { type Outcome, outcomeOf } from './outcome';
import type { AccessToken } from './types';

interface Page {
  readonly objects: readonly AccessToken[];
  /** How many tokens there are on all pages. */
  readonly total?: number;
  readonly urls?: { readonly next?: string };
}

interface Scope {
  readonly type: string;
  readonly name: string;
}

interface WirePermission {
  readonly name: string;
  readonly action: string;
}

/** Granular tokens and the login sessions of the npm command line differ in their fields. */
interface WireToken {
  readonly key: string;
  readonly name?: string;
  /** The first characters of the token, in some answers the last ones too. */
  readonly token?: string;
  readonly readonly?: boolean;
  readonly bypass_2fa?: boolean;
  readonly cidr?: readonly string[];
  readonly cidr_whitelist?: readonly string[];
  readonly scopes?: readonly Scope[];
  readonly permissions?: readonly WirePermission[];
  readonly created?: number;
  readonly updated?: number;
  readonly accessed?: number;
  readonly last_used?: number;
  readonly expiry?: number;
  readonly expires?: number;
}

const wireToken = object<WireToken>({
  key: string,
  name: lenient(prose),
  token: lenient(string),
  readonly: lenient(boolean),
  bypass_2fa: lenient(boolean),
  cidr: lenient(array(string)),
  cidr_whitelist: lenient(array(string)),
  scopes: lenient(array(object<Scope>({ type: string, name: string }))),
  permissions: lenient(
    array(object<WirePermission>({ name: string, action: string })),
  ),
  created: lenient(instant),
  updated: lenient(instant),
  accessed: lenient(instant),
  last_used: lenient(instant),
  expiry: lenient(instant),
  expires: lenient(instant),
});

/** Pages of a hundred tokens after which the list is taken for endless. */
const MOST_PAGES = 100;

/** The tokens that were read, and the failure that ended the list before its end. */
export interface AccessTokensFound {
  readonly tokens: readonly AccessToken[];
  readonly failure?: Reason;
}

/** Reads all pages of the token list; `secret` is the token in use, to tell which one that is. Throws when there is no first page. */
export async function readAccessTokens(
  http: Http,
  secret: string,
): Promise<AccessTokensFound> {
  const page = object<Page>({
    objects: array(accessToken(secret)),
    total: lenient(number),
    urls: lenient(object<NonNullable<Page['urls']>>({ next: lenient(string) })),
  });
  const found = new Map<string, AccessToken>();
  let path: string | undefined = '/-/npm/v1/tokens?page=0&perPage=100';
  for (let pages = 0; path !== undefined; pages++) {
    const asked: Promise<Page> = http.get(path, page, { optional: true });
    const { value, error }: Outcome<Page> =
      pages === 0 ? { value: await asked } : await outcomeOf(asked);
    if (!value) return { tokens: [...found.values()], failure: error };
    const known = found.size;
    for (const token of value.objects) found.set(token.key, token);
    path = nextPath(value);
    const isEndless = found.size === known || pages >= MOST_PAGES;
    if (path !== undefined && isEndless) return failed(found, 'does not end');
    if (path === undefined && found.size < (value.total ?? 0))
      return failed(found, 'has fewer than npm says there are');
  }
  return { tokens: [...found.values()] };
}

function failed(
  found: ReadonlyMap<string, AccessToken>,
  how: string,
): AccessTokensFound {
  const message = `npm's list of access tokens ${how}`;
  return { tokens: [...found.values()], failure: { message } };
}

/** npm names the next page by its path or its whole address; only the query is taken from it. After an empty page there is none. */
function nextPath({ objects, urls }: Page): string | undefined {
  if (objects.length === 0) return undefined;
  const [, query] = urls?.next?.split('?') ?? [];
  return query && `/-/npm/v1/tokens?${query.replace(/#.*$/, '')}`;
}

function accessToken(secret: string): Decoder<AccessToken> {
  return mapped(wireToken, (wire) => {
    const { scopes, permissions } = wire;
    return {
      key: wire.key,
      name: wire.name || undefined,
      inUse: wire.token !== undefined && fits(wire.token, secret),
      readOnly: wire.readonly ?? readsOnly(permissions),
      bypassTwoFactor: wire.bypass_2fa,
      cidrAllowlist: wire.cidr?.length ? wire.cidr : wire.cidr_whitelist,
      scopes: scopes?.map(({ type, name }) => `${type}:${name}`),
      permissions: permissions?.map(({ name, action }) => `${name}:${action}`),
      createdOn: wire.created,
      updatedOn: wire.updated,
      lastUsedOn: wire.accessed ?? wire.last_used,
      expiresOn: wire.expiry ?? wire.expires,
    };
  });
}

/** Whether permissions let nothing be published; no permissions tell nothing. */
function readsOnly(permissions: readonly WirePermission[] = []) {
  return permissions.length > 0
    ? permissions.every(({ action }) => !action.includes('write'))
    : undefined;
}

/** Whether a shortened token, as in `npm_ab…yz`, is short for the secret. */
function fits(shortened: string, secret: string): boolean {
  const [start = '', ...rest] = shortened.split(/(?:…|\.{3}|\*+)/);
  return (
    start.length > 'npm_'.length &&
    secret.startsWith(start) &&
    secret.endsWith(rest.at(-1) ?? '')
  );
}
