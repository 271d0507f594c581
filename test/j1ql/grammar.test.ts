import { parse } from '../../src/j1ql/parse';
import { QuerySyntaxError } from '../../src/j1ql/syntax-error';

const ACCEPTED = {
  'entities by class, type, list, text and smart class': [
    'FIND npm_user',
    'find User',
    'Find * ',
    'FIND (User|npm_team | Host)',
    'FIND !(User|Host)',
    'FIND "left-pad"',
    "'left-pad' WITH _class = 'CodeModule' AS p THAT HAS npm_advisory",
    'FIND #Precious',
    'FIND #Precious CodeModule WITH public = true',
    'FIND UNIQUE npm_user AS u RETURN u.role',
    'FIND npm_user;',
    '/* who */ FIND /* whom */ npm_user /* and\nmore */',
    '// who, with "quotes" and (more\nFIND npm_user // all of them\n//',
    'FIND (npm_user AS u | npm_team AS t | "left-pad") WHERE u.name = t.name',
  ],
  'filters with every operator and kind of value': [
    "FIND npm_package WITH name = 'a' AND scope != \"b\" OR license ~= 'MIT'",
    "FIND npm_package WITH name ^= 'a' AND name $= 'b' AND name !~= 'c' AND name !^='d' AND name!$='e'",
    'FIND npm_package WITH versionCount > 1 AND versionCount>=2 AND versionCount<3 AND versionCount <= 4.5',
    'FIND npm_package WITH license = undefined AND access != null AND public = TRUE AND deprecated=False',
    "FIND npm_package WITH license = ('MIT' OR 'ISC' OR undefined)",
    "FIND npm_package WITH keywords != ('a' AND 'b') AND maintainerCount = (1 or 2)",
    "FIND npm_package WITH keywords = ('a' OR ('b' AND 'c'))",
    'FIND npm_package WITH name = /^core-[a-z/]+\\/x$/i OR name != /y/ OR name = (/a/ OR /b/)',
    "FIND npm_package WITH (a = 1 AND (b = 2 OR c = 3)) OR !(d = 'x')",
    "FIND Host WITH [tag.cost-center] = 'x' AND tag.Name = 'y' AND a.b.[c:d] = 1",
    'FIND npm_package WITH score = -1 AND size = 2 * (3 + 4) ^ 2 / 5',
    "FIND npm_user WITH name = 'it\\'s' AND path = 'C:\\Users'",
    "FIND npm_user AS u WITH role = 'owner'",
    'FIND npm_user WITH role = \'owner\' AS "the owner"',
    'FIND npm_user WITH order = 1 AND limit = 2 AND tree = 3',
  ],
  'dates and durations': [
    'FIND npm_package WITH createdOn > date.now - 7 days',
    'FIND npm_package WITH createdOn > date.now-90days AND updatedOn < DATE.NOW -1yr',
    'FIND npm_package WITH createdOn > date.now + 1 week - 2 hrs',
    'FIND npm_package WITH createdOn >= date(2026-03-31)',
    'FIND npm_package WITH date.now - 2 days<=updatedOn OR date(2026-03)>createdOn AND 3 != versionCount',
    'FIND npm_package WITH createdOn = (date(2026) or date(2026-03) or date(2026-03-31T10Z) or date(2026-03-31T10:20:30.5+02:00))',
  ],
  'parameters in values, texts, names and counts': [
    'FIND npm_user WITH role = {{role}} AND name = ${ param.name } AND email $= "@{{the domain (acme.com)}}"',
    'FIND {{class}} AS x RETURN x.{{property}} LIMIT {{limit}}',
  ],
  'relationships with verbs, directions and aliases in any order': [
    'FIND npm_user THAT HAS npm_team',
    'FIND npm_user that relates to npm_team',
    'FIND npm_user THAT RELATES TO AS r npm_team',
    'FIND npm_user THAT (HAS|ALLOWS) npm_team THAT ALLOWS npm_package',
    'FIND npm_user THAT (RELATES TO|HAS) *',
    'FIND npm_user THAT !HAS npm_team',
    'FIND npm_user THAT !(HAS|ALLOWS) (npm_team|npm_package)',
    'FIND npm_user THAT HAS !npm_team',
    'FIND npm_user THAT HAS << npm_team',
    'FIND npm_user THAT HAS >> AS r npm_team',
    'FIND npm_user THAT HAS AS r << npm_team',
    'FIND npm_user THAT ASSIGNED TO >> npm_team',
    'FIND npm_user THAT ASSIGNED << TO npm_team',
  ],
  'optional traversals, nested and aliased': [
    'FIND npm_user (THAT HAS npm_team)?',
    'FIND npm_user WITH a = 5 (THAT HAS npm_team AS t THAT ALLOWS npm_package)? AS end THAT ALLOWS *',
    'FIND npm_user (THAT HAS npm_team (THAT ALLOWS npm_package)?)? (THAT HAS npm_access_token)?',
  ],
  'conditions across aliases': [
    'FIND npm_user AS a THAT HAS AS r npm_team AS b WHERE a.email = b.email AND r.x != 1',
    "FIND npm_user AS a THAT HAS npm_team AS b WHERE (a.x - b.y) * 2 > 3 OR !(a.z = undefined) AND a.name = ('x' OR 'y')",
    'FIND npm_user THAT HAS npm_team WHERE HAS.since > date.now - 1 month AND npm_user.role = /o/',
  ],
  'results, order and pages': [
    'FIND npm_user THAT HAS npm_team RETURN TREE',
    'FIND npm_user AS u return tree limit 5',
    'FIND npm_user AS u RETURN u, u.*, u.name AS n, u.[odd-name] AS \'Odd name\', u.x AS "y"',
    "FIND npm_user AS u RETURN CONCAT(u.a, '-', 1, true), coalesce(u.a, u.b, 0) / 1000 AS k, MERGE(u.a, u.b), -u.c, ABS(u.x - 5) ^ 2",
    'FIND npm_user AS u RETURN COUNT(u), count( u.role ), min(u.a), MAX(u.a), AVG(u.a), SUM(u.a) * 0.02, COUNT(*)',
    'FIND npm_user AS u RETURN u.role AS role, COUNT(u) AS n HAVING n > 3 AND (n < 9 OR role = undefined) ORDER BY n DESC, u.role ASC, "role" SKIP 5 LIMIT 20',
    'FIND npm_user RETURN npm_user.name ORDER BY COUNT(npm_user)',
    'FIND npm_user AS u ORDER BY u.name LIMIT 5 SKIP 10',
    'FIND npm_user AS order THAT HAS npm_team AS limit RETURN order.name, limit.name',
  ],
};

describe.each(Object.entries(ACCEPTED))(
  'the grammar accepts %s',
  (_, queries) => {
    it.each(queries)('%s', (query) => {
      expect(() => parse(query)).not.toThrow();
    });
  },
);

/** A query that is wrong, where, and a part of what was expected there. */
const REJECTED: readonly [string, number, number, string][] = [
  ['', 1, 1, 'FIND or a text in quotes'],
  ['SELECT name', 1, 1, 'FIND'],
  ['FIND', 1, 5, 'a class or type'],
  ['FIND npm_user npm_team', 1, 15, 'WITH, AS, THAT'],
  ['FIND npm_user AS', 1, 17, 'a name or a text in quotes'],
  ['FIND npm_user AS u AS v', 1, 20, 'WITH, THAT'],
  ['FIND (User|)', 1, 12, 'a class or type'],
  ['FIND (User', 1, 11, '"|" or ")"'],
  ['FIND npm_user\nWITH', 2, 5, 'a property'],
  ['FIND npm_user\n  WITH role', 2, 12, 'a comparison'],
  ['FIND npm_user WITH role = owner', 1, 27, "'owner'"],
  ['FIND npm_user WITH role =', 1, 26, 'a value'],
  ["FIND npm_user WITH 'role' = 'a'", 1, 20, 'not in quotes'],
  ["FIND npm_user WITH role = 'a' OR 'b'", 1, 34, "= ('a' OR 'b')"],
  ["FIND npm_user WITH role = ('a' OR OR 'b')", 1, 35, 'a value'],
  ["FIND npm_user WITH NOT role = 'a'", 1, 20, 'the sign !'],
  ["FIND npm_user AS u WHERE not (u.a = 'a')", 1, 26, 'the sign !'],
  ['FIND npm_user WITH != 5', 1, 20, 'a property before the comparison'],
  ['FIND npm_user AS u WHERE = 5', 1, 26, 'a property before the comparison'],
  ['FIND npm_user WITH a = LIMIT 5', 1, 24, 'a value'],
  ['FIND npm_user WITH a. = 1', 1, 22, 'a property, but found "="'],
  ['FIND npm_user WITH a = 1.2.3', 1, 24, 'a number as'],
  ['FIND npm_user WITH 3 < 5', 1, 24, 'a property'],
  ['FIND npm_user WITH a = {{role', 1, 24, 'a parameter as {{name}}'],
  ['FIND npm_user WITH a = ${role', 1, 24, 'a parameter as {{name}}'],
  ["FIND npm_user WITH role == 'owner'", 1, 26, 'a value'],
  ["FIND npm_user WITH role IN ('owner')", 1, 25, 'a comparison'],
  ["FIND npm_user WITH role = ('a', 'b')", 1, 31, 'AND, OR or ")"'],
  ["FIND npm_user WITH role = 'a' AND", 1, 34, 'a property'],
  ["FIND npm_user WITH (role = 'a'", 1, 31, 'AND, OR or ")"'],
  ["FIND npm_user WITH role = 'a", 1, 27, "a closing '"],
  ['FIND npm_user WITH role = u.role', 1, 27, 'only WHERE compares'],
  [
    'FIND npm_user WITH role = /(/',
    1,
    27,
    'a regular expression that is valid',
  ],
  ['FIND npm_user WITH role = /a', 1, 27, 'a closing /'],
  ['FIND npm_user WITH a > date.now - 7 fortnights', 1, 37, 'a unit of time'],
  ['FIND npm_user WITH a > date(31.3.2026)', 1, 29, 'a date as'],
  ['FIND npm_user WITH a > date(2026-02-31)', 1, 29, 'a date as'],
  ['FIND npm_user WITH a > date()', 1, 29, 'a date as'],
  ['FIND npm_user WITH a > date(2026', 1, 29, 'a closing )'],
  ['// nothing else', 1, 16, 'FIND'],
  ['FIND npm_user /* never closed', 1, 15, 'a closing */'],
  ['FIND npm_user THAT', 1, 19, 'a verb'],
  ['FIND npm_user THAT HAS', 1, 23, 'a class or type'],
  ['FIND npm_user THAT NOT HAS npm_team', 1, 20, 'the sign !, as in !HAS'],
  ['FIND npm_user THAT RELATES npm_team', 1, 20, 'TO after the verb'],
  ['FIND npm_user HAS npm_team', 1, 15, 'THAT'],
  ['FIND npm_user THAT >> HAS npm_team', 1, 20, 'a verb'],
  ['FIND npm_user THAT HAS > npm_team', 1, 24, '">>", "<<"'],
  ['FIND npm_user THAT HAS >> << npm_team', 1, 27, 'a class or type'],
  ['FIND npm_user THAT (HAS|) npm_team', 1, 25, 'a verb'],
  ['FIND npm_user (THAT HAS npm_team)', 1, 34, '"?"'],
  ['FIND npm_user (HAS npm_team)?', 1, 16, 'THAT'],
  [
    "FIND npm_user AS u WHERE role = 'a'",
    1,
    26,
    'a selector before the property',
  ],
  ['FIND npm_user AS u WHERE u.role', 1, 32, 'a comparison'],
  ['FIND npm_user AS u RETURN', 1, 26, 'TREE'],
  ['FIND npm_user AS u RETURN u.', 1, 29, 'a property'],
  ['FIND npm_user AS u RETURN u.a,', 1, 31, 'a selector'],
  ['FIND npm_user AS u RETURN u.a, ORDER BY u.a', 1, 32, 'a selector'],
  ['FIND npm_user AS u ORDER BY LIMIT 5', 1, 29, 'a selector'],
  ['FIND npm_user AS u RETURN u.a u.b', 1, 31, 'AS, ","'],
  ['FIND npm_user AS u RETURN TREE, u.a', 1, 31, 'the end of the query'],
  ['FIND npm_user AS u RETURN COUNT(u', 1, 34, '"," or ")"'],
  ['FIND npm_user AS u RETURN u.a ORDER u.a', 1, 37, 'BY'],
  ['FIND npm_user AS u RETURN u.a GROUP BY u.a', 1, 31, 'ORDER BY'],
  ['FIND npm_user LIMIT ten', 1, 21, 'a whole number'],
  ['FIND npm_user LIMIT -1', 1, 21, 'a whole number'],
  ['FIND npm_user LIMIT 5 RETURN TREE', 1, 23, 'the end of the query'],
  ['FIND npm_user; FIND npm_team', 1, 16, 'the end of the query'],
];

test.each(REJECTED)(
  'the grammar rejects %j at line %i, column %i, where it expected %s',
  (query, line, column, expected) => {
    const error = errorOf(query);
    expect(error).toMatchObject({ line, column });
    expect(error?.message).toContain(
      `line ${line}, column ${column}: expected `,
    );
    expect(error?.message).toContain(expected);
  },
);

test('an error names the word that was found', () => {
  expect(errorOf('FIND npm_user WITH role LIKE 1')?.message).toBe(
    'line 1, column 25: expected a comparison, but found "LIKE"',
  );
});

function errorOf(query: string): QuerySyntaxError | undefined {
  try {
    parse(query);
    return undefined;
  } catch (error) {
    if (error instanceof QuerySyntaxError) return error;
    throw error;
  }
}

test('parameters fill texts, values and names', () => {
  const parameters = new Map([
    ['role', 'owner'],
    ['limit', '3'],
    ['type', 'npm_user'],
  ]);
  const query =
    "FIND {{type}} WITH a = '<{{role}}>' AND b = ${param.limit} LIMIT {{limit}}";
  expect(parse(query, parameters)).toEqual(
    parse("FIND npm_user WITH a = '<owner>' AND b = 3 LIMIT 3"),
  );
  expect(parse(query).missing).toEqual([
    'type',
    'role',
    'param.limit',
    'limit',
  ]);
});

test.each(['ten', '-1', '1.5', ''])('a limit of %j is refused', (limit) => {
  expect(() =>
    parse('FIND a LIMIT {{limit}}', new Map([['limit', limit]])),
  ).toThrow(
    `column 14: expected a whole number, but found ${JSON.stringify(limit)}`,
  );
});

test('verbs are in capitals, and TO is filling', () => {
  expect(parse('FIND a THAT assigned to b').traversals).toMatchObject([
    { verbs: ['ASSIGNED'], direction: 'either' },
  ]);
  expect(parse('FIND a THAT relates to << b').traversals).toMatchObject([
    { verbs: [], direction: 'in' },
  ]);
});

test('a value may come first; the comparison is turned around', () => {
  for (const [turned, usual] of [
    ['date.now - 1 day < x', 'x > date.now - 1 day'],
    ['5 >= x', 'x <= 5'],
    ['5 != x', 'x != 5'],
  ])
    expect(parse(`FIND a WITH ${turned}`)).toEqual(
      parse(`FIND a WITH ${usual}`),
    );
});

test('AND binds stronger than OR', () => {
  expect(
    parse('FIND a WITH x = 1 OR y = 2 AND z = 3').start.filter,
  ).toMatchObject({
    kind: 'or',
    conditions: [{ kind: 'comparison' }, { kind: 'and' }],
  });
});
