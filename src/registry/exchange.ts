import type http from 'http';
import fetch, { type Headers, type Response } from 'node-fetch';
import type { FailureStatus } from './errors';
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
  readonly agentFor: (url: URL) => http.Agent;
}

/** What came back, whatever the status. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A request that came to nothing; the message finishes the sentence and holds no secrets. */
export class Failure extends Error {
  constructor(
    readonly status: FailureStatus,
    message: string,
    /** Whether the same request may fare better a little later. */
    readonly mayPass: boolean,
  ) {
    super(message);
  }
}

/** Sends a request and reads its answer; whatever ends it early also ends the transfer. Throws a {@link Failure}. */
export async function exchange(request: Exchange): Promise<Answer> {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(late(request.deadline)),
    request.deadline,
  );
  try {
    const response = await follow(request, controller);
    const body = await readBody(response, request.maxBytes);
    return { status: response.status, headers: response.headers, body };
  } catch (error) {
    const reason: unknown = controller.signal.reason;
    if (reason instanceof Failure) throw reason;
    throw error instanceof Failure ? error : broken(error);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

async function follow(
  request: Exchange,
  controller: AbortController,
): Promise<Response> {
  let url = request.url;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await fetch(url.href, {
      method: request.method,
      headers: headersFor(request, url),
      body: request.body,
      redirect: 'manual',
      agent: request.agentFor,
      signal: controller.signal,
    });
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

async function readBody(response: Response, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes >= maxBytes)
      throw new Failure(
        'TOO_LARGE',
        `the answer has ${maxBytes / 1e6} MB or more`,
        false,
      );
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function late(deadline: number): Failure {
  const seconds = deadline / 1000;
  return new Failure(
    'TIMEOUT',
    `no complete answer within ${seconds} seconds`,
    true,
  );
}

/** Names only the error's code: node-fetch's messages hold the whole URL. */
function broken(error: unknown): Failure {
  const code =
    error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return new Failure('UNREACHABLE', `the connection failed${code}`, true);
}
