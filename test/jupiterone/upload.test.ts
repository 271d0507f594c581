import { integrationSteps } from '../../src/steps';
import { acme } from '../registry/acme';
import { type FakeRegistry, startRegistry } from '../registry/server';
import { declaredTypes } from './declared';
import type { Graph } from './graph';
import { type FakePlatform, startPlatform } from './platform';
import { collected, type Outcome, run } from './run';

jest.setTimeout(180_000);

let platform: FakePlatform;
let registry: FakeRegistry;
let whole: Outcome;
/** What the platform holds after a run in which nothing failed. */
let before: Graph;

beforeAll(async () => {
  platform = await startPlatform({ declaredTypes });
  registry = await startRegistry(acme);
  whole = await run(registry, platform);
  before = platform.graph;
});

afterAll(() => Promise.all([platform.close(), registry.close()]));

/** Goes on with a registry that was asked nothing yet. */
async function renew(): Promise<void> {
  await registry.close();
  registry = await startRegistry(acme);
}

describe('a run in which nothing fails', () => {
  it('ends well and calls nothing partial', () => {
    expect(whole).toMatchObject({ exitCode: 0 });
    expect(platform.job.status).toBe('FINALIZE_PENDING');
    expect(platform.job.partialTypes).toEqual([]);
  });

  it('sends what collect writes, everything once', async () => {
    const { entities, relationships } = await collected(registry);
    expect(entities.size).toBeGreaterThan(90);
    expect(before.entities).toEqual(entities);
    expect(before.relationships).toEqual(relationships);
    // The platform refuses a key that comes twice.
    expect(platform.job.repetitions).toBe(0);
  });

  it('sends mapped relationships as such', () => {
    const mapped = [...before.relationships.values()].filter(
      ({ _mapping }) => _mapping !== undefined,
    );
    expect(mapped.length).toBeGreaterThan(10);
    expect(new Set(mapped.map(({ _type }) => _type))).toEqual(
      new Set(['repo_published_npm_package']),
    );
  });

  it('draws no edge to nowhere', () => {
    const keys: readonly unknown[] = [...before.entities.keys()];
    const nowhere = [...before.relationships.values()]
      .filter(({ _mapping }) => _mapping === undefined)
      .flatMap(({ _fromEntityKey, _toEntityKey }) => [
        _fromEntityKey,
        _toEntityKey,
      ])
      .filter((key) => !keys.includes(key));
    expect(nowhere).toEqual([]);
  });

  it('tells how each step went, and of a token that ends soon', () => {
    const names = platform.job.events.map(({ name }) => name);
    expect(names.filter((name) => name === 'step_end')).toHaveLength(
      integrationSteps.length,
    );
    expect(names).not.toContain('step_failure');
  });
});

it('finalize names exactly the types that npm did not let be read, and nothing of them is deleted', async () => {
  await renew();
  registry.fail('GET /-/package/:package/collaborators', { status: 403 });
  const { exitCode } = await run(registry, platform);
  expect(exitCode).toBe(0);
  expect([...(platform.job.partialTypes ?? [])].sort()).toEqual([
    'npm_package_allows_user',
    'npm_user',
    'npm_user_published_package',
  ]);
  expect(platform.job.relationships.size).toBeLessThan(
    before.relationships.size,
  );
  expect(new Set(platform.graph.relationships.keys())).toEqual(
    new Set(before.relationships.keys()),
  );
  expect(new Set(platform.graph.entities.keys())).toEqual(
    new Set(before.entities.keys()),
  );
});

it('a token that is revoked on the way aborts the job, finalizes nothing and asks npm nothing more', async () => {
  await renew();
  const { graph } = platform;
  let asked = 0;
  let before401 = 0;
  registry.fail(
    ({ endpoint }) => {
      if (endpoint !== 'GET /-/package/:package/collaborators') return false;
      if (++asked === 20) before401 = registry.requests.length;
      return asked > 20;
    },
    { status: 401 },
  );
  const { exitCode, output } = await run(registry, platform);
  expect(output).toContain('npm refused the access token');
  expect(platform.job.status).toBe('ABORTED');
  expect(platform.job.partialTypes).toBeUndefined();
  expect(platform.graph).toBe(graph);
  // The SDK's command says of an aborted run that all is well.
  expect(exitCode).toBe(0);
  // No more than were under way when the answer came.
  expect(asked).toBeGreaterThan(20);
  expect(registry.requests.length - before401).toBeLessThanOrEqual(2 * 15);
});

it('without a valid key for the platform npm is not asked', async () => {
  await renew();
  const { exitCode, output } = await run(registry, platform, {
    env: { JUPITERONE_API_KEY: 'expired' },
  });
  expect(output).toContain('Error occurred while initiating synchronization');
  expect(exitCode).toBe(1);
  expect(registry.requests).toEqual([]);
});
