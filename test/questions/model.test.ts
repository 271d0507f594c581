import { parse } from '../../src/j1ql/parse';
import { undeclaredIn } from './model';
import { otherLinks, otherThings } from './other-integrations';
import { questionQueries, ruleQueries, widgetQueries } from './shipped';

const shipped = [...questionQueries, ...ruleQueries, ...widgetQueries];

test.each(shipped.map(({ name, query }) => [name, query]))(
  '%s names only what is declared',
  (_, query) => {
    expect(undeclaredIn(parse(query))).toEqual([]);
  },
);

test.each([
  ['FIND npm_packages', ['npm_packages']],
  ['FIND CodeModules', ['CodeModules']],
  ['FIND npm_package WITH licence = undefined', ['npm_package.licence']],
  ['FIND npm_user THAT HAS npm_package', ['npm_user HAS npm_package']],
  ['FIND npm_package THAT USES >> npm_user', ['npm_package USES npm_user']],
  ['FIND npm_team THAT HAS << npm_user', ['npm_team HAS npm_user']],
  [
    'FIND npm_package AS p THAT ALLOWS AS a npm_user AS u WHERE a.read = true RETURN u.fullName',
    ['a.read', 'u.fullName'],
  ],
  [
    'FIND github_repo THAT USES SecretAgent',
    ['SecretAgent', 'github_repo USES SecretAgent'],
  ],
])('%s names what is not', (query, undeclared) => {
  expect(undeclaredIn(parse(query))).toEqual(undeclared);
});

test('everything in the list of other integrations is named by a query', () => {
  const text = shipped.map(({ query }) => query).join('\n');
  const named = [
    ...otherThings.flatMap(({ types, classes, properties }) => [
      ...(types.length > 0 ? types : classes),
      ...properties,
    ]),
    ...otherLinks.flatMap(({ verb, properties }) => [verb, ...properties]),
  ];
  const unused = named.filter(
    (name) => !new RegExp(`\\b${name}\\b`).test(text),
  );
  expect(unused).toEqual([]);
});
