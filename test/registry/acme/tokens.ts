import type { WorldAccessToken } from '../world';

/** What the client must send. */
export const TOKEN = 'acme-demo-token';

const READ = { name: 'package', action: 'read' };
const WRITE = { name: 'package', action: 'write' };
const SCOPE = { type: 'package', name: '@acme' };
const ORGANIZATION = { type: 'org', name: 'acme' };

/** All tokens of the user whose token is in use; more of them than npm puts on a page. */
export const tokens: readonly WorldAccessToken[] = [
  token('a0c1f9e4', {
    name: 'jupiterone',
    token: masked(TOKEN),
    scopes: [SCOPE, ORGANIZATION],
    permissions: [READ, { name: 'org', action: 'read' }],
    lastUsed: '2026-11-20T06:00:00.000Z',
    expires: '2099-12-31T00:00:00.000Z',
  }),
  token('b17d20aa', {
    name: 'release',
    readonly: false,
    bypass2fa: true,
    cidrWhitelist: ['192.0.2.0/24', '198.51.100.7/32'],
    scopes: [{ type: 'package', name: '@acme/core' }],
    permissions: [WRITE],
    updated: '2026-10-01T00:00:00.000Z',
    lastUsed: '2026-10-30T11:12:13.000Z',
    expires: '2026-12-15T00:00:00.000Z',
  }),
  token('c9983b1f', {
    name: 'release from anywhere',
    readonly: false,
    bypass2fa: true,
    scopes: [SCOPE],
    permissions: [WRITE],
    expires: '2027-01-31T00:00:00.000Z',
  }),
  token('d4e4a7c2', {
    name: 'expired',
    scopes: [SCOPE],
    permissions: [READ],
    lastUsed: '2026-05-31T00:00:00.000Z',
    expires: '2026-06-30T00:00:00.000Z',
  }),
  token('e5b60d13', {
    name: 'never used',
    permissions: [READ],
    scopes: [SCOPE],
  }),
  // Login sessions: no name, no permissions.
  token('f2c7d8e9', { readonly: false }),
  token('01ab23cd', { cidrWhitelist: ['203.0.113.0/24'] }),
  token('12bc34de', {}),
  token('23cd45ef', {}),
  token('34de56f0', {}),
  token('45ef6701', { readonly: false }),
];

function token(id: string, rest: Partial<WorldAccessToken>): WorldAccessToken {
  return {
    key: `${id}-0000-4000-8000-000000000000`,
    token: masked(`npm_${id}${id}`),
    readonly: true,
    bypass2fa: false,
    cidrWhitelist: null,
    created: '2026-02-01T00:00:00.000Z',
    ...rest,
  };
}

/** As npm shows a token: its first eight characters and its last four. */
function masked(value: string): string {
  return `${value.slice(0, 8)}...${value.slice(-4)}`;
}
