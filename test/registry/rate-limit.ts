/** How many requests npm takes in a while, and how long it then asks clients to wait. */
export interface RateLimit {
  readonly requests: number;
  readonly perMs: number;
  /** In seconds. */
  readonly retryAfter?: number;
}

/** Says of each request, as it comes, whether it is one too many. */
export function rateLimiter(limit?: RateLimit): () => boolean {
  if (!limit) return () => false;
  const { requests, perMs } = limit;
  let taken: number[] = [];
  return () => {
    const now = performance.now();
    taken = taken.filter((time) => time > now - perMs);
    if (taken.length >= requests) return true;
    taken.push(now);
    return false;
  };
}
