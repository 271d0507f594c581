import { IntegrationProviderAuthenticationError } from '@jupiterone/integration-sdk-core';
import { Registry } from '../../src/registry/client';
import {
  type PackageReading,
  takeInventory,
} from '../../src/registry/inventory';
import { FakeClock } from '../fake-clock';
import { acme } from './acme';
import { makeWorld } from './make-world';
import { type FakeRegistry, startRegistry } from './server';
import type { World, WorldToken } from './world';

let fake: FakeRegistry;

afterEach(() => fake.close());

async function start(world: World = acme): Promise<Registry> {
  fake = await startRegistry(world);
  return new Registry({
    organization: world.organization,
    registryUrl: fake.url,
    token: world.token.value,
    clock: new FakeClock(),
  });
}

function acmeWith(token: Partial<WorldToken>): World {
  return { ...acme, token: { ...acme.token, ...token } };
}

async function readAll(registry: Registry): Promise<PackageReading[]> {
  const { packages } = await registry.getCensus(false);
  return [...packages];
}

const ofTeams = new Set(
  acme.teams.flatMap(({ packages }) => packages.map(({ name }) => name)),
);
const ofAcme = acme.packages.filter(({ permission }) => permission);
const inOrder = (names: Iterable<string>) => [...new Set(names)].sort();
const nameOf = ({ name }: { readonly name: string }) => name;

describe('the packages of an organization', () => {
  it("are those of its own list and of its teams' lists, in order", async () => {
    const { packages, failures } = await takeInventory(await start());
    expect(packages.map(nameOf)).toEqual(
      inOrder([...ofAcme.map(nameOf), ...ofTeams]),
    );
    expect(failures).toEqual([]);
  });

  it('are not those that only their scope resembles', async () => {
    const { packages } = await takeInventory(await start());
    expect(packages.map(nameOf)).not.toContain('@acme-fans/widget');
    expect(packages.map(nameOf)).toEqual(
      expect.arrayContaining(['acme-left-pad', '@globex/bridge']),
    );
  });

  it.each([
    ['@acme/core', 'read-write', true],
    ['@acme/read-by-all', 'read-only', true],
    ['@acme/app', 'read-write', false],
    ['@acme/team-only', undefined, false],
    ['constructor', 'read-write', true],
  ])(
    '%s: the organization may %s it, everybody: %s',
    async (name, permission, anonymous) => {
      const { packages } = await takeInventory(await start());
      expect(packages.filter((each) => each.name === name)).toEqual([
        { name, permission, anonymous },
      ]);
    },
  );
});

describe('a list of packages that cannot be read', () => {
  it("leaves those of the teams and of the list for everybody when it is the organization's", async () => {
    const registry = await start();
    fake.fail(
      ({ path, authorized }) => {
        return authorized && path.startsWith('/-/org/acme/package');
      },
      { status: 403 },
    );
    const { packages, failures } = await takeInventory(registry);
    const ofEverybody = acme.packages
      .filter((each) => each.public && each.permission)
      .map(nameOf);
    const both = [...new Set([...ofTeams, ...ofEverybody])];
    expect(packages.map(nameOf)).toEqual(inOrder(both));
    expect(packages.every(({ permission }) => !permission)).toBe(true);
    expect(failures).toMatchObject([{ status: 403 }]);
  });

  it('is noticed when it lacks packages that everybody is told of', async () => {
    const registry = await start();
    fake.fail(
      ({ path, authorized }) =>
        authorized && path.startsWith('/-/org/acme/package'),
      { status: 200, body: { '@acme/core': 'write' } },
    );
    const { packages, failures } = await takeInventory(registry);
    expect(packages.map(nameOf)).toContain('@acme/one-writer');
    expect(failures).toMatchObject([
      {
        message:
          "the organization's list of packages lacks some that everybody is told of",
      },
    ]);
  });

  it("leaves the others when it is a team's", async () => {
    const registry = await start();
    fake.fail(({ path }) => path.includes('/security/'), { status: 404 });
    const { packages, failures } = await takeInventory(registry);
    expect(packages.map(nameOf)).not.toContain('@acme/team-only');
    expect(packages.length).toBeGreaterThanOrEqual(ofAcme.length);
    expect(failures).toMatchObject([{ status: 404 }]);
  });

  it("leaves the organization's when it is that of the teams", async () => {
    const registry = await start();
    fake.fail('GET /-/org/:org/team', { status: 403 });
    const { packages, failures } = await takeInventory(registry);
    expect(packages.map(nameOf)).toEqual(inOrder(ofAcme.map(nameOf)));
    expect(failures).toMatchObject([{ status: 403 }]);
  });

  it.each([401, 403, 404])(
    'is no failure when it is the one without token (%d), and each visibility is asked for',
    async (status) => {
      const registry = await start();
      fake.fail(({ authorized }) => !authorized, { status });
      const { packages, failures } = await takeInventory(registry);
      expect(failures).toEqual([]);
      expect(packages.some(({ anonymous }) => anonymous)).toBe(false);
      const readings = await readAll(registry);
      const ofWorld = new Map(acme.packages.map((pkg) => [pkg.name, pkg]));
      for (const { listed, visibility } of readings)
        expect(visibility.value).toBe(ofWorld.get(listed.name)?.public);
    },
  );

  it('ends the run when the token is refused', async () => {
    const registry = await start();
    fake.fail('GET /-/team/:org/:team/package', { status: 401 });
    await expect(takeInventory(registry)).rejects.toBeInstanceOf(
      IntegrationProviderAuthenticationError,
    );
  });
});

describe('the metadata of all packages', () => {
  it('comes in the order of the names, whatever answers first', async () => {
    const size = { users: 10, teams: 3, packages: 150, versions: 2, seed: 7 };
    const registry = await start(makeWorld(size));
    fake.fail(({ path }) => path.includes('package-1'), 'reset', 5);
    const names = (await readAll(registry)).map(({ listed }) => listed.name);
    expect(names).toHaveLength(150);
    expect(names).toEqual(inOrder(names));
    expect(fake.maxInFlight).toBeLessThanOrEqual(15);
  });

  it('asks for the visibility of those that the public list lacks, alone', async () => {
    const registry = await start();
    const readings = await readAll(registry);
    expect(fake.count('GET /-/package/:package/visibility')).toBe(
      readings.filter(({ listed }) => !listed.anonymous).length,
    );
    const visible = readings.map(({ listed, visibility }) => [
      listed.name,
      visibility.value,
    ]);
    expect(Object.fromEntries(visible)).toMatchObject({
      '@acme/core': true,
      '@acme/app': false,
      '@acme/team-only': true,
    });
  });

  it('has the error instead where the token may not read a package', async () => {
    const registry = await start(acmeWith({ packages: false }));
    const readings = await readAll(registry);
    const app = readings.find(({ listed }) => listed.name === '@acme/app');
    expect(app).toMatchObject({
      metadata: { error: { status: 404 } },
      visibility: { error: { status: 403 } },
    });
    const core = readings.find(({ listed }) => listed.name === '@acme/core');
    expect(core).toMatchObject({
      metadata: { value: { name: '@acme/core' } },
      visibility: { value: true },
    });
  });

  it('ends the run when the token is refused on the way', async () => {
    const registry = await start();
    fake.fail('GET /:package', { status: 401 });
    await expect(readAll(registry)).rejects.toBeInstanceOf(
      IntegrationProviderAuthenticationError,
    );
  });

  it('keeps of the dependencies those that the organization has', async () => {
    const readings = await readAll(await start());
    const app = readings.find(({ listed }) => listed.name === '@acme/app');
    const names = app?.metadata.value?.dependencies.map(nameOf);
    expect(names?.sort()).toEqual([
      '@acme/core',
      '@acme/fonts',
      '@acme/native',
      '@acme/widget',
      'constructor',
    ]);
  });
});
