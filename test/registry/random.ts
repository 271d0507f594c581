/** A source of chance that repeats itself for the same seed. */
export interface Random {
  /** An integer from 0 on, below `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  /** Some neighbours in a list, as many as asked for if it has them. */
  some<T>(list: readonly T[], count: number): readonly T[];
}

/** Mulberry32, which is small, quick and even enough. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    some: (list, count) => {
      const start = below(list.length);
      const found = list.slice(start, start + count);
      return [
        ...found,
        ...list.slice(0, Math.min(start, count - found.length)),
      ];
    },
  };
}
