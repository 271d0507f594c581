import { invocationConfig } from '../../src';
import { gapsIn } from '../../src/graph/gaps';
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
import { entity, NO_GAPS, step } from '../graph/build';
import { answerOf, collectedOf, graphOf } from '../questions/graph';
import { acme } from '../registry/acme';
import type { Endpoint } from '../registry/routes';
import type { World } from '../registry/world';

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
  ['FIND npm_pakage WITH naem = 1', ['npm_pakage']],
  [
    'FIND npm_package WITH naem = 1 THAT HAS npm_usr',
    ['npm_usr', 'HAS', 'naem'],
  ],
  ['FIND * WITH naem = 1', ['naem']],
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

test('a relationship that was not collected is missed by who asks for it, and by nobody else', () => {
  const declared = invocationConfig.integrationSteps.flatMap(
    ({ relationships }) => relationships,
  );
  for (const { _type, _class, sourceType, targetType } of declared) {
    const incomplete = [step('Some Step', 'failure', [_type])];
    const lackingIn = (query: string) =>
      coverage(query, own, { ...NO_GAPS, incomplete }).lacking;
    for (const query of [
      `FIND ${sourceType} THAT ${_class} ${targetType}`,
      `FIND ${targetType} THAT RELATES TO ${sourceType}`,
    ])
      expect([query, lackingIn(query)]).toEqual([query, ['Some Step']]);
    expect(lackingIn(`FIND ${sourceType}`)).toEqual([]);
    expect(lackingIn(`FIND ${sourceType} THAT TRUSTS ${targetType}`)).toEqual(
      [],
    );
  }
});

test('where everything was collected, no question lacks anything', async () => {
  const { graph, gaps } = await collectedIn({});
  const queries = (await shippedQuestions()).flatMap(({ queries }) => queries);
  for (const { query } of queries)
    expect(coverage(query, graph, gaps).lacking).toEqual([]);
});

/** How a run can bring less than there is. */
interface Circumstances {
  readonly world?: World;
  readonly disabledSources?: readonly IngestionSource[];
  /** What npm answers with an error, until the run ends. */
  readonly failing?: readonly [Endpoint, status: number];
}

/** What a run brings, and what it knows to lack. */
async function collectedIn({
  world = acme,
  disabledSources = [],
  failing,
}: Circumstances) {
  const run = await collectFrom(
    world,
    (registry) => {
      if (failing) registry.fail(failing[0], { status: failing[1] });
    },
    { disabledSources },
  );
  const steps = run.steps.map((each) => ({
    ...each,
    types: each.declaredTypes,
  }));
  const gaps = gapsIn(steps, await collectedOf(run));
  return { run, gaps, graph: await graphOf(run) };
}

const SOURCES = Object.keys(ingestionConfig).filter(
  (source): source is IngestionSource => source in ingestionConfig,
);

/** Acme with a package whose packument is too large to read whole. */
const withLargePackument: World = {
  ...acme,
  packages: acme.packages.map((pkg) =>
    pkg.name === '@acme/payments'
      ? {
          ...pkg,
          releases: pkg.releases.map((release) => ({
            ...release,
            padding: 17_000_000,
          })),
        }
      : pkg,
  ),
};

const CIRCUMSTANCES: readonly (readonly [string, Circumstances])[] = [
  ...SOURCES.map(
    (source) => [`${source} off`, { disabledSources: [source] }] as const,
  ),
  ['access tokens refused', { failing: ['GET /-/npm/v1/tokens', 403] }],
  ['no search', { failing: ['GET /-/v1/search', 500] }],
  [
    'members of teams refused',
    { failing: ['GET /-/team/:org/:team/user', 403] },
  ],
  ['no metadata', { failing: ['GET /:package', 500] }],
  ['a packument that is too large', { world: withLargePackument }],
];

test.each(CIRCUMSTANCES)(
  'with %s no question has another answer without saying why',
  async (_, circumstances) => {
    const { graph, gaps } = await collectedIn(circumstances);
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
    // What some question is about makes a difference to acme.
    expect(changed.length > 0).toBe(told.length > 0);
  },
);

describe.each(SOURCES)('with %s switched off', (source) => {
  test('the properties that are gone are those of its step', async () => {
    const { run, gaps } = await collectedIn({ disabledSources: [source] });
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
