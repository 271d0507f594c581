import type { Clock } from './clock';
import { Failure } from './failure';
import type { Limits } from './limits';
import type { Report } from './report';
import { laneOf } from './request';

/** How one endpoint has answered of late. */
interface Standing {
  failuresInARow: number;
  /** When it began to answer nothing but 429. */
  limitedSince?: number;
  stopped?: Failure;
}

/** Decides when one endpoint is not asked any more, and when npm as a whole is not. */
export class GivingUp {
  private readonly endpoints = new Map<string, Standing>();
  private failuresInARow = 0;
  private stopped?: Failure;

  constructor(
    private readonly limits: Limits,
    private readonly clock: Clock,
    private readonly report: Report,
  ) {}

  /** Throws when an endpoint shall not be asked any more. */
  check(endpoint: string): void {
    const failure = this.stopped ?? this.standing(endpoint).stopped;
    if (failure) throw failure;
  }

  /** Notes that a request came to its end with what is no trouble of npm's. */
  answered(endpoint: string): void {
    this.failuresInARow = 0;
    this.standing(endpoint).failuresInARow = 0;
  }

  /** Notes that a request used up its attempts; `tells` whether that says something of npm as a whole. */
  failed(endpoint: string, tells: boolean): void {
    const standing = this.standing(endpoint);
    standing.failuresInARow += 1;
    this.failuresInARow += tells ? 1 : 0;
    const reason = (times: number) => `the last ${times} requests all failed`;
    if (this.failuresInARow >= this.limits.failuresInAll)
      this.stop(reason(this.failuresInARow));
    else if (standing.failuresInARow >= this.limits.failuresInARow)
      this.stopEndpoint(endpoint, reason(standing.failuresInARow));
  }

  /** Notes any answer but a 429. */
  unlimited(endpoint: string): void {
    this.standing(endpoint).limitedSince = undefined;
  }

  /** Notes a 429; throws when the endpoint has answered nothing else for too long. */
  limited(endpoint: string): void {
    this.check(endpoint);
    const standing = this.standing(endpoint);
    const now = this.clock.now();
    standing.limitedSince ??= now;
    if (now - standing.limitedSince > this.limits.rateLimitPatience)
      throw this.overLimit(endpoint);
  }

  /** Gives up on an endpoint since the pauses would last too long; where npm limits all of them, each one's next 429 brings it here. */
  overLimit(endpoint: string): Failure {
    const minutes = this.limits.rateLimitPatience / 60_000;
    return this.stopEndpoint(
      endpoint,
      `it limits requests for longer than ${minutes} minutes`,
    );
  }

  /** Asks nothing more after a refused token. */
  refused(failure: Failure): void {
    const { status, message } = failure;
    this.stopped ??= new Failure(status, message, false);
  }

  private stop(reason: string): void {
    if (this.stopped) return;
    const detail = `not asked any more in this run, since ${reason}`;
    this.report.warn(`npm is ${detail}`);
    this.stopped = new Failure('GIVEN_UP', detail, false);
  }

  private stopEndpoint(endpoint: string, reason: string): Failure {
    const standing = this.standing(endpoint);
    if (standing.stopped) return standing.stopped;
    const detail = `not asked any more in this run, since ${reason}`;
    this.report.warn(`npm is, at ${laneOf(endpoint)}, ${detail}`);
    standing.stopped = new Failure('GIVEN_UP', detail, false);
    return standing.stopped;
  }

  private standing(endpoint: string): Standing {
    const lane = laneOf(endpoint);
    const standing = this.endpoints.get(lane) ?? { failuresInARow: 0 };
    this.endpoints.set(lane, standing);
    return standing;
  }
}
