import { StepResultStatus } from '@jupiterone/integration-sdk-core';
import { invocationConfig } from '../src';
import { type IngestionSource, ingestionConfig } from '../src/ingestion';
import { byName, type Collected, collectFrom, sentences } from './collect';
import { acme } from './registry/acme';
import type { Endpoint } from './registry/routes';
import type { FakeRegistry } from './registry/server';

/** Each source with the step, the requests and the types that go with it. */
const sources: readonly {
  readonly source: IngestionSource;
  readonly step: string;
  readonly requests: readonly Endpoint[];
  readonly types: readonly string[];
}[] = [
  {
    source: 'collaborators',
    step: 'fetch-package-collaborators',
    requests: ['GET /-/package/:package/collaborators'],
    types: ['npm_package_allows_user'],
  },
  {
    source: 'publishers',
    step: 'fetch-package-publishers',
    requests: [],
    types: ['npm_user_published_package'],
  },
  {
    source: 'dependencies',
    step: 'fetch-package-dependencies',
    requests: [],
    types: ['npm_package_uses_package'],
  },
  {
    source: 'advisories',
    step: 'fetch-advisories',
    requests: ['POST /-/npm/v1/security/advisories/bulk'],
    types: ['npm_advisory', 'npm_package_has_advisory'],
  },
  {
    source: 'accessTokens',
    step: 'fetch-access-tokens',
    requests: ['GET /-/npm/v1/tokens'],
    types: ['npm_access_token', 'npm_user_has_access_token'],
  },
  {
    source: 'reach',
    step: 'fetch-package-reach',
    requests: ['GET /-/v1/search'],
    types: [],
  },
];

const typesOf = ({ entities, relationships, mapped }: Collected) =>
  new Set([...entities, ...relationships, ...mapped].map(({ _type }) => _type));

let whole: Collected & { readonly registry: FakeRegistry };
beforeAll(async () => {
  whole = await collectFrom(acme);
});

test('each source belongs to one step, and no step depends on a step of another source', () => {
  const steps = invocationConfig.integrationSteps;
  const bySource = new Map(
    steps.flatMap(({ id, ingestionSourceId }) =>
      ingestionSourceId ? [[ingestionSourceId, id]] : [],
    ),
  );
  expect(bySource).toEqual(
    new Map(sources.map(({ source, step }) => [source, step])),
  );
  const ofSources = sources.map(({ step }) => step);
  for (const { dependsOn = [] } of steps)
    expect(dependsOn.filter((id) => ofSources.includes(id))).toEqual([]);
});

test('each source has a title, and a description that says what it costs', () => {
  expect(Object.keys(ingestionConfig).sort()).toEqual(
    sources.map(({ source }) => source).sort(),
  );
  for (const { title, description } of Object.values(ingestionConfig)) {
    expect(title).toMatch(/^[A-Z]/);
    expect(description).toMatch(/Costs (no|one) request/);
  }
});

describe.each(sources)(
  'without $source',
  ({ source, step, requests, types }) => {
    let without: Collected & { readonly registry: FakeRegistry };
    beforeAll(async () => {
      without = await collectFrom(acme, undefined, {
        disabledSources: [source],
      });
    });

    test('its requests are not sent, and all others are', () => {
      const sent = ({ registry }: { registry: FakeRegistry }) =>
        new Set(registry.requests.map(({ endpoint }) => endpoint));
      expect(sent(without)).toEqual(
        new Set(
          [...sent(whole)].filter(
            (endpoint) => !endpoint || !requests.includes(endpoint),
          ),
        ),
      );
    });

    test('its types are not there, and all others are', () => {
      expect(typesOf(without)).toEqual(
        new Set([...typesOf(whole)].filter((type) => !types.includes(type))),
      );
    });

    test('no other step is switched off or fails', () => {
      const off = without.steps.filter(
        ({ status }) => status === StepResultStatus.DISABLED,
      );
      expect(off.map(({ id }) => id)).toEqual([step]);
      expect(without.unsuccessful).toEqual([]);
    });

    test('every edge leads somewhere', () => {
      const keys = new Set(without.entities.map(({ _key }) => _key));
      for (const { _fromEntityKey, _toEntityKey } of without.relationships)
        expect([keys.has(_fromEntityKey), keys.has(_toEntityKey)]).toEqual([
          true,
          true,
        ]);
    });
  },
);

test('without collaborators nobody outside the organization is known, and publications of theirs are not drawn', async () => {
  const without = await collectFrom(acme, undefined, {
    disabledSources: ['collaborators'],
  });
  expect(byName(without, 'npm_user').has('mallory')).toBe(false);
  expect(
    sentences(without, 'npm_user_published_package').filter((sentence) =>
      sentence.startsWith('mallory '),
    ),
  ).toEqual([]);
});
