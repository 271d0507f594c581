import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCollected, readSteps } from '../../src/graph/read';
import { acme } from '../registry/acme';
import { type FakeRegistry, startRegistry } from '../registry/server';
import { temporaryFolder } from '../tools/temporary-folder';
import { configuredFor, graphNpm } from './graph-npm';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const data = join(folder, '.j1-integration');
const summary = join(data, 'summary.json');

let fake: FakeRegistry;
beforeEach(async () => {
  fake = await startRegistry(acme);
});
afterEach(() => fake.close());

/** Without the SDK's log, so that all lines are the command's own. */
const collect = (variables: Record<string, string> = {}) =>
  graphNpm(folder, ['collect'], {
    ...configuredFor(fake),
    LOG_LEVEL: 'fatal',
    ...variables,
  });

test('a run in which all steps succeed ends with 0 and says how much of what there is', async () => {
  const { code, stdout, stderr } = await collect();
  const { entities } = await readCollected(data);
  expect(stdout).toMatch(/^Collected the organization acme in [\d.]+ s\.$/m);
  expect(stdout).toMatch(new RegExp(`^Entities +${entities.length}$`, 'm'));
  expect(stdout).toMatch(
    new RegExp(`^ {2}npm_team +${acme.teams.length}$`, 'm'),
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('where it is no terminal, the log of the SDK tells what is done, and nothing is drawn', async () => {
  const { code, stdout, stderr } = await collect({ LOG_LEVEL: '' });
  expect(stdout).toContain('Starting step "Fetch Account"');
  expect(stdout + stderr).not.toContain('\x1b[?25');
  expect(code).toBe(0);
});

test('types that are partial end it with 2, and are told with the reason', async () => {
  fake.fail('GET /-/package/:package/collaborators', { status: 403, body: {} });
  const { code, stdout } = await collect();
  expect(stdout).toMatch(
    /^- Fetch Package Collaborators: .*the access token lacks the permission/m,
  );
  expect(stdout).toMatch(/^ {2}npm_package_allows_user$/m);
  expect(code).toBe(2);
  const steps = await readSteps(data);
  expect(steps?.some(({ status }) => status === 'failure')).toBe(true);
});

test.each<[string, Record<string, string>, string]>([
  [
    'a token that npm refuses',
    { ACCESS_TOKEN: 'npm_marked0123456789' },
    'npm refused the access token',
  ],
  [
    'a malformed registry',
    { REGISTRY_URL: 'ftp://127.0.0.1' },
    'The registry URL (REGISTRY_URL) is refused',
  ],
])('%s ends it with 1 and one message', async (_, variables, message) => {
  const { code, stdout, stderr } = await collect(variables);
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout + stderr).not.toContain('npm_marked0123456789');
  expect(code).toBe(1);
  expect(existsSync(summary)).toBe(false);
});

test('a variable that is missing ends it with 1, says where it belongs, and asks nobody', async () => {
  const { ORGANIZATION } = configuredFor(fake);
  const { code, stderr } = await graphNpm(folder, ['collect'], {
    ORGANIZATION,
  });
  expect(stderr).toMatch(/"ACCESS_TOKEN".*in a file \.env in this folder/);
  expect(code).toBe(1);
  expect(fake.count()).toBe(0);
});

test.each<[NodeJS.Signals, number]>([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])(
  '%s in the middle ends it with %d, and nothing passes for whole',
  async (signal, exitCode) => {
    const { code, stderr } = await graphNpm(
      folder,
      ['collect'],
      configuredFor(fake),
      (child) =>
        fake.fail(
          ({ endpoint }) => endpoint === 'GET /:package' && child.kill(signal),
          'hang',
        ),
    );
    expect(stderr).toBe(
      'Interrupted. What is below .j1-integration may not be whole: collect again.\n',
    );
    expect(code).toBe(exitCode);
    expect(existsSync(summary)).toBe(false);
  },
);

test('what no command knows ends with 1 and names the help', async () => {
  const { code, stderr } = await graphNpm(folder, ['collect', '--token', 'x']);
  expect(stderr).toContain("unknown option '--token'");
  expect(code).toBe(1);
});

test('the help has the variables, the exit codes and examples', async () => {
  const { code, stdout } = await graphNpm(folder, ['collect', '--help']);
  for (const text of ['ACCESS_TOKEN', 'some types are partial', 'Examples:'])
    expect(stdout).toContain(text);
  expect(code).toBe(0);
});
