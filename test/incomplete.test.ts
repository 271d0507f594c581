import {
  byName,
  collect,
  type Collected,
  collectFrom,
  sentences,
} from './collect';
import { acme } from './registry/acme';
import { startRegistry } from './registry/server';
import type { World } from './registry/world';

const acmeWithToken = (rights: Partial<World['token']>): World => ({
  ...acme,
  token: { ...acme.token, ...rights },
});

/** Everything by its key: steps that run at once may finish in any order. */
const byKey = ({ entities, relationships, mapped }: Collected) =>
  new Map(
    [...entities, ...relationships, ...mapped].map((each) => [each._key, each]),
  );

const packageNames = (graph: Collected) => [
  ...byName(graph, 'npm_package').keys(),
];

test('private packages that the token may not read are there from the list, and one warning names the permission', async () => {
  const graph = await collectFrom(acmeWithToken({ packages: false }));
  expect(packageNames(graph)).toHaveLength(56);
  expect(graph.unsuccessful).toContain('fetch-org-packages');
  expect(graph.partialTypes).toEqual(
    expect.arrayContaining(['npm_package', 'npm_package_allows_user']),
  );
  const privateOnes = acme.packages.filter((pkg) => !pkg.public).length;
  expect(
    graph.warnings.filter((warning) => warning.includes('metadata')),
  ).toEqual([
    `${privateOnes} × the metadata of a private package: the access token lacks the permission "Packages and scopes: Read-only"`,
  ]);
});

test('collaborators that the token may not see make their edges partial, and one warning counts them', async () => {
  const graph = await collectFrom(acme, (registry) =>
    registry.fail('GET /-/package/:package/collaborators', { status: 403 }),
  );
  expect(graph.unsuccessful).toEqual([
    'fetch-package-collaborators',
    'fetch-package-publishers',
  ]);
  expect([...graph.partialTypes].sort()).toEqual([
    'npm_package_allows_user',
    'npm_user',
    'npm_user_published_package',
  ]);
  expect(graph.warnings).toContain(
    '56 × the collaborators of a package: the access token lacks the permission "Packages and scopes: Read-only"',
  );
});

test('a team whose members are hidden is drawn without them, and the teams are partial', async () => {
  const graph = await collectFrom(acme, (registry) =>
    registry.fail(({ path }) => path.startsWith('/-/team/acme/platform/user'), {
      status: 403,
    }),
  );
  expect(graph.unsuccessful).toContain('fetch-org-teams');
  expect(byName(graph, 'npm_team').size).toBe(6);
  expect(graph.warnings).toContain(
    '1 × the members of a team: the access token lacks the permission "Organizations: Read-only"',
  );
});

test('a list of packages that cannot be read makes the packages partial and leaves the rest', async () => {
  const graph = await collectFrom(acme, (registry) =>
    registry.fail(
      (request) =>
        request.endpoint === 'GET /-/org/:org/package' && request.authorized,
      { status: 503 },
    ),
  );
  expect(graph.unsuccessful).toContain('fetch-org-packages');
  expect(packageNames(graph)).toContain('@acme/core');
  expect(byName(graph, 'npm_account').get('acme')?.packageCount).toBe(
    undefined,
  );
  expect(sentences(graph, 'npm_team_has_user')).toHaveLength(14);
});

test('a package whose metadata is broken for ever is still an entity', async () => {
  const graph = await collectFrom(acme, (registry) =>
    registry.fail(({ path }) => path.toLowerCase() === '/@acme%2fcore', {
      status: 500,
    }),
  );
  expect(graph.unsuccessful).toContain('fetch-org-packages');
  const core = byName(graph, 'npm_package').get('@acme/core');
  expect(core).toMatchObject({ access: 'read-write', public: true });
  expect(core?.version).toBeUndefined();
});

test('a fault that passes leaves no trace', async () => {
  const whole = await collectFrom(acme);
  const graph = await collectFrom(acme, (registry) => {
    registry.fail('GET /:package', 'reset', 3);
    registry.fail('GET /:package', 'half', 3);
    registry.fail('GET /-/team/:org/:team/package', { status: 502 }, 2);
  });
  expect(graph.unsuccessful).toEqual([]);
  expect(byKey(graph)).toEqual(byKey(whole));
});

test('user documents that the token may not read are asked for once, and packages tell the e-mails instead', async () => {
  const graph = await collectFrom(acmeWithToken({ account: false }));
  expect(graph.unsuccessful).toEqual([]);
  expect(graph.registry.count('GET /-/user/org.couchdb.user::username')).toBe(
    1,
  );
  expect(byName(graph, 'npm_user').get('alice')?.email).toBe(
    'alice@acme.example',
  );
});

test.each([401, 403])(
  'access tokens that answer %i are a warning and no failure',
  async (status) => {
    const graph = await collectFrom(acme, (registry) =>
      registry.fail('GET /-/npm/v1/tokens', { status }),
    );
    expect(graph.unsuccessful).toEqual([]);
    expect(graph.warnings).toEqual([
      'npm does not let this access token list the access tokens of its owner, so none is in the graph',
    ]);
  },
);

test.each([
  [429, 5],
  [500, 3],
])(
  'a search that goes on answering %i is asked %i times and fails nothing',
  async (status, times) => {
    const graph = await collectFrom(acme, (registry) =>
      registry.fail('GET /-/v1/search', { status }),
    );
    expect(graph.unsuccessful).toEqual([]);
    expect(graph.registry.count('GET /-/v1/search')).toBe(times);
    expect(
      byName(graph, 'npm_package').get('@acme/core')?.weeklyDownloads,
    ).toBeUndefined();
  },
);

test('a token revoked on the way ends the run, and the rest is not asked for', async () => {
  const registry = await startRegistry(acme);
  try {
    registry.fail('GET /:package', { status: 401 });
    await expect(collect(registry)).rejects.toThrow(
      'npm refused the access token',
    );
    // Of 56: what was under way when the first was refused.
    expect(registry.count('GET /:package')).toBeLessThanOrEqual(15);
  } finally {
    await registry.close();
  }
});

test('a packument of 16 MB and more is known from the latest manifest, and its history is partial', async () => {
  const world: World = {
    ...acme,
    packages: acme.packages.map((pkg) =>
      pkg.name === '@acme/core'
        ? {
            ...pkg,
            releases: pkg.releases.map((release, index) =>
              index === 0 ? { ...release, padding: 17_000_000 } : release,
            ),
          }
        : pkg,
    ),
  };
  const graph = await collectFrom(world);
  expect(graph.unsuccessful).toEqual(['fetch-package-publishers']);
  const core = byName(graph, 'npm_package').get('@acme/core');
  expect(core).toMatchObject({ version: '1.1.0', hasProvenance: true });
  expect(core?.versionCount).toBeUndefined();
});
