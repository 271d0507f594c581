import { inspect } from 'node:util';
import { Registry, type RegistryOptions } from '../../src/registry/client';
import { FakeClock } from '../fake-clock';
import { acme } from './acme';
import type { Fault } from './faults';
import { type FakeRegistry, startRegistry } from './server';
import type { World, WorldPackage, WorldToken } from './world';

let fake: FakeRegistry;
let registry: Registry;

beforeEach(async () => {
  fake = await startRegistry(acme);
  registry = registryOf();
});

afterEach(() => fake.close());

function registryOf(options: Partial<RegistryOptions> = {}): Registry {
  return new Registry({
    organization: 'acme',
    registryUrl: fake.url,
    token: acme.token.value,
    clock: new FakeClock(),
    ...options,
  });
}

function grant(token: Partial<WorldToken>): void {
  fake.setWorld({ ...acme, token: { ...acme.token, ...token } });
}

function answer(body: unknown): Fault {
  return { status: 200, body };
}

const paths = () => fake.requests.map(({ path }) => path);

async function readAll(from: Registry) {
  const { packages } = await from.getCensus(true);
  return new Map([...packages].map((each) => [each.listed.name, each]));
}

describe('what npm tells of an organization', () => {
  it('whose token is in use', async () => {
    expect(await registry.getUsername()).toBe('alice');
    expect(paths()).toEqual(['/-/whoami']);
  });

  it('its roster, roles that nobody knows as they are', async () => {
    const members = await registry.listMembers();
    expect(members).toEqual(acme.members);
    expect(members).toContainEqual({
      username: 'grace',
      role: 'billing-manager',
    });
    expect(members).toContainEqual({
      username: 'constructor',
      role: 'developer',
    });
  });

  it('no roster for a token that does not see it', async () => {
    grant({ username: 'trent' });
    expect(await registry.listMembers()).toEqual([]);
  });

  it('a roster and not an error that is said with 200', async () => {
    const error = { status: 200, body: { error: 'Forbidden' } };
    fake.fail('GET /-/org/:org/user', error, 1);
    expect(await registry.listMembers()).toEqual(acme.members);
    fake.fail('GET /-/org/:org/user', error);
    await expect(registryOf().listMembers()).rejects.toThrow(
      'expected a member with a known role at $',
    );
  });

  it('its own teams alone: of another one the members would not be asked', async () => {
    const listed = (...body: readonly string[]) =>
      fake.fail('GET /-/org/:org/team', { status: 200, body }, 2);
    listed('Acme:core', '@acme:web');
    await registryOf().listTeams();
    expect(await registry.listTeams()).toHaveLength(2);
    listed('acme:core', 'globex:core');
    await expect(registryOf().listTeams()).rejects.toThrow(
      'expected teams of the organization alone at $',
    );
  });

  it('its teams, whose names may hold a colon', async () => {
    expect(await registry.listTeams()).toEqual(
      acme.teams.map(({ name }) => ({ organization: 'acme', name })),
    );
    expect(await registry.listTeams()).toContainEqual({
      organization: 'acme',
      name: 'release:eu',
    });
  });

  it('a team that npm lists twice once', async () => {
    fake.fail('GET /-/org/:org/team', answer(['acme:a', 'acme:b', 'acme:a']));
    const teams = await registry.listTeams();
    expect(teams.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it.each([':developers', 'developers', ''])(
    'no team that is called "%s"',
    async (name) => {
      fake.fail('GET /-/org/:org/team', answer(['acme:a', name]));
      await expect(registry.listTeams()).rejects.toThrow(
        'expected organization:team at $[1]',
      );
    },
  );

  it('who is in a team, people who left too', async () => {
    expect(await registry.listTeamMembers('release:eu')).toEqual([
      'dave',
      'frank',
    ]);
    expect(await registry.listTeamMembers('developers')).toContain('lena');
    expect(await registry.listTeamMembers('night-shift')).toEqual([]);
    expect(paths()[0]).toBe('/-/team/acme/release%3Aeu/user?format=cli');
  });

  it('what a team has access to', async () => {
    const found = await registry.listTeamPackages('release:eu');
    expect(found).toContainEqual({
      name: '@acme/app',
      permission: 'read-only',
    });
    expect(found).toContainEqual({
      name: '@acme/commons',
      permission: 'read-write',
    });
    expect(await registry.listTeamPackages('designers')).toEqual([]);
  });

  it('a team by its name and by nothing else', async () => {
    const odd = 'a/b?c=d&e#f%2g ü\ud800';
    await registry.listTeamMembers(odd).catch(() => undefined);
    expect(new Set(paths())).toEqual(
      new Set([
        '/-/team/acme/a%2Fb%3Fc%3Dd%26e%23f%252g%20%C3%BC%EF%BF%BD/user?format=cli',
      ]),
    );
  });
});

describe("a user's document", () => {
  const told = (body: object, times?: number) =>
    fake.fail('GET /-/user/org.couchdb.user::username', answer(body), times);

  it('tells the e-mail, in whatever case the name is', async () => {
    told({ name: 'Alice', email: 'me@acme.example' });
    expect(await registry.getEmail('alice')).toBe('me@acme.example');
  });

  it('need not say whose it is, nor have an e-mail that is one', async () => {
    told({ email: 'me@acme.example' }, 1);
    expect(await registry.getEmail('alice')).toBe('me@acme.example');
    told({ name: 'alice', email: 'me at acme' }, 1);
    expect(await registry.getEmail('alice')).toBeUndefined();
    told({ name: 'alice', email: null }, 1);
    expect(await registry.getEmail('alice')).toBeUndefined();
  });

  it.each([{ name: 'bob', email: 'bob@acme.example' }, { error: 'no' }, {}])(
    'is not %j, and is asked for again then',
    async (body) => {
      told(body, 1);
      expect(await registry.getEmail('alice')).toBeDefined();
      told(body);
      await expect(registry.getEmail('alice')).rejects.toThrow(
        'expected the user who was asked for at $',
      );
    },
  );
});

describe('permissions', () => {
  it("are told in the words of npm's website", async () => {
    const words = {
      a: 'read',
      b: 'write',
      c: 'read-only',
      d: 'read-write',
      constructor: 'write',
    };
    fake.fail('GET /-/org/:org/package', answer(words));
    expect(await registry.listPackages()).toEqual([
      { name: 'a', permission: 'read-only' },
      { name: 'b', permission: 'read-write' },
      { name: 'c', permission: 'read-only' },
      { name: 'd', permission: 'read-write' },
      { name: 'constructor', permission: 'read-write' },
    ]);
  });

  it('are refused where nobody knows the word', async () => {
    fake.fail('GET /-/org/:org/package', answer({ '@acme/a': 'none' }));
    await expect(registry.listPackages()).rejects.toThrow(
      'npm could not be read at GET /-/org/acme/package: it answered what npm never does: expected read or read-only or write or read-write at $[0]',
    );
  });

  it('may be for a package whose name every object has', async () => {
    const body: unknown = JSON.parse('{"__proto__":"write"}');
    fake.fail('GET /-/org/:org/package', answer(body));
    expect(await registry.listPackages()).toEqual([
      { name: '__proto__', permission: 'read-write' },
    ]);
  });
});

describe('what npm tells of a package', () => {
  it.each([
    ['@acme/core', '/@acme%2Fcore'],
    ["@acme/it's~so!(odd)*", '/@acme%2Fit%27s~so!(odd)*'],
    ['constructor', '/constructor'],
    ['@acme/toString', '/@acme%2FtoString'],
  ])('its metadata: %s', async (name, path) => {
    expect(await registry.getPackage(name)).toMatchObject({ name });
    expect(paths()).toEqual([path]);
  });

  it('whether everybody can read it', async () => {
    expect(await registry.isPublic('@acme/core')).toBe(true);
    expect(await registry.isPublic('@acme/app')).toBe(false);
    expect(paths()).toEqual([
      '/-/package/@acme%2Fcore/visibility',
      '/-/package/@acme%2Fapp/visibility',
    ]);
  });

  it('where its metadata is not as npm writes it', async () => {
    const body = { name: '@acme/core', versions: { '1.0.0': 7 } };
    fake.fail('GET /:package', answer(body));
    await expect(registry.getPackage('@acme/core')).rejects.toThrow(
      'npm could not be read at GET /:package: it answered what npm never does: expected an object at $.versions[0]',
    );
  });
});

describe('a packument of 16 MB and more', () => {
  const [core] = acme.packages.filter(({ name }) => name === '@acme/core');

  function holds(pkg: Partial<WorldPackage>): void {
    const packages: World['packages'] = acme.packages.map((each) => {
      const releases = each.releases.map((release) => ({
        ...release,
        padding: 8_000_000,
      }));
      return each === core ? { ...each, releases, ...pkg } : each;
    });
    fake.setWorld({ ...acme, packages });
  }

  it('is not read: the latest version tells what it can', async () => {
    holds({});
    const found = await registry.getPackage('@acme/core');
    expect(found).toMatchObject({
      name: '@acme/core',
      license: 'MIT',
      keywords: ['acme', 'runtime'],
      hasLatest: true,
      unpublished: false,
      latest: {
        version: '1.1.0',
        publishMethod: 'trusted-publisher',
        publishedOn: undefined,
      },
    });
    expect(found.history).toBeUndefined();
    expect(paths()).toEqual([
      '/@acme%2Fcore',
      '/-/package/@acme%2Fcore/dist-tags',
      '/@acme%2Fcore/latest',
    ]);
  });

  it('may have no latest version', async () => {
    holds({ tags: { next: '1.1.0' } });
    const found = await registry.getPackage('@acme/core');
    expect(found).toMatchObject({ name: '@acme/core', hasLatest: false });
    expect(found.latest).toBeUndefined();
    expect(fake.count('GET /:package/:version')).toBe(0);
  });

  it('has tags that stand for versions, and not an error', async () => {
    holds({});
    const error = answer({ error: 'not found' });
    fake.fail('GET /-/package/:package/dist-tags', error, 1);
    const found = await registry.getPackage('@acme/core');
    expect(found).toMatchObject({ hasLatest: true });
  });
});

describe('each thing is asked of npm once', () => {
  it('however many want it, at once or later', async () => {
    const askAll = () =>
      Promise.all([
        registry.getUsername(),
        registry.listMembers(),
        registry.listTeams(),
        registry.listTeamMembers('platform'),
        registry.listTeamPackages('platform'),
        registry.getCensus(true),
      ]);
    const [first, second] = await Promise.all([askAll(), askAll()]);
    expect(second).toEqual(first);
    expect(await askAll()).toEqual(first);
    // The organization's packages are listed with the token and without.
    expect(fake.count()).toBe(new Set(paths()).size + 1);
  });

  it('a failure is remembered like an answer', async () => {
    fake.fail('GET /-/org/:org/team', { status: 403 }, 2);
    for (let time = 0; time < 2; time++)
      await expect(registry.listTeams()).rejects.toMatchObject({ status: 403 });
    expect(fake.count()).toBe(2);
  });

  it('the packages and what is known of them, too', async () => {
    const first = await readAll(registry);
    const asked = fake.count();
    expect(await readAll(registry)).toEqual(first);
    expect(fake.count()).toBe(asked);
    expect(new Set(paths()).size).toBe(asked - 1);
  });

  it('what is remembered of a package is small', async () => {
    const readings = await readAll(registry);
    expect(inspect([...readings.values()], { depth: 9 })).not.toMatch(
      /readme|tarball|padding/,
    );
  });
});

it('a registry answers below any path of its host', async () => {
  const below = registryOf({ registryUrl: `${fake.url}/npm/` });
  await below.getUsername().catch(() => undefined);
  expect(new Set(paths())).toEqual(new Set(['/npm/-/whoami']));
});
