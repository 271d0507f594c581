import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { counted } from '../shared/format';

interface Props<Item> {
  readonly items: readonly Item[];
  /** How many there are at first, and how many come when one asks. */
  readonly step: number;
  readonly children: (item: Item) => ComponentChildren;
}

/** A list that begins with some of its items, and shows more when it is asked to. */
export function Items<Item>({ items, step, children }: Props<Item>) {
  const [shown, setShown] = useState(step);
  return (
    <>
      <ul>{items.slice(0, shown).map(children)}</ul>
      {items.length > shown && (
        <button
          type="button"
          class="more"
          onClick={() => setShown(shown + step)}
        >
          {counted(items.length - shown)} more
        </button>
      )}
    </>
  );
}
