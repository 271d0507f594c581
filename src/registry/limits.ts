/** What one client may ask of npm and of this machine. */
export interface Limits {
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Milliseconds for one whole answer. */
  readonly deadline: number;
  /** Milliseconds that a connection is kept which nobody uses. */
  readonly idle: number;
  /** Decoded bytes of one answer; an answer must have fewer. */
  readonly maxBytes: number;
  /** How often a request is sent before it has failed; answers of 429 do not count. */
  readonly attempts: number;
  /** Requests in a row to one endpoint that used up their attempts before it is not asked any more. */
  readonly failuresInARow: number;
  /** The same for requests to any endpoint, after which nothing is asked any more. */
  readonly failuresInAll: number;
  /** Milliseconds that npm, or one endpoint, may go on answering 429 before it is not asked any more. */
  readonly rateLimitPatience: number;
  /** The same for what nobody misses. */
  readonly expendablePatience: number;
}

/** What is asked of npm unless told otherwise. */
export const defaultLimits: Limits = {
  concurrency: 15,
  deadline: 30_000,
  idle: 15_000,
  maxBytes: 16_000_000,
  attempts: 5,
  failuresInARow: 20,
  failuresInAll: 60,
  rateLimitPatience: 600_000,
  expendablePatience: 120_000,
};
