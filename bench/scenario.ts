import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { integrationSteps } from '../src/steps';
import { readSteps } from '../src/graph/read';
import { runMeasured, type Usage } from './child';
import type { Serving, Traffic } from './serve';
import { Server } from './server';

const COMPILED = join(__dirname, '..', 'bench-output', 'compiled');
const FOLDER = join(__dirname, '..', 'bench-output', 'run');

/** What a collection took, and the least that it could have taken. */
export interface Result {
  readonly serving: Serving;
  readonly collect: Usage & Traffic;
  /** The same requests from a bare loop. */
  readonly wire: Usage & Traffic;
  /** The same entities and relationships without a network. */
  readonly sdk: Usage;
}

/** Collects an organization with the real command, then measures both floors. */
export async function measure(serving: Serving): Promise<Result> {
  await rm(FOLDER, { recursive: true, force: true });
  const collect = await measureCollect(serving);
  const sdk = await measureSdk();
  const { limit: _, ...unlimited } = serving;
  const wire = await measureWire(unlimited);
  return { serving, collect, wire, sdk };
}

async function measureCollect(serving: Serving): Promise<Usage & Traffic> {
  const server = await Server.start(serving);
  try {
    const { url, organization, token } = server.address;
    const folder = await projectAt('collect', join(COMPILED, 'src'));
    const usage = await runCollect(
      folder,
      {
        REGISTRY_URL: url,
        ORGANIZATION: organization,
        ACCESS_TOKEN: token,
      },
      serving.organization.largePackument ? ['Fetch Package Publishers'] : [],
    );
    const traffic = await server.traffic(join(FOLDER, 'questions'));
    return { ...usage, ...traffic };
  } finally {
    server.stop();
  }
}

async function measureSdk(): Promise<Usage> {
  const collected = join(FOLDER, 'collect', '.j1-integration');
  await writeFile(
    join(collected, 'steps.json'),
    JSON.stringify(integrationSteps),
  );
  const folder = await projectAt('sdk', join(COMPILED, 'bench', 'replay'));
  return runCollect(folder, { REPLAY: collected });
}

async function measureWire(serving: Serving): Promise<Usage & Traffic> {
  const server = await Server.start(serving);
  try {
    const { url, token } = server.address;
    const folder = await emptyFolder('wire');
    const questions = join(FOLDER, 'questions');
    const usage = await runMeasured(
      folder,
      [join(COMPILED, 'bench', 'wire.js'), questions, url],
      { ACCESS_TOKEN: token },
    );
    return { ...usage, ...(await server.traffic(join(folder, 'questions'))) };
  } finally {
    server.stop();
  }
}

/** Runs the SDK's command; it ends well even when steps fail, so it is looked at whether those and no others are partial. */
async function runCollect(
  folder: string,
  configuration: Readonly<Record<string, string>>,
  partial: readonly string[] = [],
): Promise<Usage> {
  const command =
    require.resolve('@jupiterone/integration-sdk-cli/bin/j1-integration');
  const usage = await runMeasured(
    folder,
    [command, 'collect', '--project-path', folder],
    configuration,
  );
  const steps = await readSteps(join(folder, '.j1-integration'));
  const failed = steps
    ?.filter(({ status }) => status !== 'success')
    .map(({ name }) => name);
  if (failed?.join() !== partial.join())
    throw new Error(
      `other steps failed than should: see ${join(folder, 'output.log')}`,
    );
  return usage;
}

/** A project for the SDK's command whose integration is a compiled module. */
async function projectAt(name: string, module: string): Promise<string> {
  const folder = await emptyFolder(name);
  await mkdir(join(folder, 'src'));
  await writeFile(
    join(folder, 'src', 'index.js'),
    `module.exports = require(${JSON.stringify(module)});\n`,
  );
  return folder;
}

async function emptyFolder(name: string): Promise<string> {
  const folder = join(FOLDER, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}
