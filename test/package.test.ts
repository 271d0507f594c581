import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  bin,
  dependencies,
  devDependencies,
  name,
  peerDependencies,
  peerDependenciesMeta,
} from '../package.json';
import { readSteps, type Step } from '../src/graph/read';
import { acme } from './registry/acme';
import { type FakeRegistry, startRegistry } from './registry/server';
import { temporaryFolder } from './tools/temporary-folder';

const ROOT = join(__dirname, '..');
const RUNTIME = '@jupiterone/integration-sdk-runtime';
const CLI =
  require.resolve('@jupiterone/integration-sdk-cli/bin/j1-integration');

/** A folder in which the packed tarball is installed beside what it says it needs, and nothing else. */
const folder = temporaryFolder();
const installed = join(folder, 'node_modules', name);
const command = join(installed, bin['graph-npm']);

let packed: readonly string[];

const run = (
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
) =>
  promisify(execFile)(command, args, { cwd, env: { ...process.env, ...env } });

beforeAll(async () => {
  await run('npm', ['run', '--silent', 'build'], ROOT);
  const pack = ['pack', '--silent', '--ignore-scripts'];
  const { stdout } = await run(
    'npm',
    [...pack, '--pack-destination', folder],
    ROOT,
  );
  const tarball = join(folder, stdout.trim());
  await mkdir(installed, { recursive: true });
  const unpack = ['-xzf', tarball, '-C', installed, '--strip-components=1'];
  await run('tar', unpack, folder);
  const listing = await run('tar', ['-tzf', tarball], folder);
  packed = listing.stdout.trim().split('\n');
  const needed = Object.keys({ ...dependencies, ...peerDependencies });
  for (const each of needed)
    if (!Object.hasOwn(peerDependenciesMeta, each)) await addToFolder(each);
}, 120_000);

async function addToFolder(needed: string): Promise<void> {
  const link = join(folder, 'node_modules', needed);
  await mkdir(dirname(link), { recursive: true });
  await symlink(join(ROOT, 'node_modules', needed), link);
}

test('the package holds the compiled integration and its documents, no test and no tool', () => {
  const folders = packed.map((path) => path.split('/').slice(1, 3).join('/'));
  expect([...new Set(folders)].sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/package.json',
    'dist/src',
    'jupiterone.md',
    'jupiterone/dashboards',
    'jupiterone/questions',
    'jupiterone/rules',
    'package.json',
  ]);
});

test('it exports the integration beside what it declares to need', async () => {
  const script = `console.log(Object.keys(require('${name}').invocationConfig).join())`;
  const { stdout } = await run(process.execPath, ['-e', script], folder);
  expect(stdout.trim()).toBe(
    'instanceConfigFields,ingestionConfig,loadExecutionConfig,validateInvocation,beforeAddEntity,beforeAddRelationship,integrationSteps',
  );
});

describe('against a registry', () => {
  let registry: FakeRegistry;
  let variables: NodeJS.ProcessEnv;
  beforeAll(async () => {
    registry = await startRegistry(acme);
    variables = {
      ORGANIZATION: acme.organization,
      ACCESS_TOKEN: acme.token.value,
      REGISTRY_URL: registry.url,
      NO_PROXY: '127.0.0.1',
      LOG_LEVEL: 'fatal',
    };
  });
  afterAll(() => registry.close());

  test("the SDK's command line collects with its compiled code", async () => {
    const project = join(installed, 'dist');
    const args = [CLI, 'collect', '--project-path', project];
    await run(process.execPath, args, folder, variables);
    expect(await unsuccessful(project)).toEqual([]);
  });

  test('its own command is run by node, and tells how to use it without the SDK', async () => {
    const { stdout } = await run(process.execPath, [command, '--help'], folder);
    expect(stdout).toContain('Usage: graph-npm');
    expect(await readFile(command, 'utf8')).toMatch(
      /^#!\/usr\/bin\/env node\n/,
    );
  });

  test('without the runtime of the SDK it says what to install', async () => {
    const collecting = run(process.execPath, [command, 'collect'], folder);
    await expect(collecting).rejects.toMatchObject({ code: 1 });
    await expect(collecting).rejects.toThrow(
      `\n  npm install ${RUNTIME}@${devDependencies[RUNTIME]}\n`,
    );
  });

  test('beside the runtime it collects, draws and reports', async () => {
    await addToFolder(RUNTIME);
    await run(process.execPath, [command, 'collect'], folder, variables);
    expect(await unsuccessful(folder)).toEqual([]);
    for (const page of ['graph', 'report']) {
      await run(process.execPath, [command, page], folder);
      const file = join(folder, '.j1-integration', `${page}.html`);
      expect(existsSync(file)).toBe(true);
    }
  });

  async function unsuccessful(project: string): Promise<readonly Step[]> {
    const steps = await readSteps(join(project, '.j1-integration'));
    expect(steps).not.toHaveLength(0);
    return steps?.filter(({ status }) => status !== 'success') ?? [];
  }
});
