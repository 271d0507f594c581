import { readCollected } from '../../src/graph/read';
import { type FakePlatform, startPlatform } from '../jupiterone/platform';
import { acme } from '../registry/acme';
import { type FakeRegistry, startRegistry } from '../registry/server';
import { temporaryFolder } from '../tools/temporary-folder';
import { configuredFor, graphNpm } from './graph-npm';

jest.setTimeout(120_000);

const folder = temporaryFolder();

let fake: FakeRegistry;
let platform: FakePlatform;
beforeEach(async () => {
  fake = await startRegistry(acme);
  platform = await startPlatform();
});
afterEach(() => Promise.all([fake.close(), platform.close()]));

function upload(
  variables: Record<string, string> = {},
  meanwhile?: Parameters<typeof graphNpm>[3],
  apiBaseUrl = platform.url,
) {
  const { instance, account, apiKey } = platform;
  return graphNpm(
    folder,
    [
      'upload',
      '-i',
      instance,
      '--account',
      account,
      '--api-base-url',
      apiBaseUrl,
    ],
    {
      ...configuredFor(fake),
      JUPITERONE_API_KEY: apiKey,
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
  const { job } = platform;
  expect([...job.entities.keys()].sort()).toEqual(keysOf(entities));
  expect([...job.relationships.keys()].sort()).toEqual(
    keysOf([...relationships, ...mapped]),
  );
  expect(job).toMatchObject({ status: 'FINALIZE_PENDING', partialTypes: [] });
  expect(stdout).toMatch(/^Sent the organization acme in [\d.]+ s\.$/m);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('types that are partial are told to JupiterOne, and it ends with 2', async () => {
  fake.fail('GET /-/team/:org/:team/user', { status: 403, body: {} });
  const { code } = await upload();
  expect(platform.job.partialTypes).toContain('npm_team_has_user');
  expect(code).toBe(2);
});

test('what JupiterOne did not take makes its types partial too, with the reason', async () => {
  platform.fail(
    ({ action, body }) =>
      action === 'entities' && JSON.stringify(body).includes('npm-team:'),
    { status: 400 },
  );
  const { code, stdout } = await upload();
  expect(stdout).toMatch(/^- Fetch Teams: not all of it reached JupiterOne/m);
  expect(platform.job.partialTypes).toContain('npm_team');
  expect(code).toBe(2);
});

test('a token that npm refuses aborts the job, and it ends with 1', async () => {
  const { code, stderr } = await upload({ ACCESS_TOKEN: 'npm_mistyped' });
  expect(stderr).toContain('npm refused the access token');
  expect(platform.job.status).toBe('ABORTED');
  expect(code).toBe(1);
});

test.each([
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
    platform.fail(({ action }) => action === at, { status });
    const { code, stdout, stderr } = await upload();
    expect(stderr).toContain(message);
    expect(stdout + stderr).not.toContain(platform.apiKey);
    expect(code).toBe(1);
  },
);

test('without the key nothing is opened, and it ends with 1', async () => {
  const { code, stderr } = await upload({ JUPITERONE_API_KEY: '' });
  expect(stderr).toContain('(JUPITERONE_API_KEY) is missing');
  expect(platform.requests).toEqual([]);
  expect(code).toBe(1);
});

test('the key is sent to no address without encryption', async () => {
  const { code, stderr } = await upload({}, undefined, 'http://j1.test');
  expect(stderr).toContain('(--api-base-url) is refused');
  expect(code).toBe(1);
});

test('an interruption aborts the job and ends with 130', async () => {
  const { code, stderr } = await upload({}, (child) =>
    fake.fail(
      ({ endpoint }) => endpoint === 'GET /:package' && child.kill('SIGINT'),
      'hang',
    ),
  );
  expect(stderr).toBe(
    'Interrupted. JupiterOne takes over nothing of what was sent.\n',
  );
  expect(platform.job).toMatchObject({
    status: 'ABORTED',
    abortReason: 'interrupted',
  });
  expect(code).toBe(130);
});
