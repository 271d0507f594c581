import fc from 'fast-check';
import { collectFrom } from '../collect';
import { worlds } from '../worlds';
import { Facts } from './facts';
import { answerOf, graphOf, type Rows } from './graph';
import { questionQueries } from './shipped';
import { TRUTHS } from './truth';

const parameters = new Map([
  ['username', 'alice'],
  ['emailDomain', 'acme.example'],
]);
const PREFIX = 'managed-question-npm-';

/** One at which tokens of the worlds end soon, and one at which some of their releases are more than a year old. */
const MOMENTS = ['2026-11-24', '2027-05-15'].map((day) => Date.parse(day));

/** The queries whose answer is not in a world: they join what other integrations collect, or what was there before. */
const ELSEWHERE = [
  ...['former-employees', 'indirect-publishers', 'private-repositories'],
  ...['changes', 'token-secrets'],
];

const asked = questionQueries
  .map(({ name, query }) => ({ name: name.replace(PREFIX, ''), query }))
  .filter(({ name }) => !ELSEWHERE.includes(name.split(':')[0] ?? ''));

/** The same rows in the same order, however they came. */
function sorted(rows: Rows): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

test('each question that a world answers has its truth', () => {
  expect(Object.keys(TRUTHS).sort()).toEqual(
    asked.map(({ name }) => name).sort(),
  );
});

test('the answers are what is true of a random world', async () => {
  const answered = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      worlds(),
      fc.constantFrom(...MOMENTS),
      async (world, now) => {
        const graph = await graphOf(await collectFrom(world));
        const facts = new Facts(world, now);
        for (const { name, query } of asked) {
          const rows = answerOf(graph, query, { parameters, now });
          const truth = TRUTHS[name]?.(facts) ?? [];
          expect({ name, rows: sorted(rows) }).toEqual({
            name,
            rows: sorted(truth),
          });
          if (rows.length > 0) answered.add(name);
        }
      },
    ),
    { seed: 20261124, unbiased: true, numRuns: 50 },
  );
  const silent = asked.filter(({ name }) => !answered.has(name));
  // There are eight people at most.
  expect(silent.map(({ name }) => name)).toEqual([
    'few-or-many-publishers: More than ten publishers',
  ]);
}, 120_000);
