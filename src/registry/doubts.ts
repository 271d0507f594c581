import type { Failure } from './failure';
import { endpointOf, laneOf, type Request } from './request';

/** Refusals at one endpoint that were asked about again in vain, after which the next is believed at once. */
const ENOUGH = 3;

/** Decides which failures that hardly pass are worth a second attempt: a firewall or a stale copy may refuse by chance what npm does not. */
export class Doubts {
  private readonly confirmed = new Map<string, number>();

  /** Whether a failure may be chance. */
  concern(failure: Failure, request: Request, attempt: number): boolean {
    if (failure.mayPass !== 'once' || attempt > 1) return false;
    if (!failure.isRefusal) return true;
    return (
      !isLastWord(failure, request) && this.timesConfirmed(request) < ENOUGH
    );
  }

  /** Notes that a refusal is none. */
  confirm({ isRefusal }: Failure, request: Request): void {
    if (!isRefusal) return;
    const times = this.timesConfirmed(request) + 1;
    this.confirmed.set(laneOf(endpointOf(request)), times);
  }

  private timesConfirmed(request: Request): number {
    return this.confirmed.get(laneOf(endpointOf(request))) ?? 0;
  }
}

/** Whether a refusal is of the token, or of what a good token need not be given. */
function isLastWord({ status }: Failure, { optional }: Request): boolean {
  return status === 401 || (status === 403 && optional === true);
}
