import type { ComponentChildren } from 'preact';
import { counted } from '../shared/format';
import { useMore } from '../shared/more';
import { NotTold } from '../shared/not-told';

/** More columns than these are shown one below the other on a narrow screen. */
const WIDE = 3;

interface Props<Item> {
  readonly heads: readonly string[];
  readonly items: readonly Item[];
  /** The cells of a row; what is undefined was not told. */
  readonly row: (item: Item) => readonly ComponentChildren[];
  readonly most?: number;
}

/** A table that begins with some of its rows, and shows more when it is asked to. */
export function List<Item>({ heads, items, row, most = 20 }: Props<Item>) {
  const { shown, setShown, box } = useMore<HTMLTableSectionElement>(most);
  const left = items.length - shown;
  const next = Math.min(left, Math.max(shown, 100));
  return (
    <div class="list">
      <table class={heads.length > WIDE ? 'wide' : undefined}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody ref={box}>
          {items.slice(0, shown).map((item) => (
            <tr>
              {row(item).map((cell, at) => (
                <td
                  class={typeof cell === 'number' ? 'number' : undefined}
                  data-head={heads[at]}
                >
                  <Cell content={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <p class="more">
          <span>
            {counted(shown)} of {counted(items.length)} shown.
          </span>
          <button type="button" onClick={() => setShown(shown + next)}>
            Show {counted(next)} more
          </button>
        </p>
      )}
    </div>
  );
}

function Cell({ content }: { readonly content: ComponentChildren }) {
  if (content === undefined) return <NotTold />;
  return <>{typeof content === 'number' ? counted(content) : content}</>;
}
