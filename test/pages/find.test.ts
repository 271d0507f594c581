import { finder } from '../../src/pages/shared/find';

const names = [
  '@acme/widgets-extra',
  '@acme/widget',
  'widget',
  'fidget-widget',
  'WIDGET-box',
  'constructor',
];
const find = finder(names.map((name) => ({ name })));
const found = (text: string, most = 10) =>
  find(text, most).map(({ name }) => name);

test('the whole name is first, then what begins with it, then a word in it, the shorter ones before', () => {
  expect(found('widget')).toEqual([
    'widget',
    'WIDGET-box',
    '@acme/widget',
    'fidget-widget',
    '@acme/widgets-extra',
  ]);
});

test('capital letters and space around do not matter', () => {
  expect(found('  WiDgEt-B ')).toEqual(['WIDGET-box']);
});

test('no more are found than are wanted, and nothing by nothing', () => {
  expect(found('widget', 2)).toHaveLength(2);
  expect(found(' ')).toEqual([]);
  expect(found('no such thing')).toEqual([]);
});

test('a name of JavaScript’s own is a name like others', () => {
  expect(found('constructor')).toEqual(['constructor']);
  expect(found('__proto__')).toEqual([]);
});
