import { type Ask, ok, Refusal } from '../answer';
import type { WorldAccessToken } from '../world';

/** What npm tells about the token's owner, and about users. */
export const accountRoutes = {
  'GET /-/whoami': (ask: Ask) => {
    requireToken(ask);
    return ok({ username: ask.index.world.token.username });
  },

  'GET /-/npm/v1/user': (ask: Ask) => {
    requireAccount(ask);
    const user = userDocument(ask, ask.index.world.token.username);
    return ok({ ...user, tfa: { mode: 'auth-and-writes', pending: false } });
  },

  'GET /-/user/org.couchdb.user::username': (ask: Ask, username: string) => {
    requireAccount(ask);
    const _id = `org.couchdb.user:${username}`;
    return ok({ _id, type: 'user', ...userDocument(ask, username) });
  },

  'GET /-/npm/v1/tokens': (ask: Ask) => {
    requireAccount(ask);
    const { all } = ask.index.world.token;
    const page = Number(ask.query.get('page') ?? 0);
    const perPage = Number(ask.query.get('perPage') ?? 10);
    const end = (page + 1) * perPage;
    const next = `/-/npm/v1/tokens?page=${page + 1}&perPage=${perPage}`;
    return ok({
      objects: all.slice(page * perPage, end).map(tokenDocument),
      total: all.length,
      urls: end < all.length ? { next } : {},
    });
  },
};

function requireToken({ rights }: Ask): void {
  if (!rights.token) throw new Refusal(401, 'Unauthorized');
}

function requireAccount(ask: Ask): void {
  requireToken(ask);
  if (!ask.rights.account) throw new Refusal(403, 'Forbidden');
}

function userDocument({ index }: Ask, username: string) {
  const user = index.users.get(username);
  if (!user) throw new Refusal(404, 'Not found');
  return { name: user.username, email: user.email };
}

/** Granular tokens have permissions, which tell whether they only read; session tokens have the older form. */
function tokenDocument(token: WorldAccessToken) {
  const { key, token: masked, created, updated = null } = token;
  const common = { key, token: masked, created, updated };
  if (!token.permissions) {
    const { readonly, cidrWhitelist: cidr_whitelist } = token;
    return { ...common, readonly, cidr_whitelist };
  }
  return {
    ...common,
    name: token.name,
    bypass_2fa: token.bypass2fa,
    cidr: token.cidrWhitelist,
    scopes: token.scopes,
    permissions: token.permissions,
    accessed: token.lastUsed ?? null,
    expiry: token.expires ?? null,
    revoked: null,
  };
}
