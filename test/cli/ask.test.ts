import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checked, queriesIn } from '../../src/cli/ask/check';
import { formatted } from '../../src/cli/ask/format';
import { momentOf, withParameter } from '../../src/cli/ask/options';
import { listed, queriesOf } from '../../src/cli/ask/questions';
import { evaluate } from '../../src/j1ql/evaluate';
import { indexed } from '../../src/j1ql/graph';
import { parse } from '../../src/j1ql/parse';
import { entity, relationship } from '../graph/build';
import { ROOT } from '../tools/run';
import { temporaryFolder } from '../tools/temporary-folder';

const USER = {
  _key: 'npm-user:alice',
  _type: 'npm_user',
  _class: ['User'],
  displayName: 'alice',
  seenOn: Date.parse('2026-11-20'),
};
const folder = temporaryFolder({ 'graph/users.json': { entities: [USER] } });
const withoutTokens = temporaryFolder({
  'graph/users.json': { entities: [USER] },
  'summary.json': {
    integrationStepResults: [
      {
        id: 'fetch-access-tokens',
        name: 'Fetch Access Tokens',
        status: 'disabled',
        declaredTypes: ['npm_access_token'],
      },
    ],
  },
});

/** Runs the command as npm run ask does. */
function ask(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules', '.bin', 'ts-node'),
      '-T',
      join('src', 'cli', 'main.ts'),
      'ask',
      ...args,
    ],
    { cwd: ROOT, encoding: 'utf8', input },
  );
  return { status, stdout, stderr };
}

describe('the command', () => {
  it('says what a query needs that was not collected, and keeps it out of the answer', () => {
    const query = 'FIND npm_user THAT !IS Person';
    const { status, stdout, stderr } = ask([query, '--data', folder, '--json']);
    expect(stderr).toContain('Nothing that was collected has Person; other');
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(status).toBe(0);
  });

  it('says what was not collected, or not at all there, and what is not known', () => {
    const query = 'FIND npm_user THAT HAS npm_access_token WITH naem = 1';
    const { stdout, stderr } = ask([query, '--data', withoutTokens]);
    expect(stdout).toBe('Nothing that was collected matches.\n');
    expect(stderr.trim().split('\n')).toEqual([
      'Nothing that was collected has npm_access_token or HAS or naem.',
      'Rows may be missing or wrong for lack of Fetch Access Tokens.',
    ]);
    const { stderr: unended } = ask(['FIND npm_user', '--data', folder]);
    expect(unended).toContain('did not get to its end');
  });

  it('answers with a table, and takes the time and parameters', () => {
    const query =
      'FIND npm_user WITH seenOn > date.now - 7 days AND displayName = {{who}}';
    const args = [
      '--data',
      folder,
      '--now',
      '2026-11-24',
      '--param',
      'who=alice',
    ];
    const { status, stdout } = ask([query, ...args]);
    expect(stdout).toContain('npm-user:alice');
    expect(stdout).toContain('1 row');
    expect(status).toBe(0);
  });

  it('says what is missing, and fails', () => {
    const empty = ask(['FIND npm_user', '--data', join(folder, 'elsewhere')]);
    expect(empty.stderr).toContain('run npm start first');
    expect(empty.status).toBe(1);
    const unknown = ask(['no-such-question']);
    expect(unknown.stderr).toContain('There is no question no-such-question');
    expect(unknown.status).toBe(1);
    const parameter = ask([
      'FIND npm_user WITH role = {{role}}',
      '--data',
      folder,
    ]);
    expect(parameter.stderr).toContain('--param "role=');
    expect(parameter.status).toBe(1);
  });

  it('checks JSON strings from standard input, and fails if one is wrong', () => {
    const { status, stdout } = ask(
      ['--check'],
      '"FIND npm_user"\n\n"FIND\\nnpm_user WITH"\n',
    );
    expect(stdout.split('\n')).toEqual([
      'ok',
      expect.stringMatching(
        /^line 2, column 14: expected .*a property.*, but found the end of the query$/,
      ),
      '',
    ]);
    expect(status).toBe(1);
    expect(ask(['--check', 'FIND npm_user', "'text'"])).toEqual({
      status: 0,
      stdout: 'ok\nok\n',
      stderr: '',
    });
  });
});

test('queries to check are JSON strings, and a line that is none is named', () => {
  expect(queriesIn('"a"\n\n  "b\\"" \n')).toEqual(['a', 'b"']);
  expect(() => queriesIn('"a"\nFIND b')).toThrow(
    'Line 2 of standard input is no JSON string',
  );
  expect(() => queriesIn('7')).toThrow('Line 1');
  expect(checked('FIND a')).toBe('ok');
});

test('a check takes what only an account can answer, and no name that the query does not give', () => {
  expect(checked('FIND #Precious WITH a = {{a}} RETURN ODD(Precious.b)')).toBe(
    'ok',
  );
  expect(checked('FIND a\nRETURN b.c')).toBe(
    'line 2, column 8: nothing in the query is called b; there is a',
  );
  expect(checked('FIND a WHERE COUNT(a.b) > 1')).toContain(
    'line 1, column 14: COUNT is over all paths of a row',
  );
});

test('times and parameters are read, or told how to be written', () => {
  expect(momentOf('2026-11-24')).toBe(Date.parse('2026-11-24'));
  expect(momentOf('1797292800000')).toBe(1_797_292_800_000);
  expect(() => momentOf('tomorrow')).toThrow('2026-03-31');
  expect(withParameter('a=b=c', new Map([['x', 'y']]))).toEqual(
    new Map([
      ['x', 'y'],
      ['a', 'b=c'],
    ]),
  );
  const several = withParameter('a=2', new Map([['a', '1']]));
  expect(withParameter('a=3', several)).toEqual(
    new Map([['a', ['1', '2', '3']]]),
  );
  expect(() => withParameter('a', new Map())).toThrow('name=value');
});

test('of a question that wants a parameter, the other queries are answered without it', () => {
  const args = ['managed-question-npm-foreign-email', '--data', folder];
  const { status, stdout } = ask(args);
  expect(stdout).toContain('This is answered with --param "emailDomain=…".');
  expect(stdout).toContain('Members of each domain\n');
  expect(status).toBe(0);
});

test('the shipped questions are listed, and each id leads to its queries', async () => {
  const ids = (await listed())
    .split('\n')
    .map((line) => line.split('  ')[0] ?? '');
  expect(ids.length).toBeGreaterThan(2);
  for (const id of ids) expect(await queriesOf(id)).not.toHaveLength(0);
  expect(await queriesOf('FIND *')).toEqual([{ query: 'FIND *' }]);
});

describe('an answer', () => {
  const graph = indexed({
    entities: [
      entity('@acme/a', {
        keywords: ['x', 'y'],
        note: 'a, "b"\u001b[31m\u202e',
      }),
      entity('alice', { _type: 'npm_user', _class: 'User' }),
    ],
    relationships: [relationship('@acme/a', 'ALLOWS', 'alice')],
    mapped: [],
  });
  const answer = (
    query: string,
    format: { json?: boolean; csv?: boolean } = {},
  ) => formatted(evaluate(graph, parse(query), { now: 0 }), format);
  const table =
    'FIND npm_package AS p THAT ALLOWS npm_user AS u RETURN p.keywords AS k, p.note, p.nothing, u';

  it('is JSON with a row each', () => {
    expect(JSON.parse(answer(table, { json: true }))).toEqual([
      {
        k: ['x', 'y'],
        'p.note': 'a, "b"\u001b[31m\u202e',
        'p.nothing': null,
        u: {
          _key: 'alice',
          _type: 'npm_user',
          _class: 'User',
          displayName: 'alice',
        },
      },
    ]);
    expect(JSON.parse(answer('FIND npm_user', { json: true }))).toMatchObject([
      { _key: 'alice' },
    ]);
    expect(answer('FIND nothing', { json: true })).toBe('[]');
    expect(
      JSON.parse(
        answer('FIND npm_user THAT ALLOWS npm_package RETURN TREE', {
          json: true,
        }),
      ),
    ).toMatchObject({
      entities: [{ _key: 'alice' }, { _key: '@acme/a' }],
      relationships: [{ _fromEntityKey: '@acme/a', _toEntityKey: 'alice' }],
    });
  });

  it('is CSV with every value as it is', () => {
    expect(answer(table, { csv: true })).toBe(
      'k,p.note,p.nothing,u\n"x, y","a, ""b""\u001b[31m\u202e",,alice',
    );
    expect(answer('FIND npm_user', { csv: true })).toBe(
      '_key,_class,_type,displayName\nalice,User,npm_user,alice',
    );
  });

  it('is a table that leaves the terminal alone', () => {
    const shown = answer(table);
    expect(shown).toContain('x, y');
    expect(shown).not.toMatch(/[\u001b\u202e]/);
    expect(shown).toMatch(/1 row$/);
    expect(answer('FIND npm_user THAT ALLOWS npm_package RETURN TREE')).toMatch(
      /@acme\/a.*ALLOWS.*alice/,
    );
    expect(answer('FIND nothing')).toBe('Nothing that was collected matches.');
  });
});
