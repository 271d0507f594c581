import {
  array,
  boolean,
  DecodeError,
  type Decoder,
  dictionary,
  either,
  lenient,
  lenientArray,
  mapped,
  number,
  object,
  oneOf,
  optional,
  string,
} from '../../src/registry/decode';

const permission = oneOf(new Map([['write', 'read-write']]));
const point = object<{ x: number; label?: string }>({
  x: number,
  label: optional(string),
});

/** Ends like a mistake in a decoder, not in what npm said. */
const broken: Decoder<string> = () => {
  throw new RangeError('a mistake');
};

function messageOf(decode: Decoder<unknown>, value: unknown): string {
  try {
    return `no error but ${JSON.stringify(decode(value))}`;
  } catch (error) {
    return error instanceof DecodeError ? error.message : 'another error';
  }
}

describe('single values', () => {
  it.each([
    ['a string', string, '', 1, 'expected a string at $'],
    ['a number', number, 0, '0', 'expected a number at $'],
    ['a finite number', number, -1.5, NaN, 'expected a number at $'],
    ['a boolean', boolean, false, 0, 'expected true or false at $'],
    ['no boolean but null', boolean, true, null, 'expected true or false at $'],
  ])('%s is taken and nothing else', (_, decode, fit, unfit, message) => {
    expect(decode(fit)).toBe(fit);
    expect(messageOf(decode, unfit)).toBe(message);
  });

  it('a word stands for what it means, and unknown words are refused', () => {
    expect(permission('write')).toBe('read-write');
    expect(messageOf(permission, 'admin')).toBe('expected write at $');
    expect(messageOf(permission, 1)).toBe('expected a string at $');
    const words = oneOf(
      new Map([
        ['read', 0],
        ['write', 1],
      ]),
    );
    expect(words('read')).toBe(0);
    expect(messageOf(words, 'none')).toBe('expected read or write at $');
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'the word %s means nothing unless it was given',
    (word) => {
      expect(messageOf(permission, word)).toBe('expected write at $');
    },
  );
});

describe('arrays and dictionaries', () => {
  it('an array is fit when every item is', () => {
    expect(array(string)(['a', 'b'])).toEqual(['a', 'b']);
    expect(array(string)([])).toEqual([]);
    expect(messageOf(array(string), ['a', 2])).toBe(
      'expected a string at $[1]',
    );
    expect(messageOf(array(string), { 0: 'a' })).toBe('expected an array at $');
  });

  it('a dictionary keeps the names that every object has', () => {
    const found = dictionary(string)(
      JSON.parse('{"constructor":"a","__proto__":"b","toString":"c"}'),
    );
    expect([...found]).toEqual([
      ['constructor', 'a'],
      ['__proto__', 'b'],
      ['toString', 'c'],
    ]);
    expect(dictionary(string)({}).get('constructor')).toBeUndefined();
  });

  it.each([[null], [undefined], ['text'], [[]], [7]])(
    '%j is no dictionary and no object',
    (value) => {
      expect(messageOf(dictionary(string), value)).toBe(
        'expected an object at $',
      );
      expect(messageOf(point, value)).toBe('expected an object at $');
    },
  );
});

describe('objects', () => {
  it('has the given fields and passes over others', () => {
    expect(point({ x: 1, y: 2, label: 'here' })).toEqual({
      x: 1,
      label: 'here',
    });
  });

  it('leaves out what is absent or null where that is allowed', () => {
    expect(Object.keys(point({ x: 1 }))).toEqual(['x']);
    expect(Object.keys(point({ x: 1, label: null }))).toEqual(['x']);
    expect(messageOf(point, { label: 'here' })).toBe(
      'expected a number at $.x',
    );
  });

  it('does not take for a field what every object inherits', () => {
    const named = object<{ constructor: string }>({ constructor: string });
    expect(messageOf(named, {})).toBe('expected a string at $.constructor');
    expect(named(JSON.parse('{"constructor":"bob"}'))).toEqual({
      constructor: 'bob',
    });
  });

  it('is not fooled by a __proto__ in the answer', () => {
    const decoded = point(JSON.parse('{"__proto__":{"label":"x"},"x":1}'));
    expect(decoded).toEqual({ x: 1 });
    expect(decoded.label).toBeUndefined();
  });
});

describe('the place in an error message', () => {
  const deep = object<{ versions: unknown }>({
    versions: dictionary(object<{ tags: unknown }>({ tags: array(string) })),
  });

  it('names every level, and quotes what is no identifier', () => {
    const answer = { 'dist-tags': ['a', {}] };
    const tagged = object<{ 'dist-tags': unknown }>({
      'dist-tags': array(string),
    });
    expect(messageOf(tagged, answer)).toBe(
      'expected a string at $["dist-tags"][1]',
    );
  });

  it('gives the number of an entry whose key is a name, and not the name', () => {
    const answer = { versions: { a: { tags: [] }, b: { tags: ['a', {}] } } };
    expect(messageOf(deep, answer)).toBe(
      'expected a string at $.versions[1].tags[1]',
    );
    expect(messageOf(dictionary(string), { '@acme/secret': 1 })).toBe(
      'expected a string at $[0]',
    );
  });

  it('does not hide a mistake in a decoder behind a path', () => {
    expect(() => array(broken)(['a'])).toThrow(RangeError);
  });
});

describe('lenient forms', () => {
  it('takes what does not fit for absent', () => {
    expect(lenient(string)('a')).toBe('a');
    for (const value of [undefined, null, 1, {}, []])
      expect(lenient(string)(value)).toBeUndefined();
  });

  it('keeps the items of a list that fit', () => {
    const names = lenientArray(point);
    expect(names([{ x: 1 }, null, 'x', { x: 'no' }, { x: 2 }])).toEqual([
      { x: 1 },
      { x: 2 },
    ]);
    for (const value of [undefined, null, 'x', { x: 1 }])
      expect(names(value)).toEqual([]);
  });

  it('does not swallow a mistake in a decoder', () => {
    expect(() => lenient(broken)('a')).toThrow(RangeError);
    expect(() => lenientArray(broken)(['a'])).toThrow(RangeError);
    expect(() => either(broken, string)('a')).toThrow(RangeError);
  });

  it('allows absent and null where a value is optional, and nothing else', () => {
    expect(optional(string)('a')).toBe('a');
    expect(optional(string)(null)).toBeUndefined();
    expect(optional(string)(undefined)).toBeUndefined();
    expect(messageOf(optional(string), 1)).toBe('expected a string at $');
  });
});

describe('several forms', () => {
  const textOrFlag = either<string | boolean>(string, boolean);

  it('takes the first form that fits', () => {
    expect(textOrFlag('')).toBe('');
    expect(textOrFlag(false)).toBe(false);
    const nested = either(
      mapped(string, () => 'the first'),
      mapped(string, () => 'the second'),
    );
    expect(nested('a')).toBe('the first');
  });

  it('says of no form what the first one expected', () => {
    expect(messageOf(textOrFlag, 1)).toBe('expected a string at $');
    expect(messageOf(array(textOrFlag), ['a', 1])).toBe(
      'expected a string at $[1]',
    );
  });

  it('maps what fits, and what the mapping refuses does not fit', () => {
    const even = mapped(number, (value) => {
      if (value % 2) throw new DecodeError('an even number');
      return value / 2;
    });
    expect(even(4)).toBe(2);
    expect(messageOf(array(even), [4, 3])).toBe(
      'expected an even number at $[1]',
    );
    expect(lenient(even)(3)).toBeUndefined();
    expect(either(even, number)(3)).toBe(3);
  });
});
