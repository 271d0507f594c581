import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readCollected } from '../../src/graph/read';
import type { Fault } from '../registry/faults';
import { type FakeRegistry, startRegistry } from '../registry/server';
import { ROOT } from '../tools/run';
import {
  disguisesIn,
  FORMER_EMAIL,
  marked,
  MEMBER_EMAIL,
  PRIVATE_PACKAGE,
  TOKEN,
} from './marked';

const COMMAND =
  require.resolve('@jupiterone/integration-sdk-cli/bin/j1-integration');
const DEBUG = { LOG_LEVEL: 'trace', DEBUG: '*', NODE_DEBUG: 'http,net,tls' };

jest.setTimeout(180_000);

let registry: FakeRegistry;
let folder: string;
/** The argument lists of all processes of this machine, while the command runs. */
let commandLines: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'graph-npm-'));
  commandLines = '';
  registry = await startRegistry(marked);
  // Decides on no request, and sees each.
  registry.fail(() => {
    commandLines ||= readCommandLines();
    return false;
  }, 'empty');
});

afterEach(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

function readCommandLines(): string {
  if (!existsSync('/proc/self/cmdline'))
    return execFileSync('ps', ['-A', '-ww', '-o', 'args='], {
      encoding: 'utf8',
    });
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return ''; // It has ended.
      }
    })
    .join('\n');
}

async function collect(variables: NodeJS.ProcessEnv = {}) {
  await mkdir(join(folder, 'src'));
  const source = JSON.stringify(join(ROOT, 'src'));
  await writeFile(
    join(folder, 'src/index.ts'),
    `export { invocationConfig } from ${source};`,
  );
  const { PATH, HOME, TMPDIR } = process.env;
  const connections = join(folder, 'connections');
  const child = spawn(
    process.execPath,
    [
      '--require',
      join(__dirname, 'spy.js'),
      COMMAND,
      'collect',
      '--project-path',
      folder,
    ],
    {
      cwd: folder,
      env: {
        PATH,
        HOME,
        TMPDIR,
        NO_PROXY: '127.0.0.1',
        ORGANIZATION: marked.organization,
        ACCESS_TOKEN: TOKEN,
        REGISTRY_URL: registry.url,
        CONNECTIONS: connections,
        ...variables,
      },
    },
  );
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return {
    code: child.exitCode,
    output: stdout + stderr,
    addresses: new Set(readFileSync(connections, 'utf8').trim().split('\n')),
  };
}

/** Everything that is left in the folder of a run. */
function leftovers(): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
}

/** What holds however a run ends. */
function expectNothingLeaked({
  output,
  addresses,
}: Awaited<ReturnType<typeof collect>>): void {
  expect(registry.requests[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  expect(disguisesIn(output + leftovers() + commandLines, TOKEN)).toEqual([]);
  expect(commandLines).toContain(folder);
  for (const email of [MEMBER_EMAIL, FORMER_EMAIL])
    expect(disguisesIn(output, email)).toEqual([]);
  expect(leftovers()).not.toContain(FORMER_EMAIL);
  expect(disguisesIn(output, PRIVATE_PACKAGE)).toEqual([]);
  expect([...addresses]).toEqual([new URL(registry.url).host]);
}

it.each([
  ['a success', {}],
  ['a success with all debugging on', { ...DEBUG, NODE_DEBUG: '*' }],
])('%s tells the marks to nobody', async (_, variables) => {
  const run = await collect(variables);
  expect(run.code).toBe(0);
  expectNothingLeaked(run);
  const graph = await readCollected(join(folder, '.j1-integration'));
  const places = [...graph.entities, ...graph.relationships, ...graph.mapped]
    .flatMap(({ type, properties }) =>
      Object.entries(properties).map(([name, value]) => ({
        place: `${type}.${name}`,
        text: JSON.stringify(value),
      })),
    )
    .filter((each) => each.text.includes(MEMBER_EMAIL))
    .map(({ place }) => place);
  expect([...new Set(places)].sort()).toEqual([
    'npm_package._rawData',
    'npm_package.maintainerEmails',
    'npm_package.publisherEmail',
    'npm_user.email',
  ]);
  const [named] = graph.entities.filter(
    ({ key }) => key === `npm-package:${PRIVATE_PACKAGE}`,
  );
  expect(named?.properties.public).toBe(false);
});

/** What an answer may send back, in any place; `errors.test.ts` has more kinds of failure. */
const echo = `${TOKEN} ${MEMBER_EMAIL} ${PRIVATE_PACKAGE}`;
const said = { [PRIVATE_PACKAGE]: echo, authorization: `Bearer ${TOKEN}` };

it.each<[string, Fault]>([
  ['refuses the token', { status: 401, body: said }],
  ['answers another shape', { status: 200, body: said }],
])(
  'a registry that %s, in words of the request, makes nobody tell the marks',
  async (_, fault) => {
    let seen = 0;
    registry.fail(() => ++seen > 2, fault);
    const run = await collect(DEBUG);
    expect(run.output).toMatch(/WARN|ERROR/);
    expectNothingLeaked(run);
  },
);

it('a crash tells the marks to nobody', async () => {
  const run = await collect({ ...DEBUG, CRASH_AT: '40' });
  expect(run.output).toContain('crashed');
  expectNothingLeaked(run);
});

it('a token that is refused before the run tells the marks to nobody', async () => {
  registry.fail('GET /-/whoami', { status: 401, body: said });
  const run = await collect(DEBUG);
  expect(run.code).toBe(1);
  expectNothingLeaked(run);
});
