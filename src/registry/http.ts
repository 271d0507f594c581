import pLimit, { type Limit } from 'p-limit';
import pRetry, { AbortError } from 'p-retry';
import { version } from '../../package.json';
import { Agents } from './agent';
import { jsonOf } from './answer';
import { type Clock, systemClock } from './clock';
import { DecodeError, type Decoder } from './decode';
import { requestError } from './errors';
import { exchange, type Exchange } from './exchange';
import { Failure } from './failure';
import { defaultLimits, type Limits } from './limits';
import { RateLimit } from './rate-limit';
import { Report } from './report';
import {
  endpointOf,
  isMandatory,
  type Request,
  type RequestOptions,
} from './request';

export interface HttpOptions {
  /** With or without a last slash. */
  readonly registryUrl: string;
  readonly token: string;
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
}

/**
 * JSON over HTTP with one registry: one pool of connections, one limit on requests under way and one pause for all.
 * Every failure is an `IntegrationProviderAPIError` or a subclass of it, with endpoint and status and without secrets.
 */
export class Http {
  /** What people are told of the talk with the registry. */
  readonly report: Report;
  private readonly limits: Limits;
  private readonly clock: Clock;
  private readonly limit: Limit;
  private readonly rateLimit: RateLimit;
  private readonly agents: Agents;
  private failuresInARow = 0;
  private stopped?: Failure;

  constructor(private readonly options: HttpOptions) {
    this.limits = { ...defaultLimits, ...options.limits };
    this.clock = options.clock ?? systemClock;
    this.report = new Report(this.clock);
    const { concurrency, idle } = this.limits;
    this.limit = pLimit(concurrency);
    this.rateLimit = new RateLimit(this.clock, this.limits.rateLimitPatience);
    this.agents = new Agents(concurrency, idle);
  }

  /** Reads a path, query included. */
  get<T>(
    path: string,
    decode: Decoder<T>,
    options?: RequestOptions,
  ): Promise<T> {
    return this.request({ method: 'GET', path, ...options }, decode);
  }

  /** Sends JSON to a path that answers a question; it is repeated like a `get`. */
  post<T>(
    path: string,
    body: unknown,
    decode: Decoder<T>,
    options?: RequestOptions,
  ): Promise<T> {
    return this.request({ method: 'POST', path, body, ...options }, decode);
  }

  private async request<T>(request: Request, decode: Decoder<T>): Promise<T> {
    const endpoint = endpointOf(request);
    const json = await this.retry(request, endpoint);
    try {
      return decode(json);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      const detail = `it answered what npm never does: ${error.message}`;
      throw requestError(endpoint, 'NOT_NPM', detail);
    }
  }

  private async retry(request: Request, endpoint: string): Promise<unknown> {
    const attempts = request.expendable
      ? 1
      : (request.attempts ?? this.limits.attempts);
    let last: unknown;
    try {
      const json = await pRetry(() => this.limit(() => this.attempt(request)), {
        retries: attempts - 1,
        minTimeout: 0,
        maxTimeout: 0,
        onFailedAttempt: (failed) => {
          last = failed;
          return failed.retriesLeft > 0
            ? this.clock.sleep(backOff(failed.attemptNumber))
            : undefined;
        },
      });
      this.failuresInARow = 0;
      return json;
    } catch (thrown) {
      // p-retry throws the most frequent of the failures that may pass, not the last one.
      const error = thrown instanceof Failure && thrown.mayPass ? last : thrown;
      if (!(error instanceof Failure)) throw error;
      const { status } = error;
      const message =
        status === 401 && request.anonymous
          ? 'npm wants a token for what it tells everybody'
          : error.message;
      const tokenRefused = status === 401 && isMandatory(request);
      if (isMandatory(request)) this.countFailure(error);
      if (!error.mayPass)
        throw requestError(endpoint, status, message, tokenRefused);
      const detail = `${message}, on each of ${attempts} attempts`;
      throw requestError(endpoint, status, detail);
    }
  }

  /** One attempt; what a further one cannot mend ends them all. */
  private async attempt(request: Request): Promise<unknown> {
    try {
      return await this.send(request);
    } catch (error) {
      if (!(error instanceof Failure) || error.mayPass) throw error;
      if (error.status === 401 && isMandatory(request)) this.stopped ??= error;
      throw new AbortError(error);
    }
  }

  /** Sends once, or again after each pause that a 429 asks for. */
  private async send(request: Request): Promise<unknown> {
    for (;;) {
      const ticket = await this.rateLimit.pass();
      if (this.stopped) throw this.stopped;
      const answer = await exchange(this.exchangeFor(request));
      this.report.notice(this.withoutToken(answer.headers.get('npm-notice')));
      if (answer.status !== 429) {
        this.rateLimit.answered(ticket);
        return jsonOf(answer);
      }
      if (request.expendable) return jsonOf(answer);
      const retryAfter = answer.headers.get('retry-after');
      if (!this.rateLimit.limited(ticket, retryAfter))
        throw this.giveUp(this.impatience());
      this.report.pause(this.rateLimit.pause());
    }
  }

  /** A proxy may answer with what it was sent. */
  private withoutToken(text: string | null): string | null {
    return text && text.replaceAll(this.options.token, '***');
  }

  private exchangeFor(request: Request): Exchange {
    const { registryUrl, token } = this.options;
    const { body } = request;
    return {
      method: request.method,
      url: new URL(registryUrl.replace(/\/*$/, '') + request.path),
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'user-agent': `graph-npm/${version}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      authorization: request.anonymous ? undefined : `Bearer ${token}`,
      body: body === undefined ? undefined : JSON.stringify(body),
      deadline: request.deadline ?? this.limits.deadline,
      maxBytes: this.limits.maxBytes,
      agents: this.agents,
    };
  }

  private countFailure({ mayPass }: Failure): void {
    this.failuresInARow = mayPass ? this.failuresInARow + 1 : 0;
    if (this.failuresInARow >= this.limits.failuresInARow)
      this.giveUp(`the last ${this.failuresInARow} requests all failed`);
  }

  private impatience(): string {
    const minutes = this.limits.rateLimitPatience / 60_000;
    return `it limits requests for longer than ${minutes} minutes`;
  }

  private giveUp(reason: string): Failure {
    if (this.stopped) return this.stopped;
    const detail = `not asked any more in this run, since ${reason}`;
    this.report.warn(`npm is ${detail}`);
    this.stopped = new Failure('GIVEN_UP', detail, false);
    return this.stopped;
  }
}

/** Milliseconds before the next attempt: about 1, 3, 9 and 27 seconds, jittered so that many clients do not come back at once. */
function backOff(attempt: number): number {
  return 1000 * 3 ** (attempt - 1) * (0.75 + Math.random() / 2);
}
