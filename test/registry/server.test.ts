import { gzipSync } from 'node:zlib';
import { acme } from './acme';
import { makeWorld } from './make-world';
import { type FakeRegistry, startRegistry } from './server';
import type { WorldPackage, WorldToken } from './world';

let registry: FakeRegistry;

beforeAll(async () => {
  registry = await startRegistry(acme);
});

afterEach(() => registry.setWorld(acme));
afterAll(() => registry.close());

const TOKEN = { authorization: `Bearer ${acme.token.value}` };
const ADVISORIES = '/-/npm/v1/security/advisories/bulk';

async function ask(path: string, init: RequestInit = { headers: TOKEN }) {
  const response = await fetch(registry.url + path, init);
  const { status, headers } = response;
  const body: unknown = await response.json();
  return { status, headers, body };
}

function grant(token: Partial<WorldToken>): void {
  registry.setWorld({ ...acme, token: { ...acme.token, ...token } });
}

function listOf(packages: readonly WorldPackage[]) {
  return Object.fromEntries(
    packages
      .filter(({ permission }) => permission)
      .map(({ name, permission }) => [name, permission]),
  );
}

const listed = listOf(acme.packages);
const listedPublicly = listOf(acme.packages.filter((pkg) => pkg.public));
const NOBODY: RequestInit = {};

describe('who gets what of an organization', () => {
  it('tells members the roster, unknown roles as they are', async () => {
    const { body } = await ask('/-/org/acme/user?format=cli');
    expect(body).toEqual(
      Object.fromEntries(
        acme.members.map((each) => [each.username, each.role]),
      ),
    );
    expect(body).toHaveProperty('grace', 'billing-manager');
  });

  it('tells members all packages of its list, the public ones to everybody', async () => {
    const list = '/-/org/acme/package?format=cli';
    expect((await ask(list)).body).toEqual(listed);
    expect((await ask(list, NOBODY)).body).toEqual(listedPublicly);
    expect(listed).toHaveProperty('@acme/app');
    expect(listedPublicly).not.toHaveProperty('@acme/app');
  });

  it('tells teams, their members, those who left among them, and their packages', async () => {
    const teams = await ask('/-/org/acme/team?format=cli');
    expect(teams.body).toContain('acme:release:eu');
    const members = await ask('/-/team/acme/developers/user?format=cli');
    expect(members.body).toContain('lena');
    const packages = await ask('/-/team/acme/release%3Aeu/package?format=cli');
    expect(packages.body).toMatchObject({ '@acme/app': 'read' });
  });

  it('shows an empty roster to whoever sends no token', async () => {
    expect(await ask('/-/org/acme/user', NOBODY)).toMatchObject({
      status: 200,
      body: {},
    });
  });

  it('shows an empty roster and public packages to users who are no members', async () => {
    grant({ username: 'trent' });
    expect((await ask('/-/org/acme/user')).body).toEqual({});
    expect((await ask('/-/org/acme/package')).body).toEqual(listedPublicly);
    expect(await ask('/-/org/acme/team')).toMatchObject({ status: 403 });
  });

  it('answers 403 to a token without the Organizations permission', async () => {
    grant({ organizations: false });
    for (const what of ['user', 'team', 'package']) {
      expect(await ask(`/-/org/acme/${what}`)).toMatchObject({ status: 403 });
    }
    expect(await ask('/-/team/acme/developers/user')).toMatchObject({
      status: 403,
    });
  });

  it('says that there is no such scope', async () => {
    expect(await ask('/-/org/emca/user')).toMatchObject({
      status: 404,
      body: { error: 'Scope not found' },
    });
  });

  it('takes the name of a user for an organization', async () => {
    expect((await ask('/-/org/trent/user')).body).toEqual({ trent: 'owner' });
    expect((await ask('/-/org/trent/package')).body).toEqual({
      '@acme/commons': 'write',
      '@globex/bridge': 'write',
      '@acme-fans/widget': 'write',
    });
  });
});

describe('who gets what of a package', () => {
  it.each(['@acme%2Fcore', '@acme%2fcore', '@acme/core'])(
    'knows a package as %s',
    async (escaped) => {
      expect(await ask(`/${escaped}`)).toMatchObject({
        body: { name: '@acme/core', 'dist-tags': { latest: '1.1.0' } },
      });
      expect(await ask(`/${escaped}/latest`)).toMatchObject({
        body: { name: '@acme/core', version: '1.1.0' },
      });
    },
  );

  it.each(['constructor', '@acme%2FtoString', "@acme%2Fit's~so!(odd)*"])(
    'knows %s, and nothing under the names that every object has',
    async (escaped) => {
      const { body } = await ask(`/${escaped}`);
      expect(body).toMatchObject({ name: decodeURIComponent(escaped) });
      expect(await ask('/toString')).toMatchObject({ status: 404 });
      expect(await ask(`/${escaped}/valueOf`)).toMatchObject({ status: 404 });
    },
  );

  it('hides private packages from whoever may not read them', async () => {
    expect(await ask('/@acme%2Fapp')).toMatchObject({ status: 200 });
    expect(await ask('/@acme%2Fapp', NOBODY)).toMatchObject({ status: 404 });
    grant({ packages: false });
    expect(await ask('/@acme%2Fapp')).toMatchObject({ status: 404 });
    expect(await ask('/@acme%2Fapp/latest')).toMatchObject({ status: 404 });
    expect(await ask('/-/package/@acme%2Fapp/dist-tags')).toMatchObject({
      status: 404,
    });
  });

  it('answers 403 for the collaborators of a package that the token may not read', async () => {
    grant({ packages: false });
    for (const what of ['collaborators', 'visibility']) {
      expect(await ask(`/-/package/@acme%2Fapp/${what}`)).toMatchObject({
        status: 403,
      });
      expect(await ask(`/-/package/@acme%2Fcore/${what}`)).toMatchObject({
        status: 200,
      });
    }
  });

  it('calls a package private that does not exist', async () => {
    const visibility = await ask('/-/package/@acme%2Fnone/visibility');
    expect(visibility.body).toEqual({ public: false });
  });

  it('has neither versions nor tags of a package that was unpublished', async () => {
    const { body } = await ask('/@acme%2Funpublished');
    expect(body).toHaveProperty('time.unpublished');
    expect(body).not.toHaveProperty('versions');
    expect(body).not.toHaveProperty('dist-tags');
  });

  it('has no latest version without a latest tag', async () => {
    expect(await ask('/@acme%2Funtagged/latest')).toMatchObject({
      status: 404,
    });
  });

  it('tells how a version came to npm', async () => {
    const { body } = await ask('/@acme%2Fstaged/latest');
    expect(body).toMatchObject({
      _npmUser: {
        name: 'GitHub Actions',
        trustedPublisher: { id: 'github' },
        approver: { name: 'alice' },
      },
      dist: {
        tarball: `${registry.url}/@acme/staged/-/staged-1.1.0.tgz`,
        attestations: { provenance: {} },
      },
    });
    const url = '/-/npm/v1/attestations/@acme%2fstaged@1.1.0';
    expect(body).toHaveProperty('dist.attestations.url', registry.url + url);
    expect(await ask(url)).toMatchObject({ body: { attestations: [{}] } });
    expect(
      await ask('/-/npm/v1/attestations/@acme%2fcore@1.0.0'),
    ).toMatchObject({ status: 404 });
  });

  it('tells installers less', async () => {
    const accept = 'application/vnd.npm.install-v1+json';
    const { body, headers } = await ask('/@acme%2Fnative', {
      headers: { accept },
    });
    expect(headers.get('content-type')).toBe(accept);
    expect(body).toHaveProperty(['versions', '1.1.0', 'hasInstallScript']);
    expect(body).not.toHaveProperty('time');
    expect(body).not.toHaveProperty(['versions', '1.1.0', 'scripts']);
  });

  it('keeps a dependency whose name is that of an object property', async () => {
    const { body } = await ask('/@acme%2Fapp/latest');
    expect(JSON.stringify(body)).toContain('"__proto__":"1.0.0"');
  });
});

describe('who gets what of an account', () => {
  it('tells the owner of a token who they are', async () => {
    expect((await ask('/-/whoami')).body).toEqual({ username: 'alice' });
    expect(await ask('/-/whoami', NOBODY)).toMatchObject({ status: 401 });
  });

  it('refuses every call with a token that is not valid', async () => {
    const headers = { authorization: 'Bearer something-else' };
    for (const path of ['/-/whoami', '/@acme%2Fcore', '/-/org/acme/user']) {
      expect(await ask(path, { headers })).toMatchObject({ status: 401 });
    }
    grant({ refused: 'revoked' });
    expect(await ask('/@acme%2Fcore')).toMatchObject({ status: 401 });
  });

  it('names the address when it refuses a token for it', async () => {
    grant({ refused: 'address' });
    const { status, headers } = await ask('/-/whoami');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('ipaddress');
  });

  it('answers 403 for the account to a token that may not read it', async () => {
    const user = '/-/user/org.couchdb.user:alice';
    expect((await ask(user)).body).toMatchObject({
      name: 'alice',
      email: 'Alice@Acme.example',
    });
    grant({ account: false });
    for (const path of [user, '/-/npm/v1/user', '/-/npm/v1/tokens']) {
      expect(await ask(path)).toMatchObject({ status: 403 });
      expect(await ask(path, NOBODY)).toMatchObject({ status: 401 });
    }
  });

  it('lists tokens in pages', async () => {
    const { all } = acme.token;
    const first = await ask('/-/npm/v1/tokens');
    expect(first.body).toMatchObject({
      total: all.length,
      urls: { next: '/-/npm/v1/tokens?page=1&perPage=10' },
    });
    const second = await ask('/-/npm/v1/tokens?page=1&perPage=10');
    expect(second.body).toMatchObject({
      objects: all.slice(10).map(({ key }) => ({ key })),
      urls: {},
    });
    expect(second.body).toHaveProperty('urls', {});
  });
});

describe('what everybody gets', () => {
  it('finds packages that are public, not deprecated and known to search', async () => {
    const { body } = await ask('/-/v1/search?text=scope:acme&size=250&from=0');
    const names = acme.packages
      .filter((pkg) => pkg.reach && pkg.name.startsWith('@acme'))
      .map(({ name }) => name)
      .filter((name) => name !== '@acme/deprecated');
    expect(body).toMatchObject({
      total: names.length,
      objects: names.map((name) => ({ package: { name } })),
    });
    expect(names).toContain('@acme-fans/widget');
  });

  it('finds no more than 250 packages at a time, from where it is asked', async () => {
    const size = { users: 3, teams: 1, packages: 1000, versions: 1, seed: 1 };
    registry.setWorld(makeWorld(size));
    const search = '/-/v1/search?text=scope:sprawl&size=1000';
    const { body } = await ask(search, NOBODY);
    expect(body).toHaveProperty('objects.length', 250);
    const rest = await ask(`${search}&from=250`, NOBODY);
    expect(rest.body).toHaveProperty('objects.0.package.name');
    expect(body).not.toHaveProperty('total', 250);
  });

  it('tells the advisories for the versions it is asked about', async () => {
    const versions = {
      'acme-left-pad': ['1.3.0'],
      '@acme/core': ['1.1.0'],
      '@acme/app': ['1.0.0'],
    };
    const plain = JSON.stringify(versions);
    for (const [body, headers] of [
      [plain, undefined],
      [gzipSync(plain), { 'content-encoding': 'gzip' }],
    ] as const) {
      const answer = await ask(ADVISORIES, { method: 'POST', body, headers });
      expect(answer.body).toMatchObject({
        'acme-left-pad': [
          { id: 1090001, severity: 'critical', cvss: { score: 9.8 } },
          { id: 1090002, severity: 'low', vulnerable_versions: '>=1.0.0' },
        ],
      });
      expect(answer.body).not.toHaveProperty('@acme/core');
      expect(answer.body).not.toHaveProperty('@acme/app');
    }
    const older = JSON.stringify({ '@acme/core': ['1.0.0'] });
    const answer = await ask(ADVISORIES, { method: 'POST', body: older });
    expect(answer.body).toMatchObject({ '@acme/core': [{ id: 1090006 }] });
  });
});

describe('what the fake remembers', () => {
  it('refuses what the project has no use for, and says what was asked', async () => {
    const strange = await startRegistry(acme);
    await fetch(`${strange.url}/-/ping`);
    await fetch(`${strange.url}/@acme%2Fcore`, { method: 'PUT' });
    await fetch(`${strange.url}/@acme%2Fcore`);
    expect(strange.unknownRoutes).toEqual(['GET /-/ping', 'PUT /@acme%2Fcore']);
    await strange.close();
  });

  it('counts requests by endpoint, sockets, and requests under way', async () => {
    const counting = await startRegistry(acme, { latency: 20 });
    const paths = ['/@acme%2Fcore', '/constructor', '/-/v1/search?text=a'];
    await Promise.all(paths.map((path) => fetch(counting.url + path)));
    expect(counting.count()).toBe(3);
    expect(counting.count('GET /:package')).toBe(2);
    expect(counting.maxInFlight).toBe(3);
    expect(counting.connections).toBe(3);
    await counting.close();
  });

  it('records what came, whether with a token, and what it said', async () => {
    const body = JSON.stringify({ 'acme-left-pad': ['1.3.0'] });
    await ask(ADVISORIES, { method: 'POST', body });
    expect(registry.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: ADVISORIES,
      endpoint: `POST ${ADVISORIES}`,
      authorized: false,
      body,
    });
    await ask('/-/whoami');
    expect(registry.requests.at(-1)).toMatchObject({ authorized: true });
  });
});
