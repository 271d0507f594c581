import fc from 'fast-check';
import type { Collected, Entity } from '../../src/graph/collected';
import { pack, unpack } from '../../src/graph/packed';
import { collectFrom } from '../collect';
import { collectedOf } from '../questions/graph';
import { worlds } from '../worlds';
import { entity, published, relationship } from './build';
import { HOSTILE_NAMES } from './hostile-names';

/** What is packed comes out of a file: nothing of it is shared. */
function unpacked(collected: Collected): Collected {
  return unpack(structuredClone(pack(collected)));
}

function withoutRawData<Item extends Pick<Entity, 'properties'>>(
  item: Item,
): Item {
  const { _rawData: _, _mapping: __, ...properties } = item.properties;
  return { ...item, properties };
}

const joined = (from: string, label: string, to: string) => {
  const edge = relationship(from, label, to);
  const key = `${from}|${label.toLowerCase()}|${to}`;
  const ends = { _fromEntityKey: from, _toEntityKey: to, _key: key };
  return { ...edge, key, properties: { ...edge.properties, ...ends } };
};

test('what a random organization becomes comes back as it was, but for the raw data', async () => {
  await fc.assert(
    fc.asyncProperty(worlds(), async (world) => {
      const collected = await collectedOf(await collectFrom(world));
      expect(unpacked(collected)).toEqual({
        entities: collected.entities.map(withoutRawData),
        relationships: collected.relationships.map(withoutRawData),
        mapped: collected.mapped.map(withoutRawData),
      });
    }),
    { seed: 20261125, numRuns: 10 },
  );
});

test('odd values, lists, ends that are missing and keys that are not the usual ones come back', () => {
  const collected = {
    entities: [
      ...HOSTILE_NAMES.map((name) =>
        entity(`odd ${name}`, { odd: name, list: [name, 1, false] }),
      ),
      entity('plain', { _class: ['CodeModule', 'Other'], count: 0 }),
    ].sort((a, b) => (a.key < b.key ? -1 : 1)),
    relationships: [
      joined('plain', 'HAS', 'nobody'),
      {
        ...joined('plain', 'USES', 'plain'),
        key: 'zzz',
        properties: {
          ...joined('plain', 'USES', 'plain').properties,
          _key: 'zzz',
          since: 3,
        },
      },
    ],
    mapped: [published('plain', { fullName: 'acme/plain' })],
  };
  expect(unpacked(collected)).toEqual(collected);
});

test('what has no value has no property', () => {
  const nothing = { none: undefined, nil: null, some: 1 };
  const other = entity('b', { none: 1, nil: 2, some: 2 });
  const [first] = unpacked({
    entities: [entity('a', nothing), other],
    relationships: [],
    mapped: [],
  }).entities;
  expect(Object.keys(first?.properties ?? {}).sort()).toEqual(
    ['_key', '_class', '_type', 'displayName', 'some'].sort(),
  );
});

test('nothing is nothing', () => {
  const nothing = { entities: [], relationships: [], mapped: [] };
  expect(unpacked(nothing)).toEqual(nothing);
});
