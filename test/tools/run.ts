import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The project's folder. */
export const ROOT = join(__dirname, '..', '..');

/** Runs a tool as its script in package.json does, with everything it prints in one text. */
export function runTool(
  name: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): { readonly exitCode: number | null; readonly output: string } {
  const tsNode = join(ROOT, 'node_modules', '.bin', 'ts-node');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsNode, '-T', join(ROOT, 'tools', name), ...args],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...env } },
  );
  return { exitCode: status, output: stdout + stderr };
}
