import { invocationConfig } from '../../src';
import { type Gaps, gapsIn } from '../../src/graph/gaps';
import { type Graph, indexed } from '../../src/j1ql/graph';
import { parse } from '../../src/j1ql/parse';
import { ingestionConfig, type IngestionSource } from '../../src/ingestion';
import {
  coverageOf,
  OWN_PROPERTIES,
  OWN_TYPES,
} from '../../src/report/coverage';
import type { NamedQuery } from '../../src/report/data';
import { shippedQuestions } from '../../src/report/questions';
import { collectFrom } from '../collect';
import { entity } from '../graph/build';
import { answerOf, graphOf } from '../questions/graph';
import { acme } from '../registry/acme';

const NO_GAPS: Gaps = { incomplete: [], disabled: [] };

const coverage = (query: string, graph: Graph, gaps = NO_GAPS) =>
  coverageOf(parse(query), graph, gaps);

const own = indexed({
  entities: [entity('a')],
  relationships: [],
  mapped: [],
});

test('the types that are this integration’s own are those that it declares', () => {
  const declared = invocationConfig.integrationSteps.flatMap(({ entities }) =>
    entities.map(({ _type, _class }) => [_type, [_class].flat()] as const),
  );
  expect(OWN_TYPES).toEqual(new Map(declared));
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
  expect(coverage(query, own).elsewhere).toEqual(expected);
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
  expect(coverage(query, both).elsewhere).toEqual([]);
});

test.each([
  ['FIND npm_package WITH displayName = "a"', []],
  ['FIND npm_pakage', ['npm_pakage']],
  ['FIND Finding', ['Finding']],
  ['FIND npm_package AS p WHERE p.naem = 1 RETURN p.*', ['naem']],
])('%s names %j, which nothing has', (query, expected) => {
  expect(coverage(query, own).nowhere).toEqual(expected);
});

test('of the questions that ship, those that join other data are known', async () => {
  const graph = await graphOf(await collectFrom(acme));
  const questions = await shippedQuestions();
  const joining = questions
    .filter(({ queries }) =>
      queries.every(({ query }) => coverage(query, graph).elsewhere.length > 0),
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

/** What a run with some sources off brings, and what it knows to lack. */
async function collectedWithout(disabledSources: readonly IngestionSource[]) {
  const run = await collectFrom(acme, undefined, { disabledSources });
  const gaps = gapsIn(
    run.steps.map((step) => ({ ...step, types: step.declaredTypes })),
  );
  return { run, gaps, graph: await graphOf(run) };
}

const SOURCES = Object.keys(ingestionConfig).filter(
  (source): source is IngestionSource => source in ingestionConfig,
);

describe.each(SOURCES)('with %s switched off', (source) => {
  test('no question has another answer without saying why', async () => {
    const { graph, gaps } = await collectedWithout([source]);
    const whole = await graphOf(await collectFrom(acme));
    const queries = (await shippedQuestions())
      .flatMap((question): readonly NamedQuery[] => question.queries)
      .map(({ query }) => query)
      .filter((query) => parse(query).missing.length === 0);
    const changed = queries.filter(
      (query) =>
        JSON.stringify(answerOf(graph, query)) !==
        JSON.stringify(answerOf(whole, query)),
    );
    const told = queries.filter(
      (query) => coverage(query, graph, gaps).lacking.length > 0,
    );
    expect(told).toEqual(expect.arrayContaining(changed));
    expect(told.length).toBeLessThan(queries.length);
    expect(changed).not.toEqual([]);
  });

  test('the properties that are gone are those of its step', async () => {
    const { run, gaps } = await collectedWithout([source]);
    const whole = await collectFrom(acme);
    const there = propertiesOf(run);
    const lost = [...propertiesOf(whole)].filter((name) => !there.has(name));
    expect(lost.sort()).toEqual(
      gaps.disabled.flatMap(({ id }) => OWN_PROPERTIES.get(id) ?? []),
    );
  });
});

/** The properties on packages, users, teams and the organization. */
function propertiesOf({
  entities,
}: {
  readonly entities: readonly object[];
}): ReadonlySet<string> {
  return new Set(
    entities
      .filter(
        (each) =>
          !('_type' in each) ||
          !['npm_access_token', 'npm_advisory'].includes(String(each._type)),
      )
      .flatMap((each) =>
        Object.entries(each)
          .filter(([, value]) => value !== undefined)
          .map(([name]) => name),
      ),
  );
}
