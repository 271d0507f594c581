import fc from 'fast-check';
import type { Collected } from '../../src/graph/collected';
import { evaluate } from '../../src/j1ql/evaluate';
import { indexed } from '../../src/j1ql/graph';
import { parse } from '../../src/j1ql/parse';
import { entity, relationship } from '../graph/build';
import { type CoreHop, type CoreQuery, naivePaths, written } from './naive';

const KINDS = [
  { _type: 'npm_user', _class: 'User' },
  { _type: 'npm_team', _class: ['UserGroup', 'Group'] },
  { _type: 'npm_package', _class: 'CodeModule' },
];
const NAMES = ['npm_user', 'npm_team', 'npm_package', 'User', 'Group', '*'];

const graphs: fc.Arbitrary<Collected> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      size: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .chain((nodes) => {
    const ends = fc.integer({ min: 0, max: nodes.length - 1 });
    const edges = fc.uniqueArray(
      fc.record({
        from: ends,
        verb: fc.constantFrom('HAS', 'ALLOWS'),
        to: ends,
      }),
      {
        maxLength: 12,
        selector: ({ from, verb, to }) => `${from} ${verb} ${to}`,
      },
    );
    return edges.map((drawn) => ({
      entities: nodes.map(({ kind, size }, index) =>
        entity(`n${index}`, { ...kind, size }),
      ),
      relationships: drawn.map(({ from, verb, to }) =>
        relationship(`n${from}`, verb, `n${to}`),
      ),
      mapped: [],
    }));
  });

const hops: fc.Arbitrary<CoreHop> = fc
  .record({
    form: fc.constantFrom('plain', 'plain', 'negated', 'optional'),
    verb: fc.constantFrom('HAS', 'ALLOWS', 'RELATES TO'),
    direction: fc.constantFrom('' as const, '>>' as const, '<<' as const),
    target: fc.constantFrom(...NAMES),
    small: fc.boolean(),
  })
  .map(({ form, ...hop }) => ({
    ...hop,
    negated: form === 'negated',
    optional: form === 'optional',
  }));

const queries: fc.Arbitrary<CoreQuery> = fc.record({
  start: fc.constantFrom(...NAMES),
  hops: fc.array(hops, { maxLength: 3 }),
  small: fc.boolean(),
});

function answer(collected: Collected, query: string) {
  return evaluate(indexed(collected), parse(query), { now: 0 });
}

test('paths are those that a naive search finds', () => {
  fc.assert(
    fc.property(graphs, queries, (collected, query) => {
      const aliases = ['start', ...query.hops.map((_, index) => `e${index}`)];
      const columns = aliases.map((alias) => `${alias}._key`).join(', ');
      const result = answer(collected, `${written(query)} RETURN ${columns}`);
      const found = naivePaths(collected, query).map((ends) =>
        ends.map((end) => end?.key ?? null),
      );
      expect(result.kind === 'table' && sorted(result.rows)).toEqual(
        sorted(found),
      );
    }),
    { numRuns: 400 },
  );
});

test('entities, distinct rows and counts are those of the paths', () => {
  fc.assert(
    fc.property(graphs, queries, (collected, query) => {
      const paths = naivePaths(collected, query);
      const starts = [...new Set(paths.map(([start]) => start))];
      expect(answer(collected, written(query))).toEqual({
        kind: 'entities',
        entities: starts,
      });

      const last =
        query.hops.length === 0 ? 'start' : `e${query.hops.length - 1}`;
      const unique = answer(
        collected,
        written(query).replace('FIND', 'FIND UNIQUE') + ` RETURN ${last}._key`,
      );
      const lasts = new Set(paths.map((ends) => ends.at(-1)?.key ?? null));
      expect(unique.kind === 'table' && sorted(unique.rows)).toEqual(
        sorted([...lasts].map((key) => [key])),
      );

      const counted = answer(
        collected,
        `${written(query)} RETURN start._key, COUNT(${last}), SUM(${last}.size)`,
      );
      const rows = starts.map((start) => {
        const ends = new Set(
          paths
            .filter(([each]) => each === start)
            .flatMap((path) => path.at(-1) ?? []),
        );
        const sizes = [...ends].map(({ properties }) =>
          Number(properties.size),
        );
        return [
          start?.key,
          ends.size,
          sizes.length > 0 ? sizes.reduce((a, b) => a + b) : null,
        ];
      });
      expect(counted.kind === 'table' && sorted(counted.rows)).toEqual(
        sorted(rows),
      );
    }),
    { numRuns: 400 },
  );
});

function sorted(rows: readonly unknown[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
