import type { FailureStatus } from './errors';

/** A request that came to nothing; the message finishes the sentence and holds no secrets. */
export class Failure extends Error {
  constructor(
    readonly status: FailureStatus,
    message: string,
    /** Whether the same request may fare better a little later; `once` where that is worth one more attempt and no more. */
    readonly mayPass: boolean | 'once',
  ) {
    super(message);
  }

  /** Whether the answer was no. */
  get isRefusal(): boolean {
    return this.mayPass === 'once' && typeof this.status === 'number';
  }
}

/** The whole answer did not arrive in time. */
export function late(deadline: number): Failure {
  const seconds = deadline / 1000;
  return new Failure(
    'TIMEOUT',
    `no complete answer within ${seconds} seconds`,
    true,
  );
}

/** The connection broke. Names only the error's code: node-fetch's messages hold the whole URL. */
export function broken(error: unknown): Failure {
  const code = codeOf(error);
  return new Failure(
    'UNREACHABLE',
    `the connection failed${code ? ` (${code})` : ''}`,
    true,
  );
}

/** The code of Node's own errors, as in `ECONNRESET`. */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : undefined;
}
