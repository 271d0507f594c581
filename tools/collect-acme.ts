import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { acme } from '../test/registry/acme';
import { startRegistry } from '../test/registry/server';

const ROOT = join(__dirname, '..');

/** The environment variables that a program needs to run and to draw; any other could change what is collected. */
const PASSED_ON = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'TERM',
  'CI',
  'NO_COLOR',
];

/** Collects `acme` from a fake registry with the project's own command, in a folder that it empties first, where it finds no `.env`; returns the exit code. */
export async function collectAcme(folder: string): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const registry = await startRegistry(acme);
  try {
    const passedOn = PASSED_ON.map(
      (name) => [name, process.env[name]] as const,
    );
    const child = spawn(
      process.execPath,
      [
        require.resolve('ts-node/dist/bin'),
        '-T',
        join(ROOT, 'src', 'cli', 'main.ts'),
        'collect',
      ],
      {
        cwd: folder,
        env: {
          ...Object.fromEntries(passedOn),
          NO_PROXY: '127.0.0.1',
          LOG_LEVEL: 'fatal',
          ORGANIZATION: acme.organization,
          ACCESS_TOKEN: acme.token.value,
          REGISTRY_URL: registry.url,
        },
        stdio: 'inherit',
      },
    );
    process.once('SIGTERM', () => child.kill('SIGTERM'));
    process.once('SIGINT', () => child.kill('SIGINT'));
    await once(child, 'exit');
    return child.exitCode ?? 1;
  } finally {
    await registry.close();
  }
}
