/** Time, so that tests need not wait for it. */
export interface Clock {
  /** Epoch milliseconds, whatever happens to the machine's date meanwhile. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Does something later, unless the function that comes back is called before. */
  after(milliseconds: number, act: () => void): () => void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};
