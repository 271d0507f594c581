import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { counted } from '../shared/format';
import { NotTold } from '../shared/not-told';

interface Props<Item> {
  readonly heads: readonly string[];
  readonly items: readonly Item[];
  /** The cells of a row; what is undefined was not told. */
  readonly row: (item: Item) => readonly ComponentChildren[];
  readonly most?: number;
}

/** A table that begins with some of its rows, and shows more when it is asked to. */
export function List<Item>({ heads, items, row, most = 20 }: Props<Item>) {
  const [shown, setShown] = useState(most);
  const left = items.length - shown;
  const next = Math.min(left, Math.max(shown, 100));
  return (
    <div class="list">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.slice(0, shown).map((item) => (
            <tr>
              {row(item).map((cell) => (
                <td class={typeof cell === 'number' ? 'number' : undefined}>
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
