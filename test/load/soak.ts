/**
 * Runs the integration again and again in this process, as managed polling does, against a registry that fails by chance,
 * and ends with exit code 1 when memory, connections or timers grow.
 */
import { fork } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { IntegrationInvocationConfig } from '@jupiterone/integration-sdk-core';
import { loadConfig } from '@jupiterone/integration-sdk-cli/dist/src/config';
import {
  createIntegrationLogger,
  executeIntegrationInstance,
  FileSystemGraphObjectStore,
} from '@jupiterone/integration-sdk-runtime';
import { Registry } from '../../src/registry/client';
import { type Clock, systemClock } from '../../src/registry/clock';
import { acme } from '../registry/acme';
import { growthOf, problemsOf, type Sample } from './growth';

/** How much faster the integration's clock goes, so that pauses do not take most of the time. */
const HURRY = 20;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    runs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    /** Milliseconds that an idle connection is kept. */
    idle: { type: 'string', default: '15000' },
    /** Keeps what a run holds: the check must fail then. */
    leak: { type: 'boolean', default: false },
  },
});

const { gc } = globalThis;
if (!gc) throw new Error('node needs --expose-gc');
const collectGarbage = gc;

const folder = mkdtempSync(join(tmpdir(), 'graph-npm-soak-'));
process.env.JUPITERONE_INTEGRATION_STORAGE_DIRECTORY = folder;
process.env.LOG_LEVEL = 'fatal';

const sockets = new Set<Socket>();
subscribe('net.client.socket', (message) => {
  const socket =
    typeof message === 'object' && message !== null && 'socket' in message
      ? message.socket
      : undefined;
  if (!(socket instanceof Socket)) return;
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
});

const startedOn = Date.now();
const clock: Clock = {
  now: () => startedOn + (Date.now() - startedOn) * HURRY,
  sleep: (milliseconds) => setTimeout(milliseconds / HURRY),
  after: (milliseconds, act) => systemClock.after(milliseconds, act),
};

/** The registries of the runs, as long as anything holds them. */
const registries: WeakRef<Registry>[] = [];
const leaked: Registry[] = [];

function loadExecutionConfig(registryUrl: string) {
  const registry = new Registry({
    organization: acme.organization,
    token: acme.token.value,
    registryUrl,
    clock,
    limits: { deadline: 3000, idle: Number(values.idle) },
  });
  registries.push(new WeakRef(registry));
  if (values.leak) leaked.push(registry);
  return { registry };
}

const outcomes = new Map<string, number>();

/** One run of everything, from the configuration to the files; how it ended is counted. */
async function run(
  registryUrl: string,
  config: IntegrationInvocationConfig,
): Promise<void> {
  const { organization, token } = acme;
  try {
    const { metadata } = await executeIntegrationInstance(
      createIntegrationLogger({ name: 'soak', invocationConfig: config }),
      {
        id: 'soak',
        accountId: 'soak',
        name: 'soak',
        integrationDefinitionId: 'soak',
        config: { organization, accessToken: token.value, registryUrl },
      },
      {
        ...config,
        loadExecutionConfig: () => loadExecutionConfig(registryUrl),
      },
      { current: { startedOn: Date.now() } },
      {
        enableSchemaValidation: true,
        graphObjectStore: new FileSystemGraphObjectStore({
          integrationSteps: config.integrationSteps,
        }),
      },
    );
    count(metadata.partialDatasets.types.length > 0 ? 'partial' : 'whole');
  } catch {
    count('aborted');
  }
}

function count(outcome: string): void {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}

async function sample(): Promise<Sample> {
  // What is closing closes, and what was weakly held is let go.
  await setTimeout(20);
  collectGarbage();
  await setTimeout(0);
  collectGarbage();
  const resources: { [kind: string]: number } = {};
  for (const kind of process.getActiveResourcesInfo())
    resources[kind] = (resources[kind] ?? 0) + 1;
  return {
    heapBytes: process.memoryUsage().heapUsed,
    sockets: sockets.size,
    resources,
  };
}

/** Waits until idle connections have been closed, if they ever are. */
async function idleOut(): Promise<void> {
  const until = Date.now() + Number(values.idle) + 5000;
  while (sockets.size > 0 && Date.now() < until) await setTimeout(50);
}

function describe(
  title: string,
  { heapBytes, sockets: open, resources }: Sample,
): void {
  const megabytes = (heapBytes / 1e6).toFixed(1);
  const { rss } = process.memoryUsage();
  console.log(
    `${title}: heap ${megabytes} MB, rss ${(rss / 1e6).toFixed(0)} MB, ${open} connections, ${JSON.stringify(resources)}`,
  );
}

async function soak(): Promise<readonly string[]> {
  const server = fork(join(__dirname, 'flaky-registry.ts'), [
    '--seed',
    values.seed,
  ]);
  const message: unknown[] = await once(server, 'message');
  const url = String(message[0]);
  const isOver = values.minutes
    ? () => Date.now() > startedOn + Number(values.minutes) * 60_000
    : (runs: number) => runs >= Number(values.runs ?? 100);
  const config = await loadConfig(join(__dirname, '../../src'));
  const samples: Sample[] = [];
  let runs = 0;
  for (; !isOver(runs); runs++) {
    await run(url, config);
    samples.push(await sample());
    if (runs % 100 === 0) describe(`run ${runs + 1}`, await sample());
  }
  await idleOut();
  samples.push(await sample());
  server.disconnect();
  // The first runs compile and fill caches.
  const growth = growthOf(samples.slice(Math.ceil(samples.length / 5)));
  describe('at the start', growth.first);
  describe('at the end', growth.last);
  const alive = registries.filter((each) => each.deref()).length;
  console.log(
    `${runs} runs (${[...outcomes].map(([name, times]) => `${times} ${name}`).join(', ')}) in ${Math.round((Date.now() - startedOn) / 1000)} s`,
  );
  console.log(
    `heap growth ${(growth.heapGrowth / 1e6).toFixed(2)} MB, at most ${growth.mostSockets} connections, ${alive} runs still in memory`,
  );
  const problems = problemsOf(growth);
  if (alive > 1) problems.push(`${alive} runs are in memory`);
  if (!outcomes.has('whole')) problems.push('no run read everything');
  return problems;
}

void soak()
  .then((problems) => {
    for (const problem of problems) console.error(`Problem: ${problem}`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
