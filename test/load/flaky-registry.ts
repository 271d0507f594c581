import { parseArgs } from 'node:util';
import { acme } from '../registry/acme';
import { type Fault, tooManyRequests } from '../registry/faults';
import { randomFrom } from '../registry/random';
import type { RecordedRequest } from '../registry/recorded-request';
import { startRegistry } from '../registry/server';

/** How likely each fault is for one request; a run makes some 400. */
const FAULTS: readonly (readonly [probability: number, Fault])[] = [
  [0.002, { status: 500 }],
  [0.002, { status: 502, body: '<h1>Bad gateway</h1>' }],
  [0.002, { status: 503 }],
  [0.001, { status: 404 }],
  [0.0001, { status: 401 }],
  [0.0005, tooManyRequests(1)],
  [0.0005, tooManyRequests()],
  [0.001, { status: 200, body: '<p>Log in</p>' }],
  [0.001, { status: 302, headers: { location: '/elsewhere' } }],
  [0.003, 'reset'],
  [0.003, 'cut'],
  [0.001, 'half'],
  [0.001, 'empty'],
  [0.001, 'bad gzip'],
  [0.0001, 'hang'],
  [0.0001, 'drip'],
];

/** Of so many questions for collaborators one is refused; a run asks 55. */
const REFUSED_EVERY = 100;

/** Requests that are remembered before they are forgotten. */
const MEMORY = 10_000;

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' } },
});

void serve(Number(values.seed));

/** Serves acme in a process of its own, with faults by chance, until the process that started it is gone. */
async function serve(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const registry = await startRegistry(acme);
  for (const [probability, fault] of FAULTS)
    registry.fail(() => random.chance(probability), fault);
  registry.fail(refusedTwice(), { status: 403 });
  registry.fail(() => {
    if (registry.requests.length > MEMORY) registry.requests.length = 0;
    return false;
  }, 'reset');
  process.once('disconnect', () => void registry.close());
  process.send?.(registry.url);
}

/** Now and then one that is asked for twice, since one refusal is asked about again: such a run is partial for sure. */
function refusedTwice(): (request: RecordedRequest) => boolean {
  const refused = new Set<string>();
  let asked = 0;
  return ({ path }) => {
    if (!path.includes('/collaborators')) return false;
    if (refused.delete(path)) return true;
    asked++;
    if (asked % REFUSED_EVERY === 0) refused.add(path);
    return refused.has(path);
  };
}
