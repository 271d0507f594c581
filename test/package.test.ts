import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { dependencies, name, peerDependencies } from '../package.json';
import { readSteps } from '../tools/collected';
import { acme } from './registry/acme';
import { startRegistry } from './registry/server';
import { temporaryFolder } from './tools/temporary-folder';

const ROOT = join(__dirname, '..');
const TSC = require.resolve('typescript/bin/tsc');
const CLI =
  require.resolve('@jupiterone/integration-sdk-cli/bin/j1-integration');

/** A folder in which the packed tarball is installed beside what it says it needs, and nothing else. */
const folder = temporaryFolder();
const installed = join(folder, 'node_modules', name);

let packed: readonly string[];

const run = (
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
) =>
  promisify(execFile)(command, args, { cwd, env: { ...process.env, ...env } });

beforeAll(async () => {
  await run(process.execPath, [TSC, '-p', 'tsconfig.dist.json'], ROOT);
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
  for (const needed of Object.keys({ ...dependencies, ...peerDependencies })) {
    const link = join(folder, 'node_modules', needed);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(ROOT, 'node_modules', needed), link);
  }
}, 120_000);

test('the package holds the compiled integration and its documents, no test and no tool', () => {
  const folders = packed.map((path) => path.split('/').slice(1, 3).join('/'));
  expect([...new Set(folders)].sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/package.json',
    'dist/src',
    'jupiterone.md',
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

test('its compiled code collects', async () => {
  const registry = await startRegistry(acme);
  try {
    const data = join(installed, 'dist', '.j1-integration');
    await run(
      process.execPath,
      [CLI, 'collect', '--project-path', join(installed, 'dist')],
      folder,
      {
        ORGANIZATION: acme.organization,
        ACCESS_TOKEN: acme.token.value,
        REGISTRY_URL: registry.url,
        NO_PROXY: '127.0.0.1',
      },
    );
    const steps = await readSteps(data);
    expect(steps?.filter(({ status }) => status !== 'success')).toEqual([]);
    expect(steps).not.toHaveLength(0);
  } finally {
    await registry.close();
  }
}, 60_000);
