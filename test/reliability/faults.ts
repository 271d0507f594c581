import { FakeClock } from '../fake-clock';
import { type Fault, redirectTo, tooManyRequests } from '../registry/faults';

/** A fault as the table names it. */
export interface NamedFault {
  readonly name: string;
  readonly fault: Fault;
  /** The most minutes of a run with it, when it passes and when it stays. */
  readonly minutes: readonly [passing: number, staying: number];
}

const MINUTES = [3, 20] as const;
/** What npm may limit for ten minutes before it is given up on. */
const LIMITED = [3, 40] as const;

const of = (
  name: string,
  fault: Fault,
  minutes: NamedFault['minutes'] = MINUTES,
): NamedFault => ({ name, fault, minutes });

const web = (body: string) => ({ status: 200, body });
const json = (body: string) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body,
});

/** When the clock of every test begins, a minute later. */
const date = new Date(new FakeClock().now() + 60_000).toUTCString();

/** A list or a dictionary with something in it that npm never says there. */
function bent(body: unknown): unknown {
  if (Array.isArray(body)) return [7];
  const known = new Map<string, unknown>(Object.entries(body ?? {}));
  if (known.has('versions')) known.set('versions', { '1.0.0': null });
  else if (known.has('objects')) known.set('objects', 7);
  else for (const key of known.keys()) known.set(key, 7);
  return Object.fromEntries(known);
}

/** Everything that goes wrong at an endpoint, but for refusals. */
export const faults: readonly NamedFault[] = [
  of('429 without `Retry-After`', tooManyRequests(), LIMITED),
  of('429 with `Retry-After: 7`', tooManyRequests(7), LIMITED),
  of('429 with `Retry-After` as a date', tooManyRequests(date), LIMITED),
  of('429 with `Retry-After: 0`', tooManyRequests(0), LIMITED),
  of('500', { status: 500, body: { error: 'Internal' } }),
  of('502', { status: 502, body: '<h1>Bad gateway</h1>' }),
  of('503', { status: 503 }),
  of(
    '503 with `Retry-After: 7`',
    { status: 503, headers: { 'retry-after': '7' } },
    LIMITED,
  ),
  of('504', { status: 504 }),
  of('a reset before the headers', 'reset'),
  of('a reset in the middle of the body', 'broken off'),
  of('a body cut, its length wrong', 'cut'),
  of('a body cut, its length right', 'half'),
  of('no answer', 'hang'),
  of('a byte now and then', 'drip'),
  of('200 and a web page', web('<p>Log in</p>')),
  of('200 and nothing', 'empty'),
  of('200 and half of the JSON', json('{"half": [')),
  of('200 and `null`', { status: 200, body: null }),
  of('200 and a wrong type at depth', bent),
  of('200 and a thousand levels', json('['.repeat(1000) + ']'.repeat(1000))),
  of('200 and 100 MB', 'endless'),
  of('a redirect to itself', redirectTo('')),
  of('a redirect to another origin', redirectTo('https://elsewhere.example/')),
  of('a redirect to http', redirectTo('http://elsewhere.example/')),
  of('gzip that is none', 'bad gzip'),
  of('a header of 100 kB', 'huge header'),
];
