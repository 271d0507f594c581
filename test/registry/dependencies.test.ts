import { dependenciesOf } from '../../src/registry/dependencies';

const map = (ranges: Record<string, unknown>) =>
  new Map(Object.entries(ranges));

test('a package that several fields name counts in the first of them', () => {
  const { dependencies, dependencyCount } = dependenciesOf({
    devDependencies: map({ a: '1', d: '4' }),
    peerDependencies: map({ a: '2', c: '3' }),
    optionalDependencies: map({ b: '2' }),
    dependencies: map({ a: '^1.0.0' }),
  });
  expect(
    dependencies.map(({ name, versionRange, type }) => [
      name,
      versionRange,
      type,
    ]),
  ).toEqual([
    ['a', '^1.0.0', 'dependencies'],
    ['b', '2', 'optionalDependencies'],
    ['c', '3', 'peerDependencies'],
    ['d', '4', 'devDependencies'],
  ]);
  expect(dependencyCount).toBe(1);
});

test.each([
  ['npm:theirs@^1.0.0', 'theirs', '^1.0.0'],
  ['npm:@acme/core@1.x || 2.x', '@acme/core', '1.x || 2.x'],
  ['npm:theirs', 'theirs', '*'],
  ['npm:@acme/core', '@acme/core', '*'],
  ['^1.0.0', 'mine', '^1.0.0'],
  ['github:acme/mine', 'mine', 'github:acme/mine'],
])('"mine": "%s" uses %s %s', (value, name, versionRange) => {
  const { dependencies } = dependenciesOf({
    dependencies: map({ mine: value }),
  });
  expect(dependencies).toEqual([{ name, versionRange, type: 'dependencies' }]);
});

test('a range that is no text is passed over', () => {
  expect(
    dependenciesOf({ dependencies: map({ a: null, b: {} }) }).dependencies,
  ).toEqual([]);
});
