import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../tools/run';

jest.setTimeout(180_000);

/** Runs the load test as its script in package.json does. */
function soak(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--expose-gc',
      ...['-r', 'ts-node/register/transpile-only'],
      join(__dirname, 'soak.ts'),
      ...['--idle', '200', ...args],
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return { exitCode: status, output: stdout + stderr };
}

it('memory, connections and timers of a long-lived process do not grow, though npm fails by chance', () => {
  const { exitCode, output } = soak('--runs', '12');
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  // Some runs failed in part, so there was something to clean up.
  expect(output).toMatch(/12 runs \(.*\d partial/);
});

it('what a run holds shows when it is kept', () => {
  const { exitCode, output } = soak('--runs', '3', '--leak');
  expect(exitCode).toBe(1);
  expect(output).toContain('3 runs are in memory');
});
