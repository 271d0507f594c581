import {
  array,
  boolean,
  type Decoder,
  lenient,
  lenientArray,
  mapped,
  object,
  optional,
  string,
} from './decode';
import type { Http } from './http';
import { instant } from './instant';
import type { AccessToken } from './types';

interface Page {
  readonly objects: readonly AccessToken[];
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
  name: lenient(string),
  token: lenient(string),
  readonly: lenient(boolean),
  bypass_2fa: lenient(boolean),
  cidr: lenient(array(string)),
  cidr_whitelist: lenient(array(string)),
  scopes: optional(lenientArray(object<Scope>({ type: string, name: string }))),
  permissions: optional(
    lenientArray(object<WirePermission>({ name: string, action: string })),
  ),
  created: lenient(instant),
  updated: lenient(instant),
  accessed: lenient(instant),
  last_used: lenient(instant),
  expiry: lenient(instant),
  expires: lenient(instant),
});

/** Reads all pages of the token list; `secret` is the token in use, to tell which one that is. */
export async function readAccessTokens(
  http: Http,
  secret: string,
): Promise<readonly AccessToken[]> {
  const page = object<Page>({
    objects: array(accessToken(secret)),
    urls: lenient(object<NonNullable<Page['urls']>>({ next: lenient(string) })),
  });
  const found: AccessToken[] = [];
  for (let number = 0; ; number++) {
    const path = `/-/npm/v1/tokens?page=${number}&perPage=100`;
    const { objects, urls } = await http.get(path, page, { optional: true });
    found.push(...objects);
    if (objects.length === 0 || !urls?.next) return found;
  }
}

function accessToken(secret: string): Decoder<AccessToken> {
  return mapped(wireToken, (wire) => {
    const { scopes, permissions } = wire;
    return {
      key: wire.key,
      name: wire.name || undefined,
      inUse: wire.token !== undefined && fits(wire.token, secret),
      readOnly:
        wire.readonly ??
        permissions?.every(({ action }) => !action.includes('write')),
      bypassTwoFactor: wire.bypass_2fa,
      cidrAllowlist: wire.cidr ?? wire.cidr_whitelist,
      scopes: scopes?.map(({ type, name }) => `${type}:${name}`),
      permissions: permissions?.map(({ name, action }) => `${name}:${action}`),
      createdOn: wire.created,
      updatedOn: wire.updated,
      lastUsedOn: wire.accessed ?? wire.last_used,
      expiresOn: wire.expiry ?? wire.expires,
    };
  });
}

/** Whether a shortened token, as in `npm_ab…yz`, is short for the secret. */
function fits(shortened: string, secret: string): boolean {
  const [start = '', ...rest] = shortened.split(/(?:…|\.{3}|\*+)/);
  return (
    start.length >= 4 &&
    secret.startsWith(start) &&
    secret.endsWith(rest.at(-1) ?? '')
  );
}
