import { spawn } from 'node:child_process';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSteps } from './collected';

/** The environment variables that a program needs to run; any other could change what is collected. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];

/** What a run of `j1-integration collect` left behind. */
export interface Outcome {
  /** The folder with what it collected. */
  readonly data: string;
  readonly log: string;
  /** What went wrong, a line each; none when every step was a success. */
  readonly problems: readonly string[];
}

/** Collects with an integration's source and configuration, in a folder of its own, which it empties first: no `.env` and no earlier collection is read or overwritten. */
export async function collectInto(
  folder: string,
  source: string,
  configuration: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const data = join(folder, '.j1-integration');
  const log = join(folder, 'collect.log');
  await rm(folder, { recursive: true, force: true });
  // The command keeps its data beside the source it loads.
  await mkdir(join(folder, 'src'), { recursive: true });
  await writeFile(
    join(folder, 'src', 'index.ts'),
    `export { invocationConfig } from ${JSON.stringify(source)};\n`,
  );
  const exitCode = await runCollect(folder, log, configuration);
  return { data, log, problems: await problemsOf(data, exitCode) };
}

async function runCollect(
  folder: string,
  log: string,
  configuration: Readonly<Record<string, string>>,
): Promise<number | null> {
  const command =
    require.resolve('@jupiterone/integration-sdk-cli/bin/j1-integration');
  const output = await open(log, 'w');
  const child = spawn(
    process.execPath,
    [command, 'collect', '--project-path', folder],
    {
      cwd: folder,
      env: {
        ...Object.fromEntries(
          PASSED_ON.map((name) => [name, process.env[name]]),
        ),
        NO_PROXY: '127.0.0.1',
        AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1',
        ...configuration,
      },
      stdio: ['ignore', output.fd, output.fd],
    },
  );
  const exitCode = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('exit', resolve),
  );
  await output.close();
  return exitCode;
}

async function problemsOf(
  data: string,
  exitCode: number | null,
): Promise<readonly string[]> {
  if (exitCode !== 0) return [`collect ended with exit code ${exitCode}`];
  const steps = await readSteps(data);
  if (steps === undefined)
    return ['collect did not get to its end: it wrote no summary'];
  return steps
    .filter(({ status }) => status !== 'success')
    .map(({ name, status }) => `step "${name}" ended as ${status}`);
}
