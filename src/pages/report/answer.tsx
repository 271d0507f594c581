import { stringify } from 'csv-stringify/browser/esm/sync';
import type { Result } from '../../j1ql/evaluate';
import { briefTable } from '../../report/brief';
import { clip, readable, several } from '../shared/format';
import { Copy } from './copy';
import { List } from './list';

/** The answer to a query as a table that one can copy. */
export function Answer({ result }: { readonly result: Result }) {
  const { columns, rows } = briefTable(result);
  if (rows.length === 0)
    return <p class="muted">Nothing that was collected matches.</p>;
  return (
    <>
      <List
        heads={columns}
        items={rows}
        row={(cells) => cells.map((cell, at) => shown(columns[at] ?? '', cell))}
      />
      <p class="more">
        <span>{several(rows.length, 'row')}</span>
        <Copy text={() => csvOf(columns, rows)}>Copy as CSV</Copy>
      </p>
    </>
  );
}

/** Numbers are left to the table, but for those that are times. */
function shown(column: string, cell: unknown) {
  if (typeof cell === 'number' && !column.endsWith('On')) return cell;
  const text = readable(column, cell);
  return text === '' ? '' : <bdi>{clip(text, 300)}</bdi>;
}

/** For a spreadsheet, in which nothing becomes a formula. */
function csvOf(
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell : readable('', cell))),
  );
  return stringify([columns, ...cells], { escape_formulas: true });
}
