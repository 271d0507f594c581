import type { Entity } from '@jupiterone/integration-sdk-core';
import {
  createApiClient,
  initiateSynchronization,
  uploadGraphObjectData,
} from '@jupiterone/integration-sdk-runtime';
import { createMockIntegrationLogger } from '@jupiterone/integration-sdk-testing';
import { acme } from '../registry/acme';
import { startRegistry } from '../registry/server';
import { declaredTypes } from './declared';
import { type FakePlatform, startPlatform } from './platform';
import { run } from './run';

jest.setTimeout(180_000);

/** Bytes up to which the SDK shrinks a batch that the platform refused. */
const SHRUNK = 5_500_000;

let platform: FakePlatform;

beforeEach(async () => {
  platform = await startPlatform({ declaredTypes });
});

afterEach(() => platform.close());

/** Uploads as the SDK's command does. */
async function upload(entities: Entity[]): Promise<void> {
  const context = await initiateSynchronization({
    logger: createMockIntegrationLogger(),
    apiClient: createApiClient({
      apiBaseUrl: platform.url,
      account: platform.account,
      accessToken: platform.apiKey,
    }),
    source: 'integration-managed',
    integrationInstanceId: platform.instance,
  });
  await uploadGraphObjectData(context, { entities, relationships: [] });
}

const packages = (count: number, rest: Partial<Entity>): Entity[] =>
  Array.from({ length: count }, (_, number) => ({
    _key: `npm-package:${number}`,
    _type: 'npm_package',
    _class: ['CodeModule'],
    ...rest,
  }));

it('the SDK shrinks the raw data of a batch that is too large, and leaves the properties alone', async () => {
  const description = 'What it does';
  const rawData = { readme: 'x'.repeat(30_000), name: 'core' };
  await upload(
    packages(250, { description }).map((entity) => ({
      ...entity,
      _rawData: [{ name: 'default', rawData: { ...rawData } }],
    })),
  );
  const [first, second] = platform.requests.filter(
    ({ action }) => action === 'entities',
  );
  expect(first?.bytes).toBeGreaterThan(6_144_000);
  expect(second?.bytes).toBeLessThan(SHRUNK + 1000);
  const arrived = [...platform.job.entities.values()];
  expect(arrived).toHaveLength(250);
  expect(new Set(arrived.map((entity) => entity.description))).toEqual(
    new Set([description]),
  );
  expect(JSON.stringify(arrived)).toContain('"readme":"TRUNCATED"');
});

it('the SDK gives up a batch whose properties are too large, all 250 with it', async () => {
  const [large] = packages(1, { description: 'x'.repeat(7_000_000) });
  const others = packages(250, {}).slice(1);
  await expect(upload(large ? [large, ...others] : [])).rejects.toThrow(
    'Error uploading collected data',
  );
  expect(platform.job.entities.size).toBe(0);
});

it('what the integration collects is never too large, though a package has 400,000 keywords', async () => {
  const keywords = Array(400_000).fill('widget');
  const registry = await startRegistry({
    ...acme,
    packages: acme.packages.map((pkg) =>
      pkg.name === '@acme/widget' ? { ...pkg, keywords } : pkg,
    ),
  });
  const { exitCode, output } = await run(registry, platform);
  await registry.close();
  expect(exitCode).toBe(0);
  expect(output).toContain(
    'npm_package is too large to upload whole; cut: _rawData, keywords',
  );
  expect(platform.job.partialTypes).toEqual([]);
  expect(Math.max(...platform.requests.map(({ bytes }) => bytes))).toBeLessThan(
    SHRUNK,
  );
  const widget = platform.job.entities.get('npm-package:@acme/widget');
  expect(widget?.keywords).toContain('widget');
});
