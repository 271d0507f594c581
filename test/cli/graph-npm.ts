import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { FakeRegistry } from '../registry/server';

const MAIN = join(__dirname, '..', '..', 'src', 'cli', 'main.ts');

/** The words that start the command from its source. */
export const COMMAND: readonly string[] = [
  process.execPath,
  require.resolve('ts-node/dist/bin'),
  '-T',
  MAIN,
];

type Variables = Readonly<Record<string, string | undefined>>;

/** The environment of a run, without what is configured on this machine. */
export function environment(variables: Variables = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, NO_PROXY: '127.0.0.1', ...variables };
}

/** What makes the command read the world of a fake registry. */
export function configuredFor({ url, world }: FakeRegistry): Variables {
  return {
    ORGANIZATION: world.organization,
    ACCESS_TOKEN: world.token.value,
    REGISTRY_URL: url,
  };
}

/** How a run ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder, where it is neither on a terminal nor in CI. */
export async function graphNpm(
  folder: string,
  args: readonly string[],
  variables: Variables = {},
  meanwhile: (child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const [node = '', ...words] = COMMAND;
  const child = spawn(node, [...words, ...args], {
    cwd: folder,
    env: environment(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  meanwhile(child);
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, stdout, stderr };
}
