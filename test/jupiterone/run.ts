import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { FakeRegistry } from '../registry/server';
import type { FakePlatform } from './platform';

const COMMAND =
  require.resolve('@jupiterone/integration-sdk-cli/bin/j1-integration');
const INTEGRATION = resolve(__dirname, '../../src');

/** What a command line left behind. */
export interface Outcome {
  readonly exitCode: number | null;
  /** Everything that it printed. */
  readonly output: string;
}

/** Runs `j1-integration` with a preparation and in a folder of its own, which is removed. */
async function j1(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  preload: readonly string[] = [],
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'graph-npm-'));
  try {
    await mkdir(join(folder, 'src'));
    await writeFile(
      join(folder, 'src/index.ts'),
      `export { invocationConfig } from ${JSON.stringify(INTEGRATION)};`,
    );
    const { PATH, HOME, TMPDIR } = process.env;
    const child = spawn(process.execPath, [...preload, COMMAND, ...args], {
      cwd: folder,
      env: { PATH, HOME, TMPDIR, NO_PROXY: '127.0.0.1', ...env },
    });
    const [stdout, stderr] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { exitCode: child.exitCode, output: stdout + stderr };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Collects from a registry and sends it to the platform with the SDK's own command; its waits take no time unless they shall. */
export function run(
  registry: FakeRegistry,
  platform: FakePlatform,
  { env, hurry = true }: { env?: NodeJS.ProcessEnv; hurry?: boolean } = {},
): Promise<Outcome> {
  const { organization, token } = registry.world;
  return j1(
    [
      'run',
      ...['--integrationInstanceId', platform.instance],
      ...['--api-base-url', platform.url],
    ],
    {
      JUPITERONE_API_KEY: platform.apiKey,
      JUPITERONE_ACCOUNT: platform.account,
      ORGANIZATION: organization,
      ACCESS_TOKEN: token.value,
      REGISTRY_URL: registry.url,
      ...env,
    },
    hurry ? ['--require', join(__dirname, 'hurry.js')] : [],
  );
}

/** What the SDK's `diff` prints of two exports of a graph. */
export async function diff(before: string, after: string): Promise<string> {
  const { output } = await j1(['diff', before, after], {});
  return output;
}
