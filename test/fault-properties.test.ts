import fc from 'fast-check';
import { type Collected, collect } from './collect';
import type { RecordedRequest } from './registry/recorded-request';
import { startRegistry } from './registry/server';
import type { World } from './registry/world';
import { type Case, cases } from './reliability/endpoints';
import { faults, type NamedFault } from './reliability/faults';
import { typesOf, untruthsIn, withDependents } from './reliability/run';
import { changes } from './truth/differences';
import { worlds } from './worlds';

jest.setTimeout(120_000);

/** The same worlds and schedules each time. */
const RANDOM = { seed: 20261124, numRuns: 40 };

/** What goes wrong at one endpoint. */
interface Trouble {
  readonly at: Case;
  readonly what: NamedFault;
  /** How many requests are answered before it begins. */
  readonly after: number;
  readonly stays: boolean;
}

/** Faults that take no real time. */
const quick = faults.filter(
  ({ fault }) => fault !== 'hang' && fault !== 'drip' && fault !== 'endless',
);

function schedules(stays: fc.Arbitrary<boolean>) {
  const trouble: fc.Arbitrary<Trouble> = fc.record({
    at: fc.constantFrom(...cases),
    what: fc.constantFrom(...quick),
    after: fc.nat({ max: 4 }),
    stays,
  });
  return fc.uniqueArray(trouble, {
    selector: ({ at }) => at.endpoint,
    minLength: 1,
    maxLength: 8,
  });
}

/** A run of an organization while things go wrong. */
async function runOf(world: World, troubles: readonly Trouble[]) {
  const registry = await startRegistry(world);
  const log: string[] = [];
  for (const { at, what, after, stays } of troubles) {
    let seen = 0;
    const isTime = (request: RecordedRequest) =>
      at.match(request) && (seen += 1) > after;
    registry.fail(isTime, what.fault, stays ? Infinity : 1);
  }
  try {
    const graph = await collect(registry, { log }).catch(() => undefined);
    return { graph, log: log.join('\n') };
  } finally {
    await registry.close();
  }
}

/** Whether the run may end before its first step: the questions that every run begins with fail for good. */
function mayEnd(troubles: readonly Trouble[]): boolean {
  return troubles.some(({ at, after, stays }) => {
    return !at.failing && stays && after === 0;
  });
}

function keysOf({ entities, relationships, mapped }: Collected) {
  return [...entities, ...relationships, ...mapped].map(({ _key }) => _key);
}

it('whatever fails and passes, the graph is the true one and nothing is partial', async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds(),
      schedules(fc.constant(false)),
      async (world, troubles) => {
        const { graph } = await runOf(world, troubles);
        expect(graph?.unsuccessful).toEqual([]);
        expect(graph?.partialTypes).toEqual([]);
        const whole = await runOf(world, []);
        if (graph && whole.graph)
          expect(changes(whole.graph, graph)).toEqual([]);
      },
    ),
    RANDOM,
  );
});

it('whatever fails for good, the graph says nothing untrue, lacks only what is told to be partial, and has each key once', async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds(),
      schedules(fc.boolean()),
      async (world, troubles) => {
        const { graph } = await runOf(world, troubles);
        if (!graph) {
          expect(mayEnd(troubles)).toBe(true);
          return;
        }
        const [first] = cases;
        if (!first) throw new Error('there is no endpoint');
        expect(untruthsIn(graph, { ...first, world })).toEqual([]);
        const touched = troubles
          .filter(({ stays }) => stays)
          .flatMap(({ at }) => at.failing ?? []);
        const most = typesOf(withDependents(touched));
        expect(most).toEqual(expect.arrayContaining([...graph.partialTypes]));
        const keys = keysOf(graph);
        expect(keys).toEqual([...new Set(keys)]);
      },
    ),
    RANDOM,
  );
});

it('the same organization and the same trouble make the same graph', async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds(),
      schedules(fc.constant(true)),
      async (world, troubles) => {
        const constant = troubles.map((each) => ({ ...each, after: 0 }));
        const one = await runOf(world, constant);
        const other = await runOf(world, constant);
        if (!one.graph || !other.graph)
          expect([one.graph, other.graph]).toEqual([undefined, undefined]);
        else expect(changes(one.graph, other.graph)).toEqual([]);
      },
    ),
    { ...RANDOM, numRuns: 15 },
  );
});

/** Where the model has e-mails. */
const E_MAILS = ['email', 'maintainerEmails', 'publisherEmail', '_rawData'];

it('the token is nowhere, and e-mails are where the model has them', async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds(),
      schedules(fc.boolean()),
      async (world, troubles) => {
        const { graph, log } = await runOf(world, troubles);
        const { entities = [], relationships = [], mapped = [] } = graph ?? {};
        const all = [...entities, ...relationships, ...mapped];
        expect(JSON.stringify(all)).not.toContain(world.token.value);
        const elsewhere = all.flatMap((each) =>
          Object.entries(each)
            .filter(([name]) => !E_MAILS.includes(name))
            .filter(([, value]) => E_MAIL.test(JSON.stringify(value) ?? '')),
        );
        expect(elsewhere).toEqual([]);
        expect(log).not.toContain(world.token.value);
        expect(log).not.toMatch(E_MAIL);
      },
    ),
    RANDOM,
  );
});

const E_MAIL = /(?:me|Me|me\+npm|approver|ci)@[\w.]*example/;
