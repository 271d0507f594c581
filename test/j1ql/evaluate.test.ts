import type { Collected, Entity } from '../../src/graph/collected';
import { evaluate } from '../../src/j1ql/evaluate';
import { indexed } from '../../src/j1ql/graph';
import { parse } from '../../src/j1ql/parse';
import { entity, published, relationship } from '../graph/build';

const NOW = Date.parse('2026-11-24T00:00:00Z');
const DAY = 86_400_000;

const user = (name: string, properties: Record<string, unknown> = {}): Entity =>
  entity(name, { _type: 'npm_user', _class: 'User', ...properties });
const team = (name: string): Entity =>
  entity(name, { _type: 'npm_team', _class: ['UserGroup'] });

const COLLECTED: Collected = {
  entities: [
    user('alice', { role: 'owner', email: 'alice@acme.example' }),
    user('bob', { role: 'developer', lastPublishedOn: NOW - 3 * DAY }),
    user('carol', { lastPublishedOn: NOW - 400 * DAY, 'tag.cost-center': 'x' }),
    team('core'),
    team('empty'),
    entity('left-pad', {
      public: true,
      versionCount: 3,
      keywords: ['pad', 'left'],
      license: 'MIT',
      size: 10,
    }),
    entity('right-pad', {
      public: true,
      versionCount: 5,
      keywords: ['pad'],
      license: 'ISC',
      size: 20,
    }),
    entity('secret', { public: false, keywords: ['none'], size: 30 }),
    entity('acme/left', {
      _type: 'github_repo',
      _class: 'CodeRepo',
      fullName: 'acme/left',
    }),
  ],
  relationships: [
    relationship('core', 'HAS', 'alice'),
    relationship('core', 'HAS', 'bob'),
    {
      ...relationship('left-pad', 'ALLOWS', 'alice'),
      properties: { write: true },
    },
    {
      ...relationship('left-pad', 'ALLOWS', 'bob'),
      properties: { write: false },
    },
    {
      ...relationship('left-pad', 'ALLOWS', 'core'),
      properties: { write: true },
    },
    {
      ...relationship('right-pad', 'ALLOWS', 'core'),
      properties: { write: true },
    },
    {
      ...relationship('secret', 'ALLOWS', 'carol'),
      properties: { write: true },
    },
    relationship('left-pad', 'USES', 'right-pad'),
    relationship('left-pad', 'HAS', 'nobody'),
  ],
  mapped: [
    published('left-pad', { fullName: 'acme/left' }),
    published('right-pad', { fullName: 'acme/right' }),
  ],
};

const graph = indexed(COLLECTED);

function ask(query: string) {
  return evaluate(graph, parse(query), { now: NOW });
}

/** The keys of the entities that a query gives. */
function keysOf(query: string): readonly string[] {
  const result = ask(query);
  return result.kind === 'entities'
    ? result.entities.map(({ key }) => key)
    : [result.kind];
}

function rowsOf(query: string): readonly (readonly unknown[])[] {
  const result = ask(query);
  return result.kind === 'table' ? result.rows : [[result.kind]];
}

const PACKAGES = ['left-pad', 'right-pad', 'secret'];

test.each([
  ['FIND npm_package', PACKAGES],
  ['FIND CodeModule', PACKAGES],
  ['FIND (npm_team|CodeRepo)', ['core', 'empty', 'acme/left']],
  ['FIND !(npm_package|User|CodeRepo)', ['core', 'empty']],
  ['FIND * WITH _type = "npm_team"', ['core', 'empty']],
  ['FIND npm_pack', []],
  ["'LEFT'", ['left-pad', 'acme/left']],
  ["FIND 'left' WITH _class = 'CodeRepo'", ['acme/left']],
])('%s finds its entities', (query, keys) => {
  expect(keysOf(query)).toEqual(keys);
});

test.each([
  ['public = true', ['left-pad', 'right-pad']],
  ['public != true', ['secret']],
  ['license = undefined', ['secret']],
  ['license != null', ['left-pad', 'right-pad']],
  ["license != 'MIT'", ['right-pad', 'secret']],
  ["license = ('MIT' OR 'ISC')", ['left-pad', 'right-pad']],
  ["license = ('MIT' OR undefined)", ['left-pad', 'secret']],
  ["license != ('MIT' OR 'ISC')", ['secret']],
  ["keywords = 'pad'", ['left-pad', 'right-pad']],
  ["keywords != 'left'", ['right-pad', 'secret']],
  ["keywords = ('pad' AND 'left')", ['left-pad']],
  ["keywords != ('pad' AND 'left')", ['right-pad', 'secret']],
  ["keywords != ('pad' OR 'left')", ['secret']],
  ["keywords ~= 'ef'", ['left-pad']],
  ["keywords !~= 'a'", ['secret']],
  ["_key ^= 'left' OR _key $= 'cret'", ['left-pad', 'secret']],
  ["_key !^= 'left' AND _key !$= 'cret'", ['right-pad']],
  ['_key = /^LEFT|SECRET$/i', ['left-pad', 'secret']],
  ['_key = /^LEFT/', []],
  ['keywords != /pad/', ['secret']],
  ['versionCount > 3', ['right-pad']],
  ['versionCount >= 3 AND versionCount <= 3', ['left-pad']],
  ['versionCount < 9', ['left-pad', 'right-pad']],
  ['versionCount = 1 + 2 * 2', ['right-pad']],
  ["versionCount = '3'", []],
  ["license > 'J'", ['left-pad']],
  ["!(public = true AND license = 'MIT')", ['right-pad', 'secret']],
  [
    "license = 'MIT' OR public = true AND versionCount = 5",
    ['left-pad', 'right-pad'],
  ],
  ['constructor = undefined', PACKAGES],
])('FIND npm_package WITH %s filters', (filter, keys) => {
  expect(keysOf(`FIND npm_package WITH ${filter}`)).toEqual(keys);
});

test.each([
  ['lastPublishedOn > date.now - 7 days', ['bob']],
  ['lastPublishedOn < date.now-1 year', ['carol']],
  ['lastPublishedOn > date.now - 14 months', ['bob', 'carol']],
  ['lastPublishedOn >= date(2026-11-21)', ['bob']],
  ['lastPublishedOn > date(2026-11-21T00:00:00Z)', []],
  ["[tag.cost-center] = 'x'", ['carol']],
])('FIND npm_user WITH %s filters by time and tag', (filter, keys) => {
  expect(keysOf(`FIND npm_user WITH ${filter}`)).toEqual(keys);
});

test.each([
  ['FIND npm_user THAT HAS npm_team', ['alice', 'bob']],
  ['FIND npm_team THAT has npm_user', ['core']],
  ['FIND npm_team THAT HAS >> npm_user', ['core']],
  ['FIND npm_team THAT HAS << npm_user', []],
  ['FIND npm_user THAT HAS << npm_team', ['alice', 'bob']],
  ['FIND npm_user THAT RELATES TO npm_package', ['alice', 'bob', 'carol']],
  ['FIND npm_user THAT (HAS|USES) *', ['alice', 'bob']],
  ['FIND npm_package THAT USES npm_package', ['left-pad', 'right-pad']],
  ['FIND npm_package THAT USES >> npm_package', ['left-pad']],
  [
    'FIND npm_user THAT HAS npm_team THAT ALLOWS npm_package WITH size = 20',
    ['alice', 'bob'],
  ],
  ['FIND npm_user THAT !HAS npm_team', ['carol']],
  ['FIND npm_team THAT !RELATES TO *', ['empty']],
  ['FIND npm_package THAT !(USES|PUBLISHED) *', ['secret']],
  [
    'FIND npm_package THAT !ALLOWS npm_user WITH role = "owner"',
    ['right-pad', 'secret'],
  ],
  ['FIND npm_package THAT ALLOWS !npm_team', ['left-pad', 'secret']],
  ['FIND npm_user THAT !HAS npm_team THAT ALLOWS npm_package', ['carol']],
  ['FIND npm_package THAT ALLOWS npm_team THAT !HAS npm_user', []],
  ['FIND CodeRepo THAT PUBLISHED >> npm_package', ['acme/left']],
  ['FIND npm_package THAT PUBLISHED CodeRepo', ['left-pad']],
  ['FIND npm_package THAT !PUBLISHED CodeRepo', ['right-pad', 'secret']],
])('%s traverses', (query, keys) => {
  expect(keysOf(query)).toEqual(keys);
});

test.each([
  [
    'FIND npm_package AS p THAT ALLOWS AS a npm_user AS u WHERE a.write = true',
    ['left-pad', 'secret'],
  ],
  [
    'FIND npm_package THAT ALLOWS npm_user WHERE ALLOWS.write = false',
    ['left-pad'],
  ],
  [
    'FIND npm_package AS a THAT USES npm_package AS b WHERE a.size > b.size',
    ['right-pad'],
  ],
  [
    'FIND npm_package AS a THAT USES npm_package AS b WHERE a.keywords = b.keywords',
    ['left-pad', 'right-pad'],
  ],
  ['FIND npm_user AS u THAT HAS npm_team AS t WHERE u.role = t.role', []],
  [
    'FIND npm_user AS u THAT HAS npm_team AS t WHERE u.role != t.role',
    ['alice', 'bob'],
  ],
  [
    'FIND npm_user AS u THAT HAS npm_team AS t WHERE u.nothing != t.nothing',
    [],
  ],
])('%s filters what was traversed', (query, keys) => {
  expect(keysOf(query)).toEqual(keys);
});

test('an optional traversal goes on from both of its ends', () => {
  expect(
    rowsOf(
      'FIND npm_user AS u (THAT HAS npm_team AS t)? THAT ALLOWS npm_package AS p RETURN u.displayName, t.displayName, p.displayName',
    ),
  ).toEqual([
    ['alice', 'core', 'left-pad'],
    ['alice', 'core', 'right-pad'],
    ['alice', null, 'left-pad'],
    ['bob', 'core', 'left-pad'],
    ['bob', 'core', 'right-pad'],
    ['bob', null, 'left-pad'],
    ['carol', null, 'secret'],
  ]);
});

test('an optional traversal at the end leaves a gap only where it cannot go', () => {
  const query = 'FIND npm_user AS u (THAT HAS npm_team AS t)?';
  expect(rowsOf(`${query} RETURN u.displayName, t.displayName`)).toEqual([
    ['alice', 'core'],
    ['bob', 'core'],
    ['carol', null],
  ]);
  expect(keysOf(`${query} WHERE t.displayName = undefined`)).toEqual(['carol']);
});

test('optional traversals can be within one another and have a name', () => {
  expect(
    rowsOf(
      'FIND npm_package WITH size = 10 (THAT ALLOWS npm_team (THAT HAS npm_user)? AS inner)? AS end RETURN end.displayName, inner.displayName',
    ),
  ).toEqual([
    ['alice', 'alice'],
    ['bob', 'bob'],
  ]);
});

test('without RETURN each entity comes once; with it, each path', () => {
  expect(keysOf('FIND npm_team THAT HAS npm_user')).toEqual(['core']);
  expect(
    rowsOf('FIND npm_team AS t THAT HAS npm_user RETURN t.displayName'),
  ).toEqual([['core'], ['core']]);
  expect(
    rowsOf('FIND UNIQUE npm_team AS t THAT HAS npm_user RETURN t.displayName'),
  ).toEqual([['core']]);
});

test('aggregates count distinct things, by group, and over nothing', () => {
  expect(
    rowsOf(
      'FIND npm_user AS u THAT HAS npm_team THAT ALLOWS npm_package AS p RETURN COUNT(u), COUNT(p), SUM(p.size), AVG(p.size), MIN(p.size), MAX(p.size), COUNT(p.keywords), COUNT(*)',
    ),
  ).toEqual([[2, 2, 30, 15, 10, 20, 2, 4]]);
  expect(
    rowsOf(
      'FIND npm_package AS p THAT ALLOWS * AS a RETURN p.displayName AS name, COUNT(a) AS n HAVING n > 1 OR name = "secret" ORDER BY n',
    ),
  ).toEqual([
    ['secret', 1],
    ['left-pad', 3],
  ]);
  expect(rowsOf('FIND npm_nothing AS n RETURN COUNT(n), SUM(n.size)')).toEqual([
    [0, null],
  ]);
  expect(rowsOf('FIND npm_nothing AS n RETURN n.name, COUNT(n)')).toEqual([]);
});

test('columns are calculated', () => {
  expect(
    rowsOf(
      `FIND npm_package WITH size = 10 AS p RETURN
       CONCAT(p.license, '-', p.size, p.nothing, true), COALESCE(p.nothing, p.size), MERGE(p.keywords, p.license, 'pad'),
       (p.size - 1) ^ 2 / 3, -p.size, ABS(2 - p.size), CEIL(1.2), FLOOR(1.8), ROUND(1.5), SQRT(16), SQRT(-1), p.size / 0, p.license + 1`,
    ),
  ).toEqual([
    [
      'MIT-10true',
      10,
      ['pad', 'left', 'MIT'],
      27,
      -10,
      8,
      2,
      1,
      2,
      4,
      null,
      null,
      null,
    ],
  ]);
});

test('a selector gives its entity, and a star a column for each property', () => {
  const result = ask(
    'FIND npm_team AS t THAT HAS AS h npm_user WITH role = "owner" AS u RETURN u, t.*, h.displayName AS how',
  );
  expect(result).toEqual({
    kind: 'table',
    columns: ['u', 't._key', 't._class', 't._type', 't.displayName', 'how'],
    rows: [
      [
        COLLECTED.entities[0]?.properties,
        'core',
        ['UserGroup'],
        'npm_team',
        'core',
        'HAS',
      ],
    ],
  });
});

test('rows are ordered by aliases, properties and calculations, with what is missing last', () => {
  const query = 'FIND npm_package AS p RETURN p.displayName';
  expect(rowsOf(`${query} ORDER BY p.license`).flat()).toEqual([
    'right-pad',
    'left-pad',
    'secret',
  ]);
  expect(rowsOf(`${query} ORDER BY p.license DESC`).flat()).toEqual([
    'left-pad',
    'right-pad',
    'secret',
  ]);
  expect(rowsOf(`${query} AS n ORDER BY p.public, n DESC`).flat()).toEqual([
    'secret',
    'right-pad',
    'left-pad',
  ]);
  expect(
    rowsOf(
      `${query} AS 'the name' ORDER BY 'the name' DESC SKIP 1 LIMIT 1`,
    ).flat(),
  ).toEqual(['right-pad']);
  expect(keysOf('FIND npm_package AS p ORDER BY -p.size LIMIT 2')).toEqual([
    'secret',
    'right-pad',
  ]);
});

test('entities are ordered by what they lead to, each by its first path', () => {
  const query =
    'FIND npm_user AS u THAT HAS npm_team THAT ALLOWS npm_package AS p';
  expect(keysOf(`${query} ORDER BY p.size, u.displayName DESC`)).toEqual([
    'bob',
    'alice',
  ]);
  expect(
    keysOf(`${query} WHERE p.size > 10 ORDER BY p.size DESC LIMIT 1`),
  ).toEqual(['alice']);
});

test('a tree has everything that was gone through once', () => {
  const result = ask(
    'FIND CodeRepo THAT PUBLISHED npm_package THAT ALLOWS npm_team (THAT HAS npm_user)? RETURN TREE',
  );
  expect(result).toMatchObject({
    kind: 'tree',
    entities: ['acme/left', 'left-pad', 'core', 'alice', 'bob'].map((key) => ({
      key,
    })),
    edges: [
      { class: 'PUBLISHED' },
      { class: 'ALLOWS' },
      { class: 'HAS' },
      { class: 'HAS' },
    ],
  });
});

test.each([
  [
    'FIND #Precious',
    'line 1, column 6: only JupiterOne knows the smart class #Precious',
  ],
  ['FIND npm_user THAT HAS #Precious', 'column 24: only JupiterOne'],
  [
    'FIND npm_user AS u RETURN v.name',
    'column 27: nothing in the query is called v; there is u',
  ],
  [
    'FIND npm_user AS u\nWHERE t.x = 1',
    'line 2, column 7: nothing in the query is called t',
  ],
  [
    'FIND npm_user AS u THAT HAS npm_team AS u',
    'column 29: the alias u is given twice',
  ],
  [
    'FIND npm_user RETURN role',
    'column 22: nothing in the query is called role',
  ],
  [
    'FIND npm_user AS u RETURN u.role ORDER BY name',
    'column 43: nothing in the query is called name; there is u',
  ],
  [
    'FIND (npm_user AS u | npm_team AS t) WHERE u.displayName = t.displayName',
    'column 6: only JupiterOne joins alternatives that have names',
  ],
  [
    'FIND npm_user AS u RETURN UPPER(u.name)',
    'column 27: the function UPPER is not known; there is COUNT',
  ],
  [
    'FIND npm_user AS u WHERE COUNT(u.x) > 1',
    'COUNT is over all paths of a row',
  ],
  ['FIND npm_user AS u RETURN ABS(u.x, 1)', 'ABS takes 1 value, not 2'],
  ['FIND npm_user WITH role = {{role}}', 'the parameter role has no value'],
])('%s is answered with what is wrong', (query, message) => {
  expect(() => ask(query)).toThrow(message);
});

test('a regular expression that would not end is stopped', () => {
  const hostile = indexed({
    entities: [entity(`${'a'.repeat(40)}!`)],
    relationships: [],
    mapped: [],
  });
  expect(() =>
    evaluate(hostile, parse('FIND * WITH displayName = /^(a+)+$/'), {
      now: NOW,
    }),
  ).toThrow('takes more than 1 s');
});

test.each([
  ["FIND npm_package WITH license = '{{license}}'", ['left-pad', 'right-pad']],
  ['FIND npm_package WITH license = {{license}}', ['left-pad', 'right-pad']],
  ["FIND npm_package WITH license != '{{license}}'", ['secret']],
  ['FIND npm_package WITH license != ${ param.license }', ['secret']],
  [
    "FIND npm_package AS p WHERE p.license = '{{license}}'",
    ['left-pad', 'right-pad'],
  ],
])('a parameter with several values is a list: %s', (text, keys) => {
  const parameters = new Map([['license', ['MIT', 'ISC']]]);
  const query = parse(text, parameters);
  const result = evaluate(indexed(COLLECTED), query, { now: NOW });
  expect(
    result.kind === 'entities' && result.entities.map(({ key }) => key),
  ).toEqual(keys);
});
