import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run';
import { temporaryFolder } from './temporary-folder';

const a = { version: '1.0.0', integrity: 'sha512-a' };
const b = { version: '2.0.0', integrity: 'sha512-b' };

/** A project with `a` in its node_modules, and an npm that only says what it was asked. */
function project(wanted: object, found: object, npmExitCode = 0): string {
  return temporaryFolder({
    'tools/install.js': readFileSync(join(ROOT, 'tools/install.js'), 'utf8'),
    'npm-cli.js': `console.log('npm was asked to', ...process.argv.slice(2));
      process.exitCode = ${npmExitCode};`,
    'package-lock.json': { packages: { '': { name: 'x' }, ...wanted } },
    'node_modules/.package-lock.json': { packages: found },
    'node_modules/a/package.json': '{}',
  });
}

function install(folder: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'tools', 'install.js')],
    {
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: join(folder, 'npm-cli.js') },
    },
  );
  return { exitCode: status, stdout, stderr };
}

const NOTHING = { exitCode: 0, stdout: '', stderr: '' };
const INSTALLED = {
  exitCode: 0,
  stdout: 'Installing dependencies (once)…\n',
  stderr: '',
};

const complete = project(
  {
    'node_modules/a': a,
    'node_modules/only-elsewhere': { ...b, optional: true },
    'packages/linked': { ...b, link: true },
  },
  { 'node_modules/a': a },
);
const incomplete = project(
  { 'node_modules/a': a, 'node_modules/a/node_modules/b': b },
  { 'node_modules/a': a },
);
const outdated = project(
  { 'node_modules/a': { ...a, version: '1.0.1' } },
  { 'node_modules/a': a },
);
const changed = project(
  { 'node_modules/a': { ...a, integrity: 'sha512-other' } },
  { 'node_modules/a': a },
);
const deleted = project(
  { 'node_modules/a': a, 'node_modules/b': b },
  { 'node_modules/a': a, 'node_modules/b': b },
);
const failing = project({ 'node_modules/b': b }, {}, 7);

test('where every package of the lock file is there, but for optional ones, nothing is done or said', () => {
  expect(install(complete)).toEqual(NOTHING);
});

test('a package that was added to the lock file is installed', () => {
  expect(install(incomplete)).toEqual(INSTALLED);
});

test('a package of another version or with other contents is installed', () => {
  expect(install(outdated)).toEqual(INSTALLED);
  expect(install(changed)).toEqual(INSTALLED);
});

test('a package whose folder was deleted is installed', () => {
  expect(install(deleted)).toEqual(INSTALLED);
});

test("npm's failure is told in its words, with its exit code and a remedy", () => {
  const { exitCode, stderr } = install(failing);
  expect(stderr).toContain('npm was asked to ci --include=dev');
  expect(stderr).toContain('--ignore-scripts');
  expect(stderr).toContain('could not be installed');
  expect(exitCode).toBe(7);
});
