import { type Collected, collect } from '../collect';
import { FakeClock } from '../fake-clock';
import { tooManyRequests } from '../registry/faults';
import { makeWorld } from '../registry/make-world';
import { type FakeRegistry, startRegistry } from '../registry/server';
import type { World } from '../registry/world';
import { truthOf } from '../truth';
import { differences } from '../truth/differences';

/** Ten organizations in which people and packages have the same names and are others. */
const WORLDS = Array.from({ length: 10 }, (_, index): World => {
  const seed = index + 1;
  const size = { users: 10 + seed, teams: 4, packages: 20 + seed, versions: 3 };
  const world = makeWorld({ ...size, seed });
  return { ...world, token: { ...world.token, value: `token-${seed}` } };
});

const LIMITED = 3;
const REFUSED = 6;

interface Run {
  readonly world: World;
  readonly registry: FakeRegistry;
  readonly clock: FakeClock;
  /** Absent when the run was aborted. */
  readonly graph?: Collected;
}

let runs: readonly Run[];

beforeAll(async () => {
  const registries = await Promise.all(
    WORLDS.map((world) => startRegistry(world)),
  );
  registries[LIMITED]?.fail('GET /:package', tooManyRequests(30), 3);
  registries[REFUSED]?.fail('GET /:package', { status: 401 });
  runs = await Promise.all(
    registries.map(async (registry) => {
      const clock = new FakeClock();
      const { world } = registry;
      const graph = await collect(registry, { clock }).catch(() => undefined);
      return { world, registry, clock, graph };
    }),
  );
  await Promise.all(registries.map((registry) => registry.close()));
});

const others = (index: number) => runs.filter((_, each) => each !== index);

describe('ten organizations that are collected at once in one process', () => {
  it('each get their own graph, property by property', () => {
    for (const { world, graph } of others(REFUSED))
      expect(graph && differences(truthOf(world), graph)).toEqual([]);
  });

  it('each send their own token to their own registry, and no other', () => {
    for (const { world, registry } of runs) {
      const sent = registry.requests.flatMap(
        ({ headers }) => headers.authorization ?? [],
      );
      expect([...new Set(sent)]).toEqual([`Bearer ${world.token.value}`]);
    }
  });

  it('go at their own pace: one that is told to wait holds up no other', () => {
    const waits = (run?: Run) => Math.max(0, ...(run?.clock.sleeps ?? []));
    expect(waits(runs[LIMITED])).toBeGreaterThanOrEqual(30_000);
    expect(others(LIMITED).map(waits)).toEqual(Array(9).fill(0));
  });

  it('end on their own: a token that is refused ends one run', () => {
    expect(runs.flatMap(({ graph }, index) => (graph ? [] : [index]))).toEqual([
      REFUSED,
    ]);
  });
});
