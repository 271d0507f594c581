import { deflateRawSync, inflateRawSync } from 'zlib';

/** How many items are packed together: enough to pack well, few enough to unpack in passing. */
const BLOCK = 32;

/** Keeps more items than there is room for as objects, by packing them as JSON; an item must be the same after that. */
export class Archive<T> implements Iterable<T> {
  private readonly blocks: Buffer[] = [];
  private loose: T[] = [];

  add(item: T): void {
    this.loose.push(item);
    if (this.loose.length < BLOCK) return;
    this.blocks.push(deflateRawSync(JSON.stringify(this.loose), { level: 1 }));
    this.loose = [];
  }

  /** Gives the items as they came. */
  *[Symbol.iterator](): Iterator<T> {
    for (const block of this.blocks)
      yield* JSON.parse(inflateRawSync(block).toString()) as readonly T[];
    yield* this.loose;
  }
}
