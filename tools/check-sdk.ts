// Holds the integration against the newest published SDK and data model, and tells what would change:
// npm run check:sdk
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { object, string } from '../src/registry/decode';
import type { Entity } from '../src/graph/collected';
import { readCollected } from '../src/graph/read';
import { collectAcme } from './collect-acme';
import { modelProblems } from './sdk-model';
import { typeProblems } from './sdk-types';

const CORE = '@jupiterone/integration-sdk-core';
const MODEL = '@jupiterone/data-model';

/** Imported by the core's code, not by its types, and not on every mirror of the registry. */
const VALIDATOR = '@jupiterone/integration-sdk-entity-validator';

async function main(folder: string): Promise<void> {
  await install(folder);
  const modules = join(folder, 'node_modules');
  const core = await versionOf(modules, CORE);
  const model = await versionOf(modules, MODEL);
  const problems = typeProblems(modules);
  tell(`src by the types of ${CORE} ${core}`, problems);
  if (problems.length > 0) process.exitCode = 1;
  const entities = await entitiesOfAcme(join(folder, 'acme'));
  tell(
    `${entities.length} entities of acme by ${MODEL} ${model}`,
    modelProblems(modules, entities),
  );
}

function tell(what: string, problems: readonly string[]): void {
  const count = problems.length;
  console.log(
    `${what}: ${count === 0 ? 'nothing changes' : `${count} differ`}`,
  );
  for (const problem of problems) console.log(`- ${problem}`);
}

/** Installs the newest of both; where the validator cannot be had, an empty package takes its place. */
async function install(folder: string): Promise<void> {
  const project = { dependencies: { [CORE]: 'latest', [MODEL]: 'latest' } };
  try {
    await npmInstall(folder, project);
  } catch (error) {
    if (!String(error).includes(VALIDATOR)) throw error;
    console.log(`${VALIDATOR} cannot be installed; the types do without it`);
    const empty = { name: VALIDATOR, version: '0.0.0' };
    await mkdir(join(folder, 'empty'));
    await writeFile(
      join(folder, 'empty', 'package.json'),
      JSON.stringify(empty),
    );
    const overrides = { [VALIDATOR]: 'file:./empty' };
    await npmInstall(folder, { ...project, overrides });
  }
}

async function npmInstall(folder: string, project: object): Promise<void> {
  await writeFile(join(folder, 'package.json'), JSON.stringify(project));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', ['install', ...options], { cwd: folder });
}

async function versionOf(modules: string, name: string): Promise<string> {
  const file = join(modules, name, 'package.json');
  return object<{ version: string }>({ version: string })(
    JSON.parse(await readFile(file, 'utf8')),
  ).version;
}

async function entitiesOfAcme(folder: string): Promise<readonly Entity[]> {
  const exitCode = await collectAcme(folder);
  if (exitCode !== 0) throw new Error('acme could not be collected');
  const data = join(folder, '.j1-integration');
  return (await readCollected(data)).entities;
}

async function inTemporaryFolder(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'graph-npm-sdk-'));
  try {
    await main(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

inTemporaryFolder().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
