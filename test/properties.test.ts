import fc from 'fast-check';
import type { IngestionSource } from '../src/ingestion';
import { type Collected, collect } from './collect';
import { acme } from './registry/acme';
import { makeWorld } from './registry/make-world';
import type { Endpoint } from './registry/routes';
import { type FakeRegistry, startRegistry } from './registry/server';
import type { World } from './registry/world';
import { type Truth, truthOf } from './truth';
import { changes, type Difference, differences } from './truth/differences';
import { worlds } from './worlds';

const SOURCES: readonly IngestionSource[] = [
  'collaborators',
  'publishers',
  'dependencies',
  'advisories',
  'accessTokens',
  'reach',
];

/** The same worlds each time, as full as they come; a minute is enough to shrink one that fails. */
const RANDOM = {
  seed: 20261124,
  unbiased: true,
};
const TIMEOUT = 60_000;

async function graphOf(
  world: World,
  options?: { disabledSources?: readonly IngestionSource[] },
  spoil?: (registry: FakeRegistry) => void,
): Promise<Collected> {
  const registry = await startRegistry(world);
  try {
    spoil?.(registry);
    return await collect(registry, options);
  } finally {
    await registry.close();
  }
}

function texts(found: readonly Difference[]): readonly string[] {
  return found.map(({ text }) => text);
}

/** Which properties occur, and of those that are true or false with which value, as in `npm_user.admin true`. */
function kindsOf({ entities, relationships, mapped }: Truth): Set<string> {
  const all = [
    ...entities.values(),
    ...relationships.values(),
    ...[...mapped.values()].map(({ properties }) => properties),
  ];
  return new Set(
    all.flatMap((each) =>
      Object.entries(each).map(([name, value]) => {
        const kind = `${String(each._type)}.${name}`;
        return typeof value === 'boolean' ? `${kind} ${value}` : kind;
      }),
    ),
  );
}

describe('the graph is the truth, property by property', () => {
  it('about acme', async () => {
    expect(texts(differences(truthOf(acme), await graphOf(acme)))).toEqual([]);
  });

  it('about a made-up organization', async () => {
    for (const seed of [1, 2]) {
      const size = { users: 20, teams: 5, packages: 60, versions: 4, seed };
      const world = makeWorld(size);
      const found = differences(truthOf(world), await graphOf(world));
      expect(texts(found)).toEqual([]);
    }
  });

  it(
    'about organizations in which everything is odd that may be',
    async () => {
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(worlds(), async (world) => {
          const truth = truthOf(world);
          const found = differences(truth, await graphOf(world));
          expect(texts(found)).toEqual([]);
          for (const kind of kindsOf(truth)) seen.add(kind);
        }),
        { ...RANDOM, numRuns: 60 },
      );
      const unseen = [...kindsOf(truthOf(acme))].filter(
        (kind) => !seen.has(kind),
      );
      expect(unseen).toEqual([]);
    },
    TIMEOUT,
  );

  it.each(SOURCES)('about acme with %s switched off', async (source) => {
    const options = { disabledSources: [source] };
    const found = differences(
      truthOf(acme, options),
      await graphOf(acme, options),
    );
    expect(texts(found)).toEqual([]);
  });
});

describe('the graph', () => {
  it(
    'has each key once, no loose end, and is the same the next time',
    async () => {
      await fc.assert(
        fc.asyncProperty(worlds(), async (world) => {
          const graph = await graphOf(world);
          const { entities, relationships, mapped } = graph;
          const own = new Set(entities.map(({ _key }) => _key));
          const keys = [...entities, ...relationships, ...mapped].map(
            ({ _key }) => _key,
          );
          expect(keys).toEqual([...new Set(keys)]);
          const ends = [
            ...relationships.flatMap((edge) => [
              edge._fromEntityKey,
              edge._toEntityKey,
            ]),
            ...mapped.map(({ _mapping }) => _mapping.sourceEntityKey),
          ];
          expect(ends.filter((end) => !own.has(end))).toEqual([]);
          expect(texts(changes(graph, await graphOf(world)))).toEqual([]);
        }),
        { ...RANDOM, numRuns: 10 },
      );
    },
    TIMEOUT,
  );
});

describe('what cannot be read', () => {
  /** A property may be left out; but what is not there, or other than in truth, is of a partial type, and nothing is invented. */
  function misleading(graph: Collected, found: readonly Difference[]) {
    const unmarked = found.filter(
      ({ kind, type }) =>
        kind === 'superfluous' ||
        (kind !== 'untold' && !graph.partialTypes.includes(type)),
    );
    return texts(unmarked);
  }

  function withoutPackages(world: World): World {
    return { ...world, token: { ...world.token, packages: false } };
  }

  it('for lack of the permission for packages is missing, and said to be', async () => {
    const graph = await graphOf(withoutPackages(acme));
    const found = differences(truthOf(acme), graph);
    expect(misleading(graph, found)).toEqual([]);
    const missing = found.filter(({ kind }) => kind === 'missing');
    expect([...new Set(missing.map(({ type }) => type))]).toEqual([
      'npm_package_allows_user',
      'npm_user_published_package',
      'npm_package_uses_package',
    ]);
  });

  it(
    'for lack of the permission for packages is said to be missing, however odd the organization',
    async () => {
      await fc.assert(
        fc.asyncProperty(worlds(), async (world) => {
          const graph = await graphOf(withoutPackages(world));
          const found = differences(truthOf(world), graph);
          expect(misleading(graph, found)).toEqual([]);
        }),
        { ...RANDOM, numRuns: 15 },
      );
    },
    TIMEOUT,
  );

  it('for lack of the permission for the organization is everything', async () => {
    const world = { ...acme, token: { ...acme.token, organizations: false } };
    await expect(graphOf(world)).rejects.toThrow('Organizations: Read-only');
  });

  it.each<Endpoint>([
    'GET /-/org/:org/package',
    'GET /-/org/:org/team',
    'GET /-/team/:org/:team/user',
    'GET /-/team/:org/:team/package',
    'GET /-/package/:package/collaborators',
    'GET /-/package/:package/visibility',
    'GET /:package',
    'POST /-/npm/v1/security/advisories/bulk',
  ])('because npm refuses %s is missing, and said to be', async (endpoint) => {
    const graph = await graphOf(acme, {}, (registry) =>
      registry.fail(endpoint, { status: 403 }),
    );
    const found = differences(truthOf(acme), graph);
    expect(found).not.toEqual([]);
    expect(misleading(graph, found)).toEqual([]);
  });
});
