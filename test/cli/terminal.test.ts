import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { acme } from '../registry/acme';
import { type FakeRegistry, startRegistry } from '../registry/server';
import { temporaryFolder } from '../tools/temporary-folder';
import { COMMAND, configuredFor, environment } from './graph-npm';

jest.setTimeout(120_000);

const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';
const CONTROL_C = '\x03';
const folder = temporaryFolder();

let fake: FakeRegistry;
beforeEach(async () => {
  fake = await startRegistry(acme);
});
afterEach(() => fake.close());

/** Collects on a terminal of its own, which `script` makes; what is typed goes to it. */
async function collectOnTerminal(
  variables: Record<string, string> = {},
  prepare: (type: (keys: string) => boolean) => void = () => undefined,
) {
  const words = [...COMMAND, 'collect'].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qec', words, '/dev/null'], {
    cwd: folder,
    env: environment({
      SHELL: '/bin/sh',
      TERM: 'xterm',
      ...configuredFor(fake),
      ...variables,
    }),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  prepare((keys) => child.stdin.write(keys));
  const [screen] = await Promise.all([
    text(child.stdout),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, screen };
}

test('a person sees a bar, warnings above it and the result, and no log', async () => {
  fake.fail('GET /-/package/:package/collaborators', { status: 403, body: {} });
  const { code, screen } = await collectOnTerminal();
  expect(screen).toMatch(/\[[=-]{20}\] \d+ of \d+ packages, /);
  expect(screen).toMatch(
    /(?:\x1b\[2K|\n)\d+ × the collaborators of a package: the access token lacks[^\r]*\r\n/,
  );
  expect(screen).not.toContain('Starting step');
  const ending = screen.slice(screen.lastIndexOf(SHOW_CURSOR));
  expect(ending).toContain('Collected the organization acme');
  expect(ending).not.toContain(HIDE_CURSOR);
  expect(code).toBe(2);
});

test.each<Record<string, string>>([
  { CI: 'true' },
  { TERM: 'dumb' },
  { LOG_LEVEL: 'info' },
])('with %j there is a log and no bar', async (variables) => {
  const { code, screen } = await collectOnTerminal(variables);
  expect(screen).not.toContain(HIDE_CURSOR);
  expect(screen).toContain('Starting step');
  expect(code).toBe(0);
});

test('Ctrl-C takes the bar away, gives the cursor back and ends it with 130', async () => {
  const { code, screen } = await collectOnTerminal({}, (type) => {
    const packument = 'GET /:package';
    fake.fail(
      ({ endpoint }) => endpoint === packument && type(CONTROL_C),
      'hang',
      1,
    );
    fake.fail(packument, 'hang');
  });
  expect(screen.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(
    screen.lastIndexOf(HIDE_CURSOR),
  );
  expect(screen).toMatch(/\x1b\[0JInterrupted\./);
  expect(screen).not.toMatch(/^\s+at /m);
  expect(code).toBe(130);
});
