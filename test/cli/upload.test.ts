import { acme } from '../registry/acme';
import { type FakeRegistry, startRegistry } from '../registry/server';
import { readCollected } from '../../src/graph/collected';
import { temporaryFolder } from '../tools/temporary-folder';
import { configuredFor, graphNpm } from './graph-npm';
import { type Call, SynchronizationApi } from './synchronization-api';

jest.setTimeout(120_000);

const KEY = 'marked-key-0123456789';
const folder = temporaryFolder();

let fake: FakeRegistry;
let api: SynchronizationApi;
beforeEach(async () => {
  fake = await startRegistry(acme);
});
afterEach(() => Promise.all([fake.close(), api.close()]));

/** Uploads to a stand-in that answers as it is told. */
async function upload(
  variables: Record<string, string> = {},
  statusOf?: (call: Call) => number,
  meanwhile?: Parameters<typeof graphNpm>[3],
) {
  api = await SynchronizationApi.start(statusOf);
  const args = [
    '-i',
    'instance',
    '--account',
    'acme',
    '--api-base-url',
    api.url,
  ];
  return graphNpm(
    folder,
    ['upload', ...args],
    {
      ...configuredFor(fake),
      JUPITERONE_API_KEY: KEY,
      LOG_LEVEL: 'fatal',
      ...variables,
    },
    meanwhile,
  );
}

test('everything that is collected arrives, the job is finalized, and it ends with 0', async () => {
  const { code, stdout, stderr } = await upload();
  const { entities, relationships, mapped } = await readCollected(
    `${folder}/.j1-integration`,
  );
  const keysOf = (objects: readonly { readonly key: string }[]) =>
    objects.map(({ key }) => key).sort();
  expect(api.keys('entities')).toEqual(keysOf(entities));
  expect(api.keys('relationships')).toEqual(
    keysOf([...relationships, ...mapped]),
  );
  expect(api.of('jobs')).toMatchObject([
    {
      body: {
        source: 'integration-managed',
        integrationInstanceId: 'instance',
      },
      authorization: `Bearer ${KEY}`,
    },
  ]);
  expect(api.of('finalize')).toMatchObject([
    { body: { partialDatasets: { types: [] } } },
  ]);
  expect(stdout).toMatch(/^Sent the organization acme in [\d.]+ s\.$/m);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('types that are partial are told to JupiterOne, and it ends with 2', async () => {
  fake.fail('GET /-/npm/v1/tokens', { status: 404, body: {} });
  fake.fail('GET /-/team/:org/:team/user', { status: 403, body: {} });
  const { code } = await upload();
  expect(JSON.stringify(api.of('finalize'))).toContain('"npm_team_has_user"');
  expect(code).toBe(2);
});

test('what JupiterOne did not take makes types partial too, with the reason', async () => {
  const { code, stdout } = await upload({}, ({ what, body }) =>
    what === 'entities' && JSON.stringify(body).includes('npm-team:')
      ? 400
      : 200,
  );
  expect(stdout).toMatch(/^- Fetch .*: not all of it reached JupiterOne/m);
  expect(code).toBe(2);
});

test('a token that npm refuses aborts the job, and it ends with 1', async () => {
  const { code, stderr } = await upload({ ACCESS_TOKEN: 'npm_mistyped' });
  expect(stderr).toContain('npm refused the access token');
  expect(api.of('abort')).toHaveLength(1);
  expect(api.of('finalize')).toEqual([]);
  expect(code).toBe(1);
});

test.each<[string, number, string, string]>([
  ['a key that is refused', 401, 'jobs', 'check JUPITERONE_API_KEY'],
  [
    'a job that cannot be finalized',
    400,
    'finalize',
    'JupiterOne answered 400',
  ],
])(
  '%s ends it with 1, and says so without the key',
  async (_, status, at, message) => {
    const { code, stdout, stderr } = await upload({}, ({ what }) =>
      what === at ? status : 200,
    );
    expect(stderr).toContain(message);
    expect(stdout + stderr).not.toContain(KEY);
    expect(code).toBe(1);
  },
);

test.each<[string, Record<string, string>, string]>([
  ['the key', { JUPITERONE_API_KEY: '' }, '(JUPITERONE_API_KEY) is missing'],
])(
  'without %s nothing is opened, and it ends with 1',
  async (_, variables, message) => {
    const { code, stderr } = await upload(variables);
    expect(stderr).toContain(message);
    expect(api.calls).toEqual([]);
    expect(code).toBe(1);
  },
);

test('the key is sent to no address without encryption', async () => {
  api = await SynchronizationApi.start();
  const { code, stderr } = await graphNpm(
    folder,
    [
      'upload',
      '-i',
      'x',
      '--account',
      'acme',
      '--api-base-url',
      'http://j1.test',
    ],
    { ...configuredFor(fake), JUPITERONE_API_KEY: KEY },
  );
  expect(stderr).toContain('(--api-base-url) is refused');
  expect(code).toBe(1);
});

test('an interruption aborts the job and ends with 130', async () => {
  const { code, stderr } = await upload({}, undefined, (child) =>
    fake.fail(
      ({ endpoint }) => endpoint === 'GET /:package' && child.kill('SIGINT'),
      'hang',
    ),
  );
  expect(stderr).toBe(
    'Interrupted. JupiterOne takes over nothing of what was sent.\n',
  );
  expect(api.of('abort')).toMatchObject([{ body: { reason: 'interrupted' } }]);
  expect(api.of('finalize')).toEqual([]);
  expect(code).toBe(130);
});
