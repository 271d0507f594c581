import type { Graph } from '../../src/j1ql/graph';
import { collectFrom } from '../collect';
import { acme } from '../registry/acme';
import { ANSWERS } from './answers';
import { answerOf, graphOf, NOW } from './graph';
import { neighbours } from './neighbours';
import { withHistory, yesterdayOf } from './since-yesterday';
import { questionQueries } from './shipped';

const parameters = new Map([
  ['username', 'dave'],
  ['emailDomain', 'acme.example'],
]);
const PREFIX = 'managed-question-npm-';

let graph: Graph;

beforeAll(async () => {
  const yesterday = await collectFrom(yesterdayOf(acme));
  const today = await collectFrom(acme);
  graph = await graphOf(
    {
      ...today,
      entities: withHistory(yesterday.entities, today.entities, NOW),
      relationships: withHistory(
        yesterday.relationships,
        today.relationships,
        NOW,
      ),
    },
    neighbours,
  );
});

test.each(questionQueries.map(({ name, query }) => [name, query]))(
  '%s',
  (name, query) => {
    const expected = ANSWERS[name.replace(PREFIX, '')];
    expect(expected).not.toHaveLength(0);
    expect(answerOf(graph, query, { parameters })).toEqual(expected);
  },
);

test('every answer that is expected is that of a question', () => {
  const names = questionQueries.map(({ name }) => name.replace(PREFIX, ''));
  expect(Object.keys(ANSWERS).sort()).toEqual([...names].sort());
});

test('several domains of the organization are a list', () => {
  const { query = '' } =
    questionQueries.find(({ name }) => name.endsWith('outside the domain')) ??
    {};
  const domains = ['acme.example', 'globex.example'];
  const several = new Map([['emailDomain', domains]]);
  expect(answerOf(graph, query, { parameters: several })).toEqual([]);
});
