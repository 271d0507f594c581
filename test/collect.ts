import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  type Entity,
  type ExplicitRelationship,
  type IntegrationEvent,
  type IntegrationStepResult,
  type MappedRelationship,
  PublishEventLevel,
  type Relationship,
  StepResultStatus,
} from '@jupiterone/integration-sdk-core';
import {
  executeWithContext,
  InMemoryGraphObjectStore,
} from '@jupiterone/integration-sdk-runtime';
import { createMockIntegrationLogger } from '@jupiterone/integration-sdk-testing';
import { invocationConfig } from '../src';
import type { IngestionSource } from '../src/ingestion';
import { Registry } from '../src/registry/client';
import type { Clock } from '../src/registry/clock';
import type { Limits } from '../src/registry/limits';
import { FakeClock } from './fake-clock';
import { type FakeRegistry, startRegistry } from './registry/server';
import type { World } from './registry/world';

process.env.ENABLE_GRAPH_OBJECT_SCHEMA_VALIDATION = 'true';
process.env.DISABLE_DISK_USAGE_METRIC = 'true';
process.env.JUPITERONE_INTEGRATION_STORAGE_DIRECTORY = mkdtempSync(
  join(tmpdir(), 'graph-npm-'),
);

/** A day on which acme's token named `release` ends within 30 days. */
const STARTED_ON = Date.parse('2026-11-24T00:00:00.000Z');

/** The SDK's store in memory, which does without flushing. */
class MemoryStore extends InMemoryGraphObjectStore {
  override flush(): Promise<void> {
    return Promise.resolve();
  }
}

/** What one run of the whole integration left behind. */
export interface Collected {
  readonly entities: readonly Entity[];
  readonly relationships: readonly ExplicitRelationship[];
  readonly mapped: readonly MappedRelationship[];
  readonly steps: readonly IntegrationStepResult[];
  /** The ids of the steps that did not succeed. */
  readonly unsuccessful: readonly string[];
  readonly partialTypes: readonly string[];
  readonly warnings: readonly string[];
}

/** How a run differs from the usual one. */
export interface CollectOptions {
  readonly token?: string;
  readonly disabledSources?: readonly IngestionSource[];
  readonly clock?: Clock;
  readonly limits?: Partial<Limits>;
  /** Takes every line of the log, that of a run that fails too. */
  readonly log?: string[];
}

/** Runs the integration on the SDK's own runtime against a fake registry; no wait takes time. */
export async function collect(
  registry: FakeRegistry,
  {
    token = registry.world.token.value,
    disabledSources = [],
    clock = new FakeClock(),
    limits,
    log = [],
  }: CollectOptions = {},
): Promise<Collected> {
  const { organization } = registry.world;
  const config = {
    organization,
    accessToken: token,
    registryUrl: registry.url,
  };
  const logger = createMockIntegrationLogger();
  record(logger, log);
  const warnings: string[] = [];
  logger.on('event', ({ level, description }: IntegrationEvent) => {
    if (level === PublishEventLevel.Warn) warnings.push(description);
  });
  const graphObjectStore = new MemoryStore();
  const { integrationStepResults: steps, metadata } = await executeWithContext(
    {
      instance: {
        id: 'test',
        accountId: 'test',
        name: 'test',
        integrationDefinitionId: 'test',
        config,
        disabledSources: disabledSources.map((ingestionSourceId) => ({
          ingestionSourceId,
        })),
      },
      logger,
      executionHistory: { current: { startedOn: STARTED_ON } },
      executionConfig: {
        registry: new Registry({
          organization,
          token,
          registryUrl: registry.url,
          clock,
          limits,
        }),
      },
    },
    invocationConfig,
    { graphObjectStore },
  );
  const relationships = graphObjectStore.collectRelationships();
  return {
    entities: graphObjectStore.collectEntities(),
    relationships: relationships.filter(isExplicit),
    mapped: relationships.filter(isMapped),
    steps,
    unsuccessful: steps
      .filter(
        ({ status }) =>
          status !== StepResultStatus.SUCCESS &&
          status !== StepResultStatus.DISABLED,
      )
      .map(({ id }) => id),
    partialTypes: metadata.partialDatasets.types,
    warnings,
  };
}

/** Runs the integration against a world of its own, after what the test does to the registry. */
export async function collectFrom(
  world: World,
  prepare: (registry: FakeRegistry) => void = () => undefined,
  options?: Parameters<typeof collect>[1],
): Promise<Collected & { readonly registry: FakeRegistry }> {
  const registry = await startRegistry(world);
  try {
    prepare(registry);
    return { ...(await collect(registry, options)), registry };
  } finally {
    await registry.close();
  }
}

/** Writes down what a logger, and those that come of it, are told. */
function record(logger: object, log: string[]): void {
  const inner: unknown = Reflect.get(logger, '_logger');
  if (typeof inner !== 'object' || inner === null) return;
  const add: unknown = Reflect.get(inner, 'addStream');
  if (typeof add !== 'function') return;
  const write = (line: unknown) =>
    log.push(inspect(line, { depth: 6, breakLength: Infinity }));
  Reflect.apply(add, inner, [
    { type: 'raw', level: 'trace', stream: { write } },
  ]);
}

/** Edges of one type as sentences, sorted: `core ALLOWS alice`. */
export function sentences(
  { relationships }: Pick<Collected, 'relationships'>,
  _type: string,
): string[] {
  return relationships
    .filter((edge) => edge._type === _type)
    .map(
      ({ _fromEntityKey, _class, _toEntityKey }) =>
        `${nameIn(_fromEntityKey)} ${_class} ${nameIn(_toEntityKey)}`,
    )
    .sort();
}

/** The entities of one type by the name in their key. */
export function byName(
  { entities }: Pick<Collected, 'entities'>,
  _type: string,
): ReadonlyMap<string, Entity> {
  return new Map(
    entities
      .filter((entity) => entity._type === _type)
      .map((entity) => [nameIn(entity._key), entity]),
  );
}

function nameIn(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

function isMapped(edge: Relationship): edge is MappedRelationship {
  return '_mapping' in edge;
}

function isExplicit(edge: Relationship): edge is ExplicitRelationship {
  return !isMapped(edge);
}
