import { gunzipSync } from 'zlib';
import fetch, { FetchError, type Headers, type Response } from 'node-fetch';
import type { Agents } from './agent';
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
  /** The `Authorization` header; sent to the origin of `url` only. */
  readonly authorization?: string;
  readonly body?: string;
  /** Milliseconds for everything: connecting, redirects, headers and body. */
  readonly deadline: number;
  /** The answer must have fewer decoded bytes than this. */
  readonly maxBytes: number;
  readonly agents: Agents;
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
  const timer = setTimeout(
    () => transfer.end(late(request.deadline)),
    request.deadline,
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
    clearTimeout(timer);
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
      headers: headersFor(request, url),
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
    url = redirectTarget(location, url);
  }
  throw new Failure('NOT_NPM', 'it redirects in a circle', false);
}

function headersFor(request: Exchange, url: URL): { [name: string]: string } {
  const { headers, authorization } = request;
  return authorization && url.origin === request.url.origin
    ? { ...headers, authorization }
    : { ...headers };
}

function redirectTarget(location: string, from: URL): URL {
  const target = URL.canParse(location, from.href)
    ? new URL(location, from)
    : undefined;
  if (target && isSecure(target)) return target;
  throw new Failure(
    'NOT_NPM',
    'it redirects to an address that is not https',
    false,
  );
}

/** Most answers are small: unpacking them at once costs a fraction of a stream for each. */
async function readBody(response: Response, maxBytes: number): Promise<string> {
  const encoding = response.headers.get('content-encoding') ?? 'identity';
  if (Number(response.headers.get('content-length')) >= maxBytes)
    throw tooLarge(maxBytes);
  const packed = await response.buffer().catch((error) => {
    throw isTooLarge(error) ? tooLarge(maxBytes) : error;
  });
  if (encoding === 'identity') return packed.toString('utf8');
  if (encoding !== 'gzip')
    throw new Failure(
      'NOT_NPM',
      'the answer is packed in an unknown way',
      true,
    );
  try {
    const body = gunzipSync(packed, { maxOutputLength: maxBytes });
    return body.toString('utf8');
  } catch (error) {
    throw isTooLarge(error) ? tooLarge(maxBytes) : broken(error);
  }
}

/** Whether node-fetch or zlib came upon more bytes than it was allowed. */
function isTooLarge(error: unknown): boolean {
  return error instanceof FetchError
    ? error.type === 'max-size'
    : codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
}

function tooLarge(maxBytes: number): Failure {
  const megabytes = maxBytes / 1e6;
  return new Failure(
    'TOO_LARGE',
    `the answer has ${megabytes} MB or more`,
    false,
  );
}
