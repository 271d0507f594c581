import type { Answer } from './answer';
import type { RecordedRequest } from './recorded-request';
import type { Endpoint } from './routes';

/** What goes wrong: another answer is given, the true one is changed, or something happens to it on its way. */
export type Fault = Answer | Change | Damage;

/** What becomes of the body of the true answer. */
export type Change = (body: unknown) => unknown;

/**
 * - `refuse`: nobody listens any more, until the registry is told to open again
 * - `reset`: the connection breaks before an answer
 * - `hang`: no answer ever comes
 * - `drip`: headers, then a space every few milliseconds, for ever
 * - `cut`: the connection ends in the middle of the body
 * - `broken off`: it is reset there
 * - `endless`: 100 MB of spaces
 * - `huge header`: one of the headers has 100 kB
 * - `half`, `empty`: half of the body or nothing, sent as if it were whole
 * - `bad gzip`: the body is said to be compressed and is not
 */
export type Damage =
  | 'refuse'
  | 'reset'
  | 'hang'
  | 'drip'
  | 'cut'
  | 'broken off'
  | 'half'
  | 'empty'
  | 'endless'
  | 'bad gzip'
  | 'huge header';

/** Which requests a fault is for. */
export type Match = Endpoint | ((request: RecordedRequest) => boolean);

/** npm's 429, which is a web page of the network before it. */
export function tooManyRequests(retryAfter?: number | string): Answer {
  const headers = { connection: 'close' };
  const wait = { 'retry-after': String(retryAfter) };
  return {
    status: 429,
    headers: retryAfter === undefined ? headers : { ...headers, ...wait },
    body: '<!DOCTYPE html><title>You are being rate limited</title>',
  };
}

/** Sends the client elsewhere. */
export function redirectTo(location: string): Answer {
  return { status: 302, headers: { location } };
}

interface Scripted {
  readonly match: Match;
  readonly fault: Fault;
  left: number;
}

/** The failures a test has scripted, the earliest first. */
export class FaultScript {
  readonly #scripted: Scripted[] = [];

  add(match: Match, fault: Fault, times: number): void {
    this.#scripted.push({ match, fault, left: times });
  }

  /** The fault for a request; it is used up once. */
  next(request: RecordedRequest): Fault | undefined {
    const scripted = this.#scripted.find(
      ({ match, left }) => left > 0 && applies(match, request),
    );
    if (!scripted) return undefined;
    scripted.left -= 1;
    return scripted.fault;
  }
}

function applies(match: Match, request: RecordedRequest): boolean {
  return typeof match === 'function'
    ? match(request)
    : match === request.endpoint;
}
