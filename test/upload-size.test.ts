import type { Entity } from '@jupiterone/integration-sdk-core';
import fc from 'fast-check';
import { createPackageEntity } from '../src/entities/package';
import { fitForUpload } from '../src/upload-size';
import { collectFrom } from './collect';
import { acme } from './registry/acme';

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

function fit(properties: Record<string, string | string[]>) {
  const warnings: string[] = [];
  const entity: Entity = {
    ...createPackageEntity({
      listed: { name: '@acme/core', permission: 'read-write' },
      public: true,
    }),
    ...properties,
  };
  const logger = { warn: (message: string) => warnings.push(message) };
  return { entity, fitted: fitForUpload({ logger }, entity), warnings };
}

it('what is small enough stays what it is, and nothing is said', () => {
  const { entity, fitted, warnings } = fit({ description: 'What it does' });
  expect(fitted).toBe(entity);
  expect(warnings).toEqual([]);
});

it('raw data goes before properties do', () => {
  const bare = bytesOf({
    ...fit({ description: '' }).entity,
    _rawData: undefined,
  });
  const description = 'x'.repeat(20_000 - bare);
  const { entity, fitted, warnings } = fit({ description });
  expect(entity._rawData).toBeDefined();
  expect(fitted).toEqual({ ...entity, _rawData: undefined });
  expect(warnings).toEqual([
    'npm_package is too large to upload whole; cut: _rawData',
  ]);
});

it('the longest properties are cut to a part, an address is left out', () => {
  const { entity, fitted, warnings } = fit({
    description: 'x'.repeat(7_000_000),
    keywords: Array(50_000).fill('key'),
    homepage: `https://acme.example/${'x'.repeat(50_000)}`,
  });
  expect(fitted.homepage).toBeUndefined();
  expect(fitted.keywords).toContain('key');
  expect(fitted.description).toMatch(/^x{1000,}$/);
  expect(fitted._key).toBe(entity._key);
  expect(fitted.license).toBe(entity.license);
  expect(warnings).toEqual([
    'npm_package is too large to upload whole; cut: _rawData, description, keywords, homepage',
  ]);
});

it('whatever is written, 250 things fit into an upload', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.nat({ max: 20_000 }).map((length) => '☃'.repeat(length)),
    fc.nat({ max: 20_000 }).map((length) => '\u0000'.repeat(length)),
  );
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('description', 'license', 'keywords', 'maintainers'),
        fc.oneof(texts, fc.array(texts, { maxLength: 10 })),
      ),
      (properties) => {
        const { entity, fitted } = fit(properties);
        expect(bytesOf(fitted)).toBeLessThanOrEqual(20_000);
        expect(fitted._key).toBe(entity._key);
      },
    ),
    { seed: 20261124, numRuns: 50 },
  );
});

it('nothing of acme is cut, and 400,000 keywords cost no other package anything', async () => {
  const whole = await collectFrom(acme);
  const graph = await collectFrom({
    ...acme,
    packages: acme.packages.map((pkg) =>
      pkg.name === '@acme/widget'
        ? { ...pkg, keywords: Array(400_000).fill('key') }
        : pkg,
    ),
  });
  expect(whole.entities.filter(({ _rawData }) => !_rawData)).toEqual([]);
  expect(graph.unsuccessful).toEqual([]);
  expect(Math.max(...graph.entities.map(bytesOf))).toBeLessThanOrEqual(20_000);
  const cut = graph.entities.filter(({ _rawData }) => !_rawData);
  expect(cut).toMatchObject([
    { _key: 'npm-package:@acme/widget', version: '3.2.0' },
  ]);
});
