import { isUtf8 } from 'buffer';
import { constants, gunzipSync } from 'zlib';
import fetch, { FetchError, type Headers, type Response } from 'node-fetch';
import type { Agents } from './agent';
import type { Clock } from './clock';
import { broken, codeOf, Failure, late } from './failure';
import { Transfer } from './transfer';
import { isSecure } from './url';

const MOST_REDIRECTS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** One request, redirects included. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: { readonly [name: string]: string };
  /** The `Authorization` header; it goes to the origin of `url` and nowhere else. */
  readonly authorization?: string;
  readonly body?: string;
  /** Milliseconds for everything: connecting, redirects, headers and body. */
  readonly deadline: number;
  /** The answer must have fewer decoded bytes than this. */
  readonly maxBytes: number;
  readonly agents: Agents;
  readonly clock: Clock;
}

/** What came back, whatever the status. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Sends a request and reads its answer; whatever ends it early also ends the transfer. Throws a {@link Failure}. */
export async function exchange(request: Exchange): Promise<Answer> {
  const transfer = new Transfer();
  const inTime = request.clock.after(request.deadline, () =>
    transfer.end(late(request.deadline)),
  );
  try {
    const response = await follow(request, transfer);
    const body = await readBody(response, request.maxBytes);
    return { status: response.status, headers: response.headers, body };
  } catch (error) {
    const failure = error instanceof Failure ? error : broken(error);
    transfer.end(failure);
    throw transfer.failure ?? failure;
  } finally {
    inTime();
  }
}

async function follow(
  request: Exchange,
  transfer: Transfer,
): Promise<Response> {
  let url = request.url;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await fetch(url.href, {
      method: request.method,
      headers: headersFor(request),
      body: request.body,
      redirect: 'manual',
      compress: false,
      size: request.maxBytes - 1,
      agent: (each) => request.agents.for(each, transfer),
    });
    transfer.read(response.body);
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || !location) return response;
    response.body.resume();
    url = redirectTarget(location, url, request);
  }
  throw new Failure('NOT_NPM', 'it redirects in a circle', true);
}

function headersFor({ headers, authorization }: Exchange): {
  [name: string]: string;
} {
  return authorization ? { ...headers, authorization } : { ...headers };
}

/** What is told to the owner of a token is another thing than what everybody is told: without it the answer would be wrong. */
function redirectTarget(location: string, from: URL, request: Exchange): URL {
  const target = URL.canParse(location, from.href)
    ? new URL(location, from)
    : undefined;
  if (!target || !isSecure(target))
    throw new Failure(
      'NOT_NPM',
      'it redirects to an address that is not https',
      true,
    );
  if (request.authorization && target.origin !== request.url.origin)
    throw new Failure(
      'NOT_NPM',
      'it redirects to another host, which must not get the access token',
      true,
    );
  target.username = '';
  target.password = '';
  return target;
}

async function readBody(response: Response, maxBytes: number): Promise<string> {
  const encoding = (response.headers.get('content-encoding') ?? '')
    .trim()
    .toLowerCase();
  let start: Buffer = Buffer.alloc(0);
  response.body.once('data', (chunk: Buffer) => (start = chunk));
  try {
    const body = unpacked(await response.buffer(), encoding, maxBytes);
    // Bytes that are no text would become other names.
    if (isUtf8(body)) return body.toString('utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw isTooLarge(error) ? tooLarge(maxBytes, start, encoding) : error;
  }
  throw new Failure('NOT_NPM', 'the answer is no UTF-8', true);
}

/** Most answers are small: unpacking them at once costs a fraction of a stream for each. */
function unpacked(packed: Buffer, encoding: string, maxBytes: number): Buffer {
  if (encoding === '' || encoding === 'identity') return packed;
  if (encoding !== 'gzip' && encoding !== 'x-gzip')
    throw new Failure(
      'NOT_NPM',
      'the answer is packed in an unknown way',
      true,
    );
  try {
    return gunzipSync(packed, { maxOutputLength: maxBytes });
  } catch (error) {
    throw isTooLarge(error) ? error : broken(error);
  }
}

/** Whether node-fetch or zlib came upon more bytes than it was allowed. */
function isTooLarge(error: unknown): boolean {
  return error instanceof FetchError
    ? error.type === 'max-size'
    : codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
}

/** An object without end is what it is; anything else may be gone a little later. */
function tooLarge(maxBytes: number, start: Buffer, encoding: string): Failure {
  const megabytes = maxBytes / 1e6;
  return new Failure(
    'TOO_LARGE',
    `the answer has ${megabytes} MB or more`,
    beginning(start, encoding).trimStart().startsWith('{') ? false : 'once',
  );
}

function beginning(start: Buffer, encoding: string): string {
  if (!encoding.includes('gzip')) return start.toString();
  try {
    const finishFlush = constants.Z_SYNC_FLUSH;
    return gunzipSync(start, { finishFlush }).toString();
  } catch {
    return '';
  }
}
