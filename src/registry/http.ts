import pLimit, { type Limit } from 'p-limit';
import pRetry, { AbortError } from 'p-retry';
import { version } from '../../package.json';
import { Agents } from './agent';
import { read } from './answer';
import { type Clock, systemClock } from './clock';
import type { Decoder } from './decode';
import { Doubts } from './doubts';
import { failedRequest } from './errors';
import { type Answer, exchange, type Exchange } from './exchange';
import { Failure } from './failure';
import { GivingUp } from './giving-up';
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
  readonly report: Report;
  private readonly limits: Limits;
  private readonly clock: Clock;
  private readonly limit: Limit;
  private readonly rateLimit: RateLimit;
  /** For what nobody misses: its pauses hold nobody else back. */
  private readonly ownRateLimit: RateLimit;
  private readonly givingUp: GivingUp;
  private readonly doubts = new Doubts();
  private readonly agents: Agents;

  constructor(private readonly options: HttpOptions) {
    const clock = (this.clock = options.clock ?? systemClock);
    this.limits = { ...defaultLimits, ...options.limits };
    this.report = new Report(clock);
    const { concurrency, idle } = this.limits;
    this.limit = pLimit(concurrency);
    this.rateLimit = new RateLimit(clock, this.limits.rateLimitPatience);
    this.ownRateLimit = new RateLimit(clock, this.limits.expendablePatience);
    this.givingUp = new GivingUp(this.limits, clock, this.report);
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
    const attempts = request.attempts ?? this.limits.attempts;
    let last: unknown;
    try {
      const value = await pRetry(
        (attempt) =>
          this.limit(() => this.attempt(request, endpoint, decode, attempt)),
        {
          retries: attempts - 1,
          minTimeout: 0,
          maxTimeout: 0,
          onFailedAttempt: (failed) => {
            last = failed;
            if (failed.retriesLeft === 0) return undefined;
            this.report.again(endpoint, failed.message);
            return failed instanceof Failure && failed.isRefusal
              ? undefined
              : this.clock.sleep(backOff(failed.attemptNumber));
          },
        },
      );
      if (!request.expendable) this.givingUp.answered(endpoint);
      return value;
    } catch (thrown) {
      // p-retry throws the most frequent of the failures that may pass, not the last one.
      const error =
        thrown instanceof Failure && thrown.mayPass === true ? last : thrown;
      if (!(error instanceof Failure)) throw error;
      if (!request.expendable) this.note(error, request, endpoint);
      throw failedRequest(request, endpoint, error, attempts);
    }
  }

  /** One attempt; what a further one cannot mend ends them all. */
  private async attempt<T>(
    request: Request,
    endpoint: string,
    decode: Decoder<T>,
    attempt: number,
  ): Promise<T> {
    try {
      return read(await this.send(request, endpoint), decode);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.status === 401 && isMandatory(request))
        this.givingUp.refused(error);
      else if (
        error.mayPass === true ||
        this.doubts.concern(error, request, attempt)
      )
        throw error;
      throw new AbortError(error);
    }
  }

  /** Sends once, or again after each pause that is asked for. */
  private async send(request: Request, endpoint: string): Promise<Answer> {
    const limit = request.expendable ? this.ownRateLimit : this.rateLimit;
    for (;;) {
      const ticket = await limit.pass();
      this.givingUp.check(endpoint);
      const answer = await exchange(this.exchangeFor(request));
      this.report.notice(this.withoutToken(answer.headers.get('npm-notice')));
      const retryAfter = answer.headers.get('retry-after');
      if (!limit.asksFor(answer.status, retryAfter)) {
        limit.answered(ticket);
        this.givingUp.unlimited(endpoint);
        return answer;
      }
      if (!request.expendable) this.givingUp.limited(endpoint);
      if (!limit.limited(ticket, retryAfter))
        throw request.expendable
          ? new Failure(answer.status, `HTTP ${answer.status}`, false)
          : this.givingUp.overLimit(endpoint);
      if (request.expendable) this.report.again(endpoint, 'HTTP 429');
      else this.report.pause(limit.pause(), endpoint);
    }
  }

  /** A proxy may answer with what it was sent. */
  private withoutToken(text: string | null): string | null {
    return text && text.replaceAll(this.options.token, '***');
  }

  /** Notes how a request failed for good, for those to come. */
  private note(failure: Failure, request: Request, endpoint: string): void {
    this.doubts.confirm(failure, request);
    if (failure.mayPass === true)
      this.givingUp.failed(endpoint, isMandatory(request));
    else this.givingUp.answered(endpoint);
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
      deadline: Math.min(request.deadline ?? Infinity, this.limits.deadline),
      maxBytes: this.limits.maxBytes,
      agents: this.agents,
      clock: this.clock,
    };
  }
}

/** Milliseconds before the next attempt: about 1, 3, 9 and 27 seconds, jittered so that many clients do not come back at once. */
function backOff(attempt: number): number {
  return 1000 * 3 ** (attempt - 1) * (0.75 + Math.random() / 2);
}
