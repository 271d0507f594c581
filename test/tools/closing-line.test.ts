import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './run';
import { temporaryFolder } from './temporary-folder';

const passing = { 'passes.js': "test('a', () => {}); test('b', () => {});" };
const good = temporaryFolder(passing);
const bad = temporaryFolder({
  ...passing,
  'fails.js':
    "test('c', () => { throw new Error(); }); test.skip('d', () => {});",
  'cannot-run.js': "throw new Error('before any test');",
});

jest.setTimeout(60_000);

/** Runs Jest on a folder; both its outputs go to one file, as on a terminal. */
function lastLine(folder: string): string | undefined {
  const config = {
    rootDir: folder,
    testMatch: ['**/*.js'],
    reporters: ['default', join(ROOT, 'test', 'closing-line.js')],
  };
  const jest = join(ROOT, 'node_modules', '.bin', 'jest');
  const { stdout } = spawnSync(
    'sh',
    ['-c', '"$0" "$@" 2>&1', jest, '--config', JSON.stringify(config)],
    { encoding: 'utf8', cwd: folder },
  );
  return stdout.trimEnd().split('\n').at(-1);
}

test('a run in which every test passes ends with their number', () => {
  expect(lastLine(good)).toBe('2 passed, 0 failed');
});

test('failed tests, suites that cannot run and skipped tests are told too', () => {
  expect(lastLine(bad)).toBe('2 passed, 2 failed, 1 skipped');
});
