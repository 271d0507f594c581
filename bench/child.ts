import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { number, object } from '../src/registry/decode';

/** What a process used from its start to its end. */
export interface Usage {
  /** On the wall. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The most memory it held, in MiB. */
  readonly megabytes: number;
  /** What it read from the network, as it went over the wire. */
  readonly bytes: number;
}

/** The environment variables that a program needs to run. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR'];

const used = object<Omit<Usage, 'seconds'>>({
  cpuSeconds: number,
  megabytes: number,
  bytes: number,
});

/** Runs a Node program to its end in a folder, and measures it; throws with its output where it fails. */
export async function runMeasured(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Usage> {
  const usage = join(folder, 'usage.json');
  const log = join(folder, 'output.log');
  const output = await open(log, 'w');
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--require', join(__dirname, 'measure.js'), ...args],
    {
      cwd: folder,
      env: {
        ...Object.fromEntries(
          PASSED_ON.map((name) => [name, process.env[name]]),
        ),
        NO_PROXY: '127.0.0.1',
        AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1',
        BENCH_USAGE: usage,
        ...environment,
      },
      stdio: ['ignore', output.fd, output.fd],
    },
  );
  const exitCode = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('exit', resolve),
  );
  const seconds = (performance.now() - started) / 1000;
  await output.close();
  if (exitCode !== 0)
    throw new Error(
      `${args.join(' ')} ended with ${exitCode}:\n${await readFile(log, 'utf8')}`,
    );
  const rest: unknown = JSON.parse(await readFile(usage, 'utf8'));
  return { seconds, ...used(rest) };
}
