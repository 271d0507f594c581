import { invocationConfig } from '../../src';
import { indexed } from '../../src/j1ql/graph';
import { parse } from '../../src/j1ql/parse';
import { elsewhere, OWN_CLASSES } from '../../src/report/elsewhere';
import { shippedQuestions } from '../../src/report/questions';
import { collectFrom } from '../collect';
import { entity } from '../graph/build';
import { graphOf } from '../questions/graph';
import { acme } from '../registry/acme';

const own = indexed({
  entities: [entity('a')],
  relationships: [],
  mapped: [],
});

test('the classes that are this integration’s own are those that it declares', () => {
  const declared = invocationConfig.integrationSteps.flatMap(({ entities }) =>
    entities.flatMap(({ _class }) => _class),
  );
  expect([...OWN_CLASSES].sort()).toEqual([...new Set(declared)].sort());
});

test.each([
  ['FIND npm_package', []],
  ['FIND npm_user THAT HAS npm_access_token', []],
  ['FIND Finding', []],
  ['FIND npm_user THAT !IS Person', ['Person']],
  [
    'FIND npm_package THAT PUBLISHED (CodeRepo|github_repo)',
    ['CodeRepo', 'github_repo'],
  ],
  ['FIND npm_package WITH _createdOn > date.now - 1 day', ['_createdOn']],
  ['FIND npm_package AS p WHERE p._beginOn > 3', ['_beginOn']],
  ["FIND npm_package WITH _type = 'npm_package' AND _key != 'b'", []],
])('%s needs %j of others', (query, expected) => {
  expect(elsewhere(own, parse(query))).toEqual(expected);
});

test('what others brought is needed no more', () => {
  const both = indexed({
    entities: [
      entity('a'),
      entity('alice', { _type: 'person', _class: 'Person', _beginOn: 1 }),
    ],
    relationships: [],
    mapped: [],
  });
  const query = 'FIND npm_package WITH _beginOn > 3 THAT RELATES TO Person';
  expect(elsewhere(both, parse(query))).toEqual([]);
});

test('of the questions that ship, those that join other data are known', async () => {
  const graph = await graphOf(await collectFrom(acme));
  const questions = await shippedQuestions();
  const joining = questions
    .filter(({ queries }) =>
      queries.every(({ query }) => elsewhere(graph, parse(query)).length > 0),
    )
    .map(({ id }) => id.replace('managed-question-npm-', ''));
  expect(joining).toEqual([
    'unknown-people',
    'former-employees',
    'indirect-publishers',
    'private-repositories',
    'changes',
    'token-secrets',
  ]);
});
