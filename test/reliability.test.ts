import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  IntegrationProviderAuthenticationError,
  StepResultStatus,
} from '@jupiterone/integration-sdk-core';
import { collect } from './collect';
import { startRegistry } from './registry/server';
import { type Case, cases } from './reliability/endpoints';
import { faults, type NamedFault } from './reliability/faults';
import {
  type Run,
  runWith,
  typesOf,
  untruthsIn,
  withDependents,
} from './reliability/run';
import { documentOf, Seen } from './reliability/table';
import { MAX_BYTES, smallWorldWithLargePackage } from './small-world';

jest.setTimeout(300_000);

const DOCUMENT = join(__dirname, '..', 'docs', 'reliability.md');
const seen = new Seen();

/** What was not as it should be, each with where it happened. */
type Complaints = string[];

/** One run after the other: the SDK keeps a folder for all runs of a process. */
async function each<T>(
  items: readonly T[],
  judge: (item: T, complaints: Complaints) => Promise<void>,
): Promise<void> {
  const complaints: Complaints = [];
  for (const item of items) await judge(item, complaints);
  expect(complaints).toEqual([]);
}

/** Notes what differs from what was expected. */
function same(
  where: string,
  found: unknown,
  wanted: unknown,
  to: Complaints,
): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (one !== other) to.push(`${where}: got ${one}, not ${other}`);
}

/** The ids of the steps that failed of their own, sorted. */
function failedIn({ graph }: Run): readonly string[] | undefined {
  return graph?.steps
    .filter(({ status }) => status === StepResultStatus.FAILURE)
    .map(({ id }) => id)
    .sort();
}

/** The graph is true and as partial as some steps make it. */
function judge(
  where: string,
  run: Run,
  a: Case,
  failing: readonly string[],
  to: Complaints,
  leavingOut: readonly string[] = [],
): void {
  if (!run.graph) {
    to.push(`${where}: ${String(run.error)}`);
    return;
  }
  same(`${where}, steps`, failedIn(run), [...failing].sort(), to);
  const partial = [...run.graph.partialTypes].sort();
  same(`${where}, partial`, partial, typesOf(withDependents(failing)), to);
  same(where, untruthsIn(run.graph, a, typesOf(new Set(leavingOut))), [], to);
}

/** The endpoint is in the log, or in the error that ended the run before the log began. */
function judgeTold(where: string, run: Run, a: Case, to: Complaints): void {
  const name = a.endpoint
    .replace(' without the token', '')
    .replace('/org/:org/', '/org/acme/')
    .replace('/team/:org/:team/', '/team/acme/core/')
    .replace(':package/:version', ':package/latest');
  const told = `${run.log}\n${String(run.error)}`;
  same(`${where}, told`, told.includes(name), true, to);
}

function judgeTime(
  where: string,
  { minutes }: Run,
  most: number,
  to: Complaints,
): void {
  if (minutes > most) to.push(`${where}: took ${minutes} minutes`);
}

/** A run in the words of the table. */
function outcomeOf(run: Run, { always }: Case): string {
  const failed = failedIn(run);
  if (!failed) return 'ends';
  if (failed.join() === always.join()) return 'whole';
  return `partial: ${failed.map((id) => `\`${id}\``).join(', ')}`;
}

const everyCell = cases.flatMap((a) =>
  faults.map((fault): readonly [Case, NamedFault] => [a, fault]),
);

it('a run asks every endpoint and no other', async () => {
  const registry = await startRegistry(smallWorldWithLargePackage);
  const graph = await collect(registry, { limits: { maxBytes: MAX_BYTES } });
  await registry.close();
  const asked = registry.requests.map(({ endpoint, authorized }) =>
    endpoint === 'GET /-/org/:org/package' && !authorized
      ? `${endpoint} without the token`
      : endpoint,
  );
  expect([...new Set(asked)].sort()).toEqual(
    cases.map(({ endpoint }) => endpoint).sort(),
  );
  expect(graph.unsuccessful).toEqual(['fetch-package-publishers']);
});

it('a fault that passes leaves the whole graph and nothing partial', async () => {
  await each(everyCell, async ([a, { name, fault, minutes }], complaints) => {
    const what = `${name} once`;
    const where = `${a.endpoint}, ${what}`;
    const run = await runWith(a, fault, 1);
    seen.note(a.endpoint, what, outcomeOf(run, a));
    judge(where, run, a, a.always, complaints);
    // What is redirected to itself and then answered is no trouble.
    if (name !== 'a redirect to itself') judgeTold(where, run, a, complaints);
    judgeTime(where, run, minutes[0], complaints);
  });
});

it('a fault that stays leaves the types partial that it touches and no others, and is told of', async () => {
  await each(everyCell, async ([a, { name, fault, minutes }], complaints) => {
    const what = `${name} for ever`;
    const where = `${a.endpoint}, ${what}`;
    const run = await runWith(a, fault, Infinity);
    seen.note(a.endpoint, what, outcomeOf(run, a));
    const { failing, failingWhenLarge = failing } = a;
    const steps = fault === 'endless' ? failingWhenLarge : failing;
    if (steps) judge(where, run, a, steps, complaints);
    else same(`${where}, the graph`, run.graph, undefined, complaints);
    judgeTold(where, run, a, complaints);
    judgeTime(where, run, minutes[1], complaints);
  });
});

it.each([401, 403, 404] as const)(
  'a run that is answered %d at an endpoint is partial, ends or is whole, as the endpoint is',
  async (status) => {
    await each(cases, async (a, complaints) => {
      const where = `${a.endpoint}, ${status}`;
      const run = await runWith(a, { status }, Infinity, 1);
      const verdict = a.on[status];
      const outcome = outcomeOf(run, a);
      const isLeftOut = verdict === 'left out' && outcome === 'whole';
      seen.note(a.endpoint, String(status), isLeftOut ? verdict : outcome);
      if (verdict === 'ends')
        same(`${where}, the graph`, run.graph, undefined, complaints);
      else {
        const failing = verdict === 'partial' ? (a.failing ?? []) : a.always;
        const leaves = verdict === 'left out' ? (a.failing ?? []) : [];
        judge(where, run, a, failing, complaints, leaves);
      }
    });
  },
);

it('a refused token ends the run, and nothing is asked after it', async () => {
  const endpoints = cases.filter(({ on }) => on[401] === 'ends');
  await each(endpoints, async (a, complaints) => {
    const run = await runWith(a, { status: 401 }, 1, 1);
    const where = `${a.endpoint}, 401 once`;
    const refused = run.error instanceof IntegrationProviderAuthenticationError;
    same(`${where}, the error`, refused, true, complaints);
    const last = run.registry.requests.at(-1);
    same(`${where}, the last request`, last && a.match(last), true, complaints);
    judgeTold(where, run, a, complaints);
  });
});

it('a registry that refuses connections for a moment leaves the whole graph', async () => {
  await each(cases, async (a, complaints) => {
    const where = `${a.endpoint}, refused once`;
    const run = await runWith(a, 'refuse', 1);
    judge(where, run, a, a.always, complaints);
    judgeTime(where, run, 3, complaints);
  });
});

it('a registry that goes away for good leaves what was read, and the rest is told to be partial', async () => {
  await each(cases, async (a, complaints) => {
    const where = `${a.endpoint}, refused for ever`;
    const run = await runWith(a, 'refuse', Infinity);
    if (run.graph) {
      same(where, untruthsIn(run.graph, a), [], complaints);
      const failed = new Set(failedIn(run));
      const partial = [...run.graph.partialTypes].sort();
      const expected = typesOf(withDependents([...failed]));
      same(`${where}, partial`, partial, expected, complaints);
    } else same(`${where}, began`, a.failing, undefined, complaints);
    judgeTime(where, run, 20, complaints);
  });
});

it('the document is what was seen', () => {
  const document = documentOf(seen, faults);
  if (process.env.WRITE_DOCUMENTS) writeFileSync(DOCUMENT, document);
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(document);
});
