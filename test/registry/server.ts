import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { deliver } from './deliver';
import { type Fault, FaultScript, type Match, tooManyRequests } from './faults';
import { type RateLimit, rateLimiter } from './rate-limit';
import { type RecordedRequest, recordRequest } from './recorded-request';
import { answerTo, type Endpoint } from './routes';
import type { World } from './world';
import { indexWorld, type WorldIndex } from './world-index';

/** How a fake registry differs from the quickest and most patient one. */
export interface RegistryOptions {
  /** Any free one when left out. */
  readonly port?: number;
  /** Milliseconds before each answer. */
  readonly latency?: number;
  readonly limit?: RateLimit;
}

/** Serves a world on a port of this machine, as the npm registry would. */
export async function startRegistry(
  world: World,
  options: RegistryOptions = {},
): Promise<FakeRegistry> {
  // Closing idle connections early would break a request that is just being sent.
  const server = createServer({ keepAliveTimeout: 60_000 });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return new FakeRegistry(server, world, options);
}

/** A running fake registry: what it was asked, and what it shall do wrong. */
export class FakeRegistry {
  /** Without a last slash. */
  readonly url: string;
  readonly requests: RecordedRequest[] = [];
  /** How many sockets were opened. */
  connections = 0;
  /** The most requests that were under way at one time. */
  maxInFlight = 0;
  /** How many requests were over the limit, and answered with 429. */
  limited = 0;
  #inFlight = 0;
  #index: WorldIndex;
  readonly #faults = new FaultScript();
  readonly #isOverLimit: () => boolean;

  constructor(
    private readonly server: Server,
    world: World,
    private readonly options: RegistryOptions,
  ) {
    const address = server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('the server does not listen on a port');
    }
    this.url = `http://127.0.0.1:${address.port}`;
    this.#index = indexWorld(world);
    this.#isOverLimit = rateLimiter(options.limit);
    server.on('connection', () => (this.connections += 1));
    server.on('request', (request, response) => {
      // What cannot be read, as when the client went away, gets no answer.
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** What it serves. */
  get world(): World {
    return this.#index.world;
  }

  /** Requests that no route takes, as in `PUT /@acme/widget`. */
  get unknownRoutes(): readonly string[] {
    return this.requests
      .filter(({ endpoint }) => endpoint === undefined)
      .map(({ method, path }) => `${method} ${path}`);
  }

  /** How many requests came, to one endpoint or in all. */
  count(endpoint?: Endpoint): number {
    if (endpoint === undefined) return this.requests.length;
    return this.requests.filter((each) => each.endpoint === endpoint).length;
  }

  /** Scripts a failure; of several for the same request the earliest applies. */
  fail(match: Match, fault: Fault, times = Infinity): void {
    this.#faults.add(match, fault, times);
  }

  /** Goes on with another world, as when time has passed. */
  setWorld(world: World): void {
    this.#index = indexWorld(world);
  }

  /** Listens again after it refused connections. */
  async reopen(): Promise<void> {
    if (this.server.listening) return;
    this.server.listen(Number(new URL(this.url).port), '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** Stops for good and breaks what is still connected. */
  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  async #serve(
    incoming: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    this.#inFlight += 1;
    this.maxInFlight = Math.max(this.maxInFlight, this.#inFlight);
    response.once('close', () => (this.#inFlight -= 1));
    const request = await recordRequest(incoming);
    this.requests.push(request);
    const fault = this.#faultFor(request);
    if (this.options.latency) await setTimeout(this.options.latency);
    if (fault === 'refuse') this.#goAway();
    if (typeof fault === 'object') {
      deliver(incoming, response, fault);
      return;
    }
    const answer = answerTo(request, this.#index, this.url);
    if (typeof fault === 'function')
      deliver(incoming, response, { ...answer, body: fault(answer.body) });
    else deliver(incoming, response, answer, fault);
  }

  #goAway(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  #faultFor(request: RecordedRequest): Fault | undefined {
    const { limit } = this.options;
    if (this.#isOverLimit()) {
      this.limited += 1;
      return tooManyRequests(limit?.retryAfter);
    }
    return this.#faults.next(request);
  }
}
