import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { acme } from './registry/acme';
import { type FakeRegistry, startRegistry } from './registry/server';
import type { WorldToken } from './registry/world';

const COMMAND =
  require.resolve('@jupiterone/integration-sdk-cli/bin/j1-integration');
const INTEGRATION = resolve(__dirname, '../src');
const TOKEN = 'npm_marked0123456789';

jest.setTimeout(60_000);

let fake: FakeRegistry;
let folder: string;

beforeEach(async () => {
  fake = await startRegistry(acme);
  grant({});
  folder = await mkdtemp(join(tmpdir(), 'graph-npm-'));
});

afterEach(async () => {
  await fake.close();
  await rm(folder, { recursive: true });
});

function grant(rights: Partial<WorldToken>): void {
  fake.setWorld({ ...acme, token: { ...acme.token, value: TOKEN, ...rights } });
}

/** Runs the real command line in a folder of its own, which is where it keeps its data. */
async function collect(variables: { readonly [name: string]: string } = {}) {
  await mkdir(join(folder, 'src'));
  const source = `export { invocationConfig } from ${JSON.stringify(INTEGRATION)};`;
  await writeFile(join(folder, 'src/index.ts'), source);
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [COMMAND, 'collect', '-p', folder], {
    cwd: folder,
    env: {
      PATH,
      HOME,
      TMPDIR,
      NO_PROXY: '127.0.0.1',
      ORGANIZATION: 'acme',
      ACCESS_TOKEN: TOKEN,
      REGISTRY_URL: fake.url,
      ...variables,
    },
  });
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, output: stdout + stderr };
}

/** Everything that is left in the folder of a run. */
async function leftovers(): Promise<string> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name))),
  );
  return texts.join('\n');
}

it.each<[string, () => void, { [name: string]: string }, string]>([
  [
    'a token that npm refuses',
    () => grant({ refused: 'revoked' }),
    {},
    'npm refused the access token: it is mistyped, expired or revoked',
  ],
  [
    'an organization that does not exist',
    () => undefined,
    { ORGANIZATION: 'emca' },
    'npm has no organization "emca"',
  ],
  [
    'a login page instead of npm',
    () => fake.fail(() => true, { status: 200, body: `<p>${TOKEN}</p>` }),
    {},
    'what answers is not npm: check REGISTRY_URL',
  ],
  [
    'a token with a line break in it',
    () => undefined,
    { ACCESS_TOKEN: `${TOKEN}\n${TOKEN}` },
    'The access token (ACCESS_TOKEN) is malformed',
  ],
])('collect ends with exit code 1 for %s', async (_, prepare, env, message) => {
  prepare();
  const { code, output } = await collect(env);
  expect(output).toContain(message);
  expect(code).toBe(1);
  expect(output + (await leftovers())).not.toContain(TOKEN);
});

it('collect ends with exit code 1 when a variable is missing', async () => {
  const { code, output } = await collect({ ACCESS_TOKEN: '' });
  expect(output).toMatch(/access.?token/i);
  expect(code).toBe(1);
  expect(fake.count()).toBe(0);
});

it('collect leaves nothing of the token when all goes well', async () => {
  const { code, output } = await collect();
  expect(code).toBe(0);
  const files = await leftovers();
  expect(files).toContain('npm-user:alice');
  expect(output + files).not.toContain(TOKEN);
});
