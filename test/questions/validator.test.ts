import { spawnSync } from 'node:child_process';
import { ROOT } from '../tools/run';

const CLI =
  require.resolve('@jupiterone/integration-sdk-cli/bin/j1-integration');

test("the questions pass the SDK's validator", () => {
  const args = [CLI, 'validate-question-file', '--dry-run'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(stdout + stderr).toContain('Successfully validated');
  expect(status).toBe(0);
}, 60_000);
