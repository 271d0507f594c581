import type { Graph } from '../../src/j1ql/graph';
import { collectFrom } from '../collect';
import { answerOf, graphOf } from '../questions/graph';
import { acme } from '../registry/acme';

let graph: Graph;

beforeAll(async () => {
  const repository = {
    _key: 'acme/monorepo',
    _type: 'github_repo',
    _class: ['CodeRepo'],
    fullName: 'acme/monorepo',
  };
  graph = await graphOf(await collectFrom(acme), {
    entities: [repository],
    relationships: [],
  });
});

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
  expect(answerOf(graph, query)).toEqual(rows);
});
