import type { ComponentChildren } from 'preact';
import { counted } from '../shared/format';
import { useMore } from '../shared/more';

interface Props<Item> {
  readonly items: readonly Item[];
  /** How many there are at first, and how many come when one asks. */
  readonly step: number;
  readonly children: (item: Item) => ComponentChildren;
}

/** A list that begins with some of its items, and shows more when it is asked to. */
export function Items<Item>({ items, step, children }: Props<Item>) {
  const { shown, setShown, box } = useMore<HTMLUListElement>(step);
  return (
    <>
      <ul ref={box}>{items.slice(0, shown).map(children)}</ul>
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
