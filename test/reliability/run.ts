import { invocationConfig } from '../../src';
import { type Collected, collect } from '../collect';
import { FakeClock } from '../fake-clock';
import type { Fault } from '../registry/faults';
import { type FakeRegistry, startRegistry } from '../registry/server';
import { MAX_BYTES } from '../small-world';
import { truthOf } from '../truth';
import { differences } from '../truth/differences';
import type { Case } from './endpoints';

/** What became of a run. */
export interface Run {
  readonly graph?: Collected;
  /** Why it ended, where it did. */
  readonly error?: unknown;
  readonly log: string;
  readonly minutes: number;
  readonly registry: FakeRegistry;
}

/** The clock of a run; whoever waits finds the registry there again, where the fault passes. */
class Reopening extends FakeClock {
  registry?: FakeRegistry;

  override async sleep(milliseconds: number): Promise<void> {
    await this.registry?.reopen();
    await super.sleep(milliseconds);
  }
}

/** Real milliseconds that a deadline takes. */
const DEADLINE = 200;

/** Collects while an endpoint fails as often as it is told. */
export async function runWith(
  { world, match }: Case,
  fault: Fault,
  times: number,
  concurrency = 15,
): Promise<Run> {
  const registry = await startRegistry(world);
  const log: string[] = [];
  const isSlow = fault === 'hang' || fault === 'drip';
  const clock = new Reopening(isSlow ? DEADLINE : Infinity);
  if (times < Infinity) clock.registry = registry;
  const start = clock.now();
  registry.fail(match, fault, times);
  const limits = { maxBytes: MAX_BYTES, concurrency };
  try {
    const graph = await collect(registry, { clock, limits, log }).catch(
      (error: unknown) => ({ error }),
    );
    const minutes = (clock.now() - start) / 60_000;
    const rest = { log: log.join('\n'), minutes, registry };
    return 'error' in graph ? { ...graph, ...rest } : { graph, ...rest };
  } finally {
    await registry.close();
  }
}

/** The steps that depend on some, and these. */
export function withDependents(ids: readonly string[]): ReadonlySet<string> {
  const found = new Set(ids);
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const { id, dependsOn = [] } of invocationConfig.integrationSteps)
      if (dependsOn.some((each) => found.has(each))) found.add(id);
  }
  return found;
}

/** The types of steps, sorted. */
export function typesOf(ids: ReadonlySet<string>): readonly string[] {
  const types = invocationConfig.integrationSteps
    .filter(({ id }) => ids.has(id))
    .flatMap(({ entities, relationships, mappedRelationships = [] }) =>
      [...entities, ...relationships, ...mappedRelationships].map(
        ({ _type }) => _type,
      ),
    );
  return [...new Set(types)].sort();
}

/** What a graph says that is not true, what it lacks without saying so, and edges that lead nowhere. */
export function untruthsIn(
  graph: Collected,
  { world }: Case,
  leftOut: readonly string[] = [],
): string[] {
  const own = new Set(graph.entities.map(({ _key }) => _key));
  const ends = [
    ...graph.relationships.flatMap(({ _fromEntityKey, _toEntityKey }) => [
      _fromEntityKey,
      _toEntityKey,
    ]),
    ...graph.mapped.map(({ _mapping }) => _mapping.sourceEntityKey),
  ];
  const nowhere = ends.filter((end) => !own.has(end));
  const untrue = differences(truthOf(world), graph).filter(
    ({ kind, type }) =>
      kind === 'superfluous' ||
      kind === 'wrong' ||
      (kind === 'missing' &&
        !graph.partialTypes.includes(type) &&
        !leftOut.includes(type)),
  );
  return [...nowhere, ...untrue.map(({ text }) => text)];
}
