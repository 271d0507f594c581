import { type Graph, toGraph } from '../../src/graph/model';
import { entity, published, relationship } from './build';

function sentences({ nodes, edges }: Graph): string[] {
  return edges.map(
    ({ from, label, to }) => `${nodes[from]?.name} ${label} ${nodes[to]?.name}`,
  );
}

const core = entity('npm-team:core', { displayName: 'core' });
const widget = entity('npm-package:widget', { displayName: 'widget' });
const gadget = entity('npm-package:gadget', { displayName: 'gadget' });

test('an edge joins the nodes whose keys its relationship names', () => {
  const graph = toGraph({
    entities: [gadget, widget, core],
    relationships: [relationship(widget.key, 'ALLOWS', core.key)],
    mapped: [],
  });
  expect(sentences(graph)).toEqual(['widget ALLOWS core']);
});

test('two packages of one repository share its placeholder', () => {
  const graph = toGraph({
    entities: [widget, gadget],
    relationships: [],
    mapped: [
      published(widget.key, { fullName: 'acme/monorepo' }),
      published(gadget.key, { fullName: 'acme/monorepo' }),
    ],
  });
  expect(sentences(graph)).toEqual([
    'acme/monorepo PUBLISHED widget',
    'acme/monorepo PUBLISHED gadget',
  ]);
  expect(graph.nodes.filter(({ placeholder }) => placeholder)).toHaveLength(1);
});

test('repositories that differ in what identifies them are different nodes', () => {
  const graph = toGraph({
    entities: [widget, gadget],
    relationships: [],
    mapped: [
      published(widget.key, { fullName: 'acme/one' }),
      published(gadget.key, { fullName: 'acme/two' }),
    ],
  });
  expect(graph.nodes.filter(({ placeholder }) => placeholder)).toHaveLength(2);
});

test('a mapped relationship leads to the collected entity that it describes', () => {
  const repo = entity('repo', {
    _type: 'github_repo',
    _class: ['CodeRepo', 'Repository'],
    fullName: 'acme/monorepo',
  });
  const { nodes, edges } = toGraph({
    entities: [widget, repo],
    relationships: [],
    mapped: [published(widget.key, { fullName: 'acme/monorepo' })],
  });
  expect(nodes).toHaveLength(2);
  expect(edges).toMatchObject([{ from: 1, to: 0, mapped: true }]);
});

test('an entity of another class is not what a mapped relationship describes', () => {
  const impostor = entity('impostor', { fullName: 'acme/monorepo' });
  const { nodes } = toGraph({
    entities: [widget, impostor],
    relationships: [],
    mapped: [published(widget.key, { fullName: 'acme/monorepo' })],
  });
  expect(nodes.map(({ placeholder }) => placeholder)).toEqual([
    false,
    false,
    true,
  ]);
});

test('a filter whose property the target lacks matches nothing', () => {
  const { nodes } = toGraph({
    entities: [widget, gadget],
    relationships: [],
    mapped: [published(widget.key, { fullName: 'acme/widget' }, [['webLink']])],
  });
  expect(nodes).toHaveLength(3);
});

test('a relationship with an entity that was not collected shows a node that says so', () => {
  const graph = toGraph({
    entities: [widget],
    relationships: [
      relationship(widget.key, 'ALLOWS', 'npm-team:gone'),
      relationship('npm-team:gone', 'HAS', widget.key),
    ],
    mapped: [],
  });
  expect(sentences(graph)).toEqual([
    'widget ALLOWS npm-team:gone',
    'npm-team:gone HAS widget',
  ]);
  expect(graph.types.map(({ name }) => name)).toEqual([
    'npm_package',
    'missing',
  ]);
});

test('types are listed from the organization to the repositories, with counts', () => {
  const { title, types } = toGraph({
    entities: [
      widget,
      gadget,
      entity('alice', { _type: 'npm_user', _class: 'User' }),
      entity('acme', { _type: 'npm_account', _class: 'Account' }),
    ],
    relationships: [],
    mapped: [published(widget.key, { fullName: 'acme/widget' })],
  });
  expect(title).toBe('acme');
  expect(types.map(({ name, count }) => `${name} ${count}`)).toEqual([
    'npm_account 1',
    'npm_user 1',
    'npm_package 2',
    'github_repo 1',
  ]);
});

test('names that JavaScript gives a meaning are names like any other', () => {
  const odd = ['__proto__', 'constructor', 'toString'];
  const graph = toGraph({
    entities: odd.map((name) => entity(name, { _type: name, _class: name })),
    relationships: [relationship('constructor', 'USES', '__proto__')],
    mapped: odd.map((name) => published('toString', { fullName: name })),
  });
  expect(sentences(graph)).toEqual([
    'constructor USES __proto__',
    ...odd.map((name) => `${name} PUBLISHED toString`),
  ]);
  expect(graph.types.map(({ count }) => count)).toEqual([3, 1, 1, 1]);
});

test('twenty thousand packages with repositories are no more than a moment', () => {
  const entities = Array.from({ length: 20_000 }, (_, at) => entity(`${at}`));
  const mapped = entities.map(({ key }) =>
    published(key, { fullName: `acme/${key}` }),
  );
  const started = performance.now();
  toGraph({ entities, relationships: [], mapped });
  expect(performance.now() - started).toBeLessThan(2000);
});
