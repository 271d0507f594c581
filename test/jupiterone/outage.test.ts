import { acme } from '../registry/acme';
import { type FakeRegistry, startRegistry } from '../registry/server';
import { declaredTypes } from './declared';
import type { Graph } from './graph';
import { type FakePlatform, type Received, startPlatform } from './platform';
import { type Outcome, run } from './run';

jest.setTimeout(180_000);

/** How often the SDK sends a batch before it gives it up: five attempts, each with three repetitions. */
const SENDS = 20;

/** How often it sends anything else. */
const OTHER_SENDS = 4;

let platform: FakePlatform;
let registry: FakeRegistry;
/** What the platform holds after a run in which nothing failed. */
let before: Graph;

beforeAll(async () => {
  platform = await startPlatform({ declaredTypes });
  registry = await startRegistry(acme);
  await run(registry, platform);
  before = platform.graph;
});

afterEach(() => platform.recover());

afterAll(() => Promise.all([platform.close(), registry.close()]));

const isUpload = ({ action }: Received) =>
  ['entities', 'relationships'].includes(action);

/** Counts how often each batch came, this time included. */
function counter(): (request: Received) => number {
  const counts = new Map<string, number>();
  return ({ correlationId = '' }) => {
    const count = (counts.get(correlationId) ?? 0) + 1;
    counts.set(correlationId, count);
    return count;
  };
}

const holds = ({ body }: Received, type: string) =>
  JSON.stringify(body).includes(`"_type":"${type}"`);

function expectNothingChanged(): void {
  expect(platform.graph.entities).toEqual(before.entities);
  expect(platform.graph.relationships).toEqual(before.relationships);
}

function expectWhole({ exitCode }: Outcome): void {
  expect(exitCode).toBe(0);
  expect(platform.job.partialTypes).toEqual([]);
  expect(platform.job.entities).toEqual(before.entities);
  expect(platform.job.relationships).toEqual(before.relationships);
}

it('uploads that fail all times but the last lose nothing', async () => {
  const countOf = counter();
  platform.fail((request) => isUpload(request) && countOf(request) < SENDS, {
    status: 503,
  });
  expectWhole(await run(registry, platform));
});

it('connections that break, before the platform took a batch or after, lose nothing and bring nothing twice', async () => {
  const takenOf = counter();
  const brokenOf = counter();
  platform.fail(
    (request) => isUpload(request) && takenOf(request) <= 2,
    'taken, then reset',
  );
  platform.fail(
    (request) => isUpload(request) && brokenOf(request) <= 2,
    'reset',
  );
  expectWhole(await run(registry, platform));
  expect(platform.job.repetitions).toBeGreaterThan(0);
});

it('uploads of one type that fail for good make this type partial, and no other', async () => {
  const type = 'npm_package_allows_team';
  const batches = new Map<string, number>();
  platform.fail((request) => {
    if (!isUpload(request) || !holds(request, type)) return false;
    const { correlationId = '' } = request;
    batches.set(correlationId, (batches.get(correlationId) ?? 0) + 1);
    return true;
  }, 'reset');
  const { exitCode, output } = await run(registry, platform);
  expect(exitCode).toBe(0);
  expect(output).toContain('Step "Fetch Team Packages" failed to complete');
  expect(platform.job.partialTypes).toEqual([type]);
  expect([...new Set(batches.values())]).toEqual([SENDS]);
  expectNothingChanged();
});

it('a platform that takes no upload for long leaves every type partial and deletes nothing', async () => {
  platform.fail(isUpload, 'reset');
  await run(registry, platform);
  expect([...(platform.job.partialTypes ?? [])].sort()).toEqual(declaredTypes);
  expectNothingChanged();
});

it('events that cannot be told cost nothing else', async () => {
  platform.fail(({ action }) => action === 'events', { status: 500 });
  expectWhole(await run(registry, platform));
});

it('a job that cannot be finalized is aborted, and the graph stays as it was', async () => {
  const { graph } = platform;
  platform.fail(
    ({ action }) => action === 'finalize',
    { status: 502 },
    OTHER_SENDS,
  );
  const { exitCode } = await run(registry, platform);
  expect(platform.job.status).toBe('ABORTED');
  expect(platform.graph).toBe(graph);
  expect(exitCode).toBe(0);
});

it('a platform that is gone at the end ends the run with exit code 1, and the graph stays as it was', async () => {
  const { graph } = platform;
  platform.fail(
    ({ action }) => ['finalize', 'abort'].includes(action),
    'reset',
  );
  const { exitCode } = await run(registry, platform);
  expect(exitCode).toBe(1);
  expect(platform.graph).toBe(graph);
});

it('a job that the platform ended meanwhile is not finalized', async () => {
  const { graph } = platform;
  platform.fail(({ action }) => {
    if (action === 'relationships' && platform.job.status !== 'ABORTED')
      platform.job.abort({ reason: 'somebody stopped it' });
    return false;
  }, 'reset');
  const { exitCode, output } = await run(registry, platform);
  expect(output).toContain('because job has already ended');
  expect(platform.job.partialTypes).toBeUndefined();
  expect(platform.graph).toBe(graph);
  expect(exitCode).toBe(1);
});

it('a platform that is down for ten seconds, by the clock, loses nothing', async () => {
  let until: number | undefined;
  platform.fail((request) => {
    if (isUpload(request)) until ??= Date.now() + 10_000;
    return until !== undefined && Date.now() < until;
  }, 'reset');
  expectWhole(await run(registry, platform, { hurry: false }));
  expect(Date.now()).toBeGreaterThan(until ?? Infinity);
});
