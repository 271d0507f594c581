import fc from 'fast-check';
import { Archive } from '../../src/registry/archive';

it('gives back what was put in, in order, as often as one likes', () => {
  const item = fc.record({
    name: fc.string({ unit: 'binary' }),
    counts: fc.array(fc.nat()),
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 100 }), (items) => {
      const archive = new Archive<unknown>();
      for (const each of items) archive.add(each);
      expect([...archive]).toEqual(items);
      expect([...archive]).toEqual(items);
    }),
  );
});
