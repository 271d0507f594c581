import type { Collected } from '../../src/graph/collected';
import { toGraph } from '../../src/graph/model';
import { layOut } from '../../src/pages/graph/layout';
import { linksOf } from '../../src/pages/graph/links';
import { collectFrom } from '../collect';
import { entity, published, relationship } from '../graph/build';
import { collectedOf } from '../questions/graph';
import { acme } from '../registry/acme';

function laidOut(collected: Partial<Collected>) {
  const graph = toGraph({
    entities: [],
    relationships: [],
    mapped: [],
    ...collected,
  });
  return { graph, ...layOut(graph, linksOf(graph)) };
}

type Circle = ReturnType<typeof laidOut>['places'][number];

const distance = (a: Circle, b: Circle) => Math.hypot(a.x - b.x, a.y - b.y);

function expectApart(circles: readonly Circle[]): void {
  for (const [at, one] of circles.entries())
    for (const other of circles.slice(at + 1))
      expect(distance(one, other)).toBeGreaterThan(
        (one.r + other.r) * (1 - 1e-6),
      );
}

test('every node of acme has a place of its own within the whole, the same each time', async () => {
  const collected = await collectedOf(await collectFrom(acme));
  const { graph, places, whole } = laidOut(collected);
  expect(places).toHaveLength(graph.nodes.length);
  expectApart(places);
  for (const place of places)
    expect(distance(place, whole) + place.r).toBeLessThanOrEqual(
      whole.r * (1 + 1e-6),
    );
  expect(laidOut(collected).places).toEqual(places);
});

test('packages lie together by the teams that may publish them', () => {
  const team = (name: string) =>
    entity(name, { _type: 'npm_team', _class: 'UserGroup' });
  const { places, regions } = laidOut({
    entities: [
      team('core'),
      team('web'),
      ...['a', 'b', 'c', 'd'].map((name) => entity(name)),
    ],
    relationships: [
      relationship('a', 'ALLOWS', 'core'),
      relationship('b', 'ALLOWS', 'core'),
      relationship('c', 'ALLOWS', 'web'),
      relationship('d', 'ALLOWS', 'web'),
    ],
  });
  const outer = regions.filter((region) => region.outer);
  expect(outer.map(({ name }) => name).sort()).toEqual(['core', 'web']);
  expectApart(outer);
  const regionOf = (id: number) =>
    outer.find((region) => distance(region, places[id] ?? region) < region.r)
      ?.name;
  expect([0, 2, 3].map(regionOf)).toEqual(['core', 'core', 'core']);
  expect([1, 4, 5].map(regionOf)).toEqual(['web', 'web', 'web']);
});

test('types that nobody knows, nodes without relationships and things only described have places, too', () => {
  const { places } = laidOut({
    entities: [entity('x', { _type: 'odd', _class: 'Odd' }), entity('y')],
    relationships: [relationship('x', 'KNOWS', 'missing')],
    mapped: [published('y', { fullName: 'acme/y' })],
  });
  expect(places).toHaveLength(4);
  expectApart(places);
});

test('an empty graph is a map without anything', () => {
  const { places, regions, whole } = laidOut({});
  expect({ places, regions }).toEqual({ places: [], regions: [] });
  expect(Number.isFinite(whole.r)).toBe(true);
});
