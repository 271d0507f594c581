/**
 * A stand-in for JupiterOne's synchronization API: jobs that take entities, relationships and events and are finalized or
 * aborted. It refuses what the platform refuses, and fails as it is told to. Its graph is what the platform would hold:
 * finalizing a job deletes what the job did not bring, except of the types that it calls partial.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type LocalServer, startServer } from '../local-server';
import { emptyGraph, type Graph, synchronize } from './graph';
import { Job, Refusal } from './job';
import { isObject, type Json } from './shapes';

/** The most bytes that a request may have. */
const MOST_BYTES = 6_144_000;

const API_KEY = 'j1-key-of-the-stand-in';
const ACCOUNT = 'acme';
const INSTANCE = 'instance-of-the-stand-in';

const JOBS = '/persister/synchronization/jobs';

/** A request as a fault sees it. */
export interface Received {
  /** The last part of the path, as in `entities` or `finalize`; `jobs` for the request that begins a job. */
  readonly action: string;
  readonly bytes: number;
  readonly body: unknown;
  /** The same each time that a batch is sent again. */
  readonly correlationId?: string;
}

/** An answer instead of the true one; a connection that breaks before the request was taken, or after it. */
export type Fault = { readonly status: number } | 'reset' | 'taken, then reset';

/** Starts the stand-in on a port of this machine. */
export async function startPlatform(
  options: { readonly declaredTypes?: readonly string[] } = {},
): Promise<FakePlatform> {
  const server = await startServer((request, response) => {
    platform.serve(request, response).catch(() => response.destroy());
  });
  const platform = new FakePlatform(server, options.declaredTypes);
  return platform;
}

/** A running stand-in: what it was sent, what it holds, and what it shall do wrong. */
export class FakePlatform {
  readonly apiKey = API_KEY;
  readonly account = ACCOUNT;
  readonly instance = INSTANCE;
  readonly requests: Received[] = [];
  readonly jobs: Job[] = [];
  /** What the instance's jobs made so far. */
  graph: Graph = emptyGraph;
  private readonly faults: {
    readonly match: (request: Received) => boolean;
    readonly fault: Fault;
    left: number;
  }[] = [];

  constructor(
    private readonly server: LocalServer,
    private readonly declaredTypes?: readonly string[],
  ) {}

  /** Without a last slash. */
  get url(): string {
    return this.server.url;
  }

  /** The job that was begun last. */
  get job(): Job {
    const job = this.jobs.at(-1);
    if (!job) throw new Error('no job was begun');
    return job;
  }

  /** Scripts a failure for as many requests as told; of several the earliest applies. */
  fail(
    match: (request: Received) => boolean,
    fault: Fault,
    times = Infinity,
  ): void {
    this.faults.push({ match, fault, left: times });
  }

  /** Makes it sound again. */
  recover(): void {
    this.faults.length = 0;
  }

  async close(): Promise<void> {
    await this.server.close();
  }

  /** Takes one request. */
  async serve(
    incoming: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const text = await buffer(incoming);
    const { pathname } = new URL(incoming.url ?? '', this.url);
    const correlationId = incoming.headers['jupiterone-correlation-id'];
    const request: Received = {
      action: pathname.slice(pathname.lastIndexOf('/') + 1),
      bytes: text.length,
      body: parse(text.toString()),
      correlationId: [correlationId].flat().at(0),
    };
    this.requests.push(request);
    const fault = this.faultFor(request);
    if (typeof fault === 'object') {
      send(response, { status: fault.status, body: {} });
      return;
    }
    if (fault === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    const answer = this.answerTo(incoming, pathname, request);
    if (fault === undefined) send(response, answer);
    else incoming.socket.resetAndDestroy();
  }

  private faultFor(request: Received): Fault | undefined {
    const scripted = this.faults.find(
      ({ match, left }) => left > 0 && match(request),
    );
    if (scripted) scripted.left -= 1;
    return scripted?.fault;
  }

  private answerTo(
    { method, headers }: IncomingMessage,
    path: string,
    request: Received,
  ): Answer {
    try {
      if (headers.authorization !== `Bearer ${API_KEY}`)
        throw new Refusal(
          401,
          'UNAUTHORIZED',
          'the API key is missing or wrong',
        );
      if (headers['lifeomic-account'] !== ACCOUNT)
        throw new Refusal(
          403,
          'FORBIDDEN',
          'the API key is for another account',
        );
      if (request.bytes > MOST_BYTES)
        throw new Refusal(
          413,
          'RequestEntityTooLargeException',
          'the request is too large',
        );
      const job = this.route(`${method} ${path}`, request);
      return { status: 200, body: { job: job.shown } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code, message } = error;
      return { status, body: { error: { code, message } } };
    }
  }

  private route(route: string, { action, body, correlationId }: Received): Job {
    if (route === `POST ${JOBS}`) return this.begin(body);
    const [, method, id] =
      /^(GET|POST) \/persister\/synchronization\/jobs\/([^/]+)/.exec(route) ??
      [];
    const job = this.jobs.find((each) => each.id === id);
    if (!job) throw new Refusal(404, 'JOB_NOT_FOUND', 'there is no such job');
    if (method === 'GET') return job;
    if (action === 'entities' || action === 'relationships')
      job.upload(action, body, correlationId);
    else if (action === 'events') job.addEvents(body);
    else if (action === 'abort') job.abort(body);
    else if (action === 'finalize') {
      job.finalize(body);
      this.graph = synchronize(this.graph, job);
    } else throw new Refusal(404, 'NOT_FOUND', `there is no ${action}`);
    return job;
  }

  private begin(body: unknown): Job {
    const details = isObject(body) ? body : {};
    const { source, scope, integrationInstanceId } = details;
    if (source === 'api' ? !scope : integrationInstanceId !== INSTANCE)
      throw new Refusal(
        400,
        'JOB_INVALID',
        'a job needs an instance, or a scope',
      );
    const job = new Job(
      `job-${this.jobs.length + 1}`,
      details,
      this.declaredTypes,
    );
    this.jobs.push(job);
    return job;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Answer {
  readonly status: number;
  readonly body: Json;
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
