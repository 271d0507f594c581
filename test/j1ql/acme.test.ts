import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { readCollected } from '../../src/graph/collected';
import { evaluate } from '../../src/j1ql/evaluate';
import { type Graph, indexed } from '../../src/j1ql/graph';
import { parse } from '../../src/j1ql/parse';
import { collectFrom } from '../collect';
import { acme } from '../registry/acme';
import { ROOT } from '../tools/run';
import { temporaryFolder } from '../tools/temporary-folder';

const folder = temporaryFolder();
let graph: Graph;

beforeAll(async () => {
  const { entities, relationships, mapped } = await collectFrom(acme);
  mkdirSync(join(folder, 'graph'));
  const repository = {
    _key: 'acme/monorepo',
    _type: 'github_repo',
    _class: ['CodeRepo'],
    fullName: 'acme/monorepo',
  };
  writeFileSync(
    join(folder, 'graph', 'all.json'),
    JSON.stringify({
      entities: [...entities, repository],
      relationships: [...relationships, ...mapped],
    }),
  );
  graph = indexed(await readCollected(folder));
});

function rowsOf(query: string): readonly (readonly unknown[])[] {
  const now = Date.parse('2026-11-24T00:00:00Z');
  const result = evaluate(graph, parse(query), { now });
  if (result.kind === 'entities')
    return result.entities.map(({ key }) => [key]);
  return result.kind === 'table' ? result.rows : [];
}

const ANSWERS: readonly [string, readonly (readonly unknown[])[]][] = [
  [
    "FIND npm_account THAT HAS npm_user WITH role = ('owner' OR 'admin') AS u RETURN u.username, u.role ORDER BY u.role, u.username",
    [
      ['adam', 'admin'],
      ['alice', 'owner'],
      ['oscar', 'owner'],
    ],
  ],
  [
    'FIND npm_team AS t (THAT HAS npm_user AS u)? RETURN t.teamName, COUNT(u) AS n ORDER BY n DESC, t.teamName',
    [
      ['developers', 5],
      ['platform', 3],
      ['designers', 2],
      ['release:eu', 2],
      ['security', 2],
      ['night-shift', 0],
    ],
  ],
  ['FIND npm_team THAT !HAS npm_user', [['npm-team:acme:night-shift']]],
  [
    'FIND npm_team THAT !ALLOWS npm_package',
    [['npm-team:acme:designers'], ['npm-team:acme:night-shift']],
  ],
  ['FIND npm_user WITH member = true THAT !HAS npm_team', [['npm-user:zoe']]],
  [
    "FIND npm_user WITH member = true AND emailDomain != undefined AND emailDomain != 'acme.example'",
    [['npm-user:carol']],
  ],
  [
    'FIND npm_package WITH writerCount = 1 AS p THAT ALLOWS AS may npm_user AS u WHERE may.write = true RETURN p.fullName, u.username ORDER BY p.fullName',
    [
      ['@acme/one-writer', 'carol'],
      ['@acme/read-by-all', 'oscar'],
    ],
  ],
  [
    'FIND npm_access_token WITH expiresOn < date.now + 30 days AND expiresOn > date.now AS t RETURN t.name',
    [['release']],
  ],
  [
    'FIND CodeRepo THAT PUBLISHED npm_package AS p RETURN p.fullName ORDER BY p.fullName',
    [['@acme/gadget'], ['@acme/widget']],
  ],
];

test.each(ANSWERS)('%s', (query, rows) => {
  expect(rowsOf(query)).toEqual(rows);
});

const SHIPPED: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'Outside publishers': [
    ['trent', 2],
    ['mallory', 1],
  ],
  'Packages that lost trust': [['@acme/payments', '2.1.1', 'bob', 'user']],
};

test.each(shippedQueries())('the shipped query "%s" answers', (name, query) => {
  const rows = rowsOf(query);
  expect(rows).not.toHaveLength(0);
  expect(SHIPPED[name] ?? rows).toEqual(rows);
});

test('people and packages of the shipped question are the grants of the world', () => {
  const [, query = ''] = shippedQueries().find(
    ([name]) => name === 'People and packages',
  ) ?? ['', ''];
  const rows = rowsOf(query).map(([pkg, username]) => [pkg, username]);
  const collected = new Set(
    graph.ofType.get('npm_package')?.map(({ properties }) => properties.id),
  );
  const granted = acme.packages
    .filter(({ name }) => collected.has(name))
    .flatMap(({ name, collaborators }) =>
      collaborators
        .filter(({ permission }) => permission === 'write')
        .map(({ username }) => [name, username]),
    );
  expect(rows.map(String).sort()).toEqual(granted.map(String).sort());
});

function shippedQueries(): readonly (readonly [string, string])[] {
  const file = join(ROOT, 'jupiterone', 'questions', 'questions.yaml');
  const content: unknown = parseYaml(readFileSync(file, 'utf8'));
  const found: [string, string][] = [];
  JSON.stringify(content, (_, value: unknown) => {
    if (
      typeof value === 'object' &&
      value &&
      'query' in value &&
      'name' in value
    )
      found.push([String(value.name), String(value.query)]);
    return value;
  });
  return found;
}
