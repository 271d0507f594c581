/** Turns what npm sent into a T, or throws a {@link DecodeError} that names the place. */
export type Decoder<T> = (value: unknown) => T;

/** Says what was expected and where in the answer, as in `expected a string at $.versions[0].license`. */
export class DecodeError extends Error {
  constructor(
    private readonly expected: string,
    private readonly path = '',
  ) {
    super(`expected ${expected} at $${path}`);
  }

  /** The same error, seen from one level further out. */
  within(key: string | number): DecodeError {
    return new DecodeError(this.expected, step(key) + this.path);
  }
}

/** Takes any value as it is. */
export const anything: Decoder<unknown> = (value) => value;

/** Reads a string. */
export const string: Decoder<string> = (value) => {
  if (typeof value === 'string') return value;
  throw new DecodeError('a string');
};

/** Reads a finite number. */
export const number: Decoder<number> = (value) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new DecodeError('a number');
};

/** Reads `true` or `false`. */
export const boolean: Decoder<boolean> = (value) => {
  if (typeof value === 'boolean') return value;
  throw new DecodeError('true or false');
};

/** Reads one of the given words and says what each stands for. */
export function oneOf<T>(words: ReadonlyMap<string, T>): Decoder<T> {
  return (value) => {
    const meaning = words.get(string(value));
    if (meaning !== undefined) return meaning;
    throw new DecodeError([...words.keys()].join(' or '));
  };
}

/** Reads an array whose every item is fit. */
export function array<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new DecodeError('an array');
    return value.map((each, index) => at(index, each, item));
  };
}

/**
 * Reads an object used as a dictionary; a `Map`, since keys may be `constructor` or `__proto__`.
 * An error gives an entry's number: keys are names, of private packages too, and errors are logged.
 */
export function dictionary<T>(
  item: Decoder<T>,
): Decoder<ReadonlyMap<string, T>> {
  return (value) => {
    const entries = Object.entries(objectOf(value));
    return new Map(
      entries.map(([key, each], index) => [key, at(index, each, item)]),
    );
  };
}

/** Reads an object with the given fields; others are passed over. */
export function object<T extends object>(fields: {
  readonly [K in keyof T]-?: Decoder<T[K]>;
}): Decoder<T> {
  const decoders = Object.entries<Decoder<unknown>>(fields);
  return (value) => {
    const source = objectOf(value);
    const result: Record<string, unknown> = {};
    for (const [key, decode] of decoders) {
      const own = Object.hasOwn(source, key) ? source[key] : undefined;
      const decoded = at(key, own, decode);
      if (decoded !== undefined) result[key] = decoded;
    }
    return result as T;
  };
}

/** Allows a value to be absent or `null`. */
export function optional<T>(decode: Decoder<T>): Decoder<T | undefined> {
  return (value) =>
    value === undefined || value === null ? undefined : decode(value);
}

/** For fields that people fill in by hand: what does not fit is as good as absent. */
export function lenient<T>(decode: Decoder<T>): Decoder<T | undefined> {
  return (value) => {
    try {
      return value === undefined ? undefined : decode(value);
    } catch (error) {
      if (error instanceof DecodeError) return undefined;
      throw error;
    }
  };
}

/** For lists that people fill in by hand: keeps the items that fit. */
export function lenientArray<T>(item: Decoder<T>): Decoder<readonly T[]> {
  const decode = lenient(item);
  return (value) =>
    Array.isArray(value)
      ? value.map(decode).filter((each) => each !== undefined)
      : [];
}

/** Takes the first of several forms that fits. */
export function either<T>(...forms: readonly Decoder<T>[]): Decoder<T> {
  return (value) => {
    let unfit: DecodeError | undefined;
    for (const decode of forms) {
      try {
        return decode(value);
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error;
        unfit ??= error;
      }
    }
    throw unfit ?? new DecodeError('something else');
  };
}

/** Turns a decoded value into another; what the second throws counts as unfit. */
export function mapped<A, B>(
  decode: Decoder<A>,
  map: (value: A) => B,
): Decoder<B> {
  return (value) => map(decode(value));
}

function at<T>(key: string | number, value: unknown, decode: Decoder<T>): T {
  try {
    return decode(value);
  } catch (error) {
    throw error instanceof DecodeError ? error.within(key) : error;
  }
}

function objectOf(value: unknown): { readonly [key: string]: unknown } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as { readonly [key: string]: unknown };
  throw new DecodeError('an object');
}

function step(key: string | number): string {
  return typeof key === 'string' && /^[A-Za-z_]\w*$/.test(key)
    ? `.${key}`
    : `[${JSON.stringify(key)}]`;
}
