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
import type { FakeRegistry } from '../registry/server';
import type { Graph } from './graph';
import type { FakePlatform } from './platform';
import { isObject, type Json, objectsIn } from './shapes';

const COMMAND =
  require.resolve('@jupiterone/integration-sdk-cli/bin/j1-integration');
const INTEGRATION = resolve(__dirname, '../../src');

/** What a command line left behind. */
export interface Outcome {
  readonly exitCode: number | null;
  /** Everything that it printed. */
  readonly output: string;
}

/** Runs `j1-integration` in a folder of its own, which is looked into before it is removed. */
async function j1(
  args: readonly string[],
  {
    env = {},
    preload = [],
    look,
  }: {
    env?: NodeJS.ProcessEnv;
    preload?: readonly string[];
    look?: (folder: string) => Promise<void>;
  } = {},
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
    await look?.(folder);
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
  return j1(
    [
      'run',
      ...['--integrationInstanceId', platform.instance],
      ...['--api-base-url', platform.url],
    ],
    {
      env: {
        JUPITERONE_API_KEY: platform.apiKey,
        JUPITERONE_ACCOUNT: platform.account,
        ...configuration(registry),
        ...env,
      },
      preload: hurry ? ['--require', join(__dirname, 'hurry.js')] : [],
    },
  );
}

/** What the SDK's `collect` writes of a registry to files. */
export async function collected(registry: FakeRegistry): Promise<Graph> {
  const entities = new Map<string, Json>();
  const relationships = new Map<string, Json>();
  await j1(['collect'], {
    env: configuration(registry),
    look: async (folder) => {
      const graph = join(folder, '.j1-integration/graph');
      for (const name of await readdir(graph, { recursive: true })) {
        if (!name.endsWith('.json')) continue;
        const content: unknown = JSON.parse(
          await readFile(join(graph, name), 'utf8'),
        );
        const file = isObject(content) ? content : {};
        for (const each of objectsIn(file.entities) ?? [])
          entities.set(String(each._key), each);
        for (const each of objectsIn(file.relationships) ?? [])
          relationships.set(String(each._key), each);
      }
    },
  });
  return { entities, relationships };
}

function configuration({ url, world }: FakeRegistry): NodeJS.ProcessEnv {
  return {
    ORGANIZATION: world.organization,
    ACCESS_TOKEN: world.token.value,
    REGISTRY_URL: url,
  };
}

/** What the SDK's `diff` prints of two exports of a graph. */
export async function diff(before: string, after: string): Promise<string> {
  const { output } = await j1(['diff', before, after]);
  return output;
}
