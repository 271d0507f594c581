import TextTable from 'cli-table3';
import { stringify } from 'csv-stringify/sync';
import type { Result } from '../../j1ql/evaluate';
import type { Table } from '../../j1ql/table';
import { briefTable } from '../../report/brief';
import { propertyTable } from './rows';

const WIDEST_CELL = 80;

/** A result as JSON, as CSV, or as a table for people. */
export function formatted(
  result: Result,
  {
    json = false,
    csv = false,
  }: { readonly json?: boolean; readonly csv?: boolean },
): string {
  if (json) return JSON.stringify(jsonOf(result), null, 2);
  return csv ? csvOf(fullTable(result)) : tableOf(briefTable(result));
}

function jsonOf(result: Result): unknown {
  switch (result.kind) {
    case 'entities':
      return result.entities.map(({ properties }) => properties);
    case 'tree':
      return {
        entities: result.entities.map(({ properties }) => properties),
        relationships: result.edges.map(({ properties, from, to }) => ({
          ...properties,
          _fromEntityKey: from.key,
          _toEntityKey: to.key,
        })),
      };
    default:
      return result.rows.map((row) => objectOf(result.columns, row));
  }
}

/** The columns with their values; of columns with the same name, the last that has one counts. */
function objectOf(columns: readonly string[], row: readonly unknown[]) {
  const cells = new Map<string, unknown>();
  for (const [index, column] of columns.entries()) {
    const value = row[index] ?? null;
    if (value !== null || !cells.has(column)) cells.set(column, value);
  }
  return Object.fromEntries(cells);
}

function fullTable(result: Result): Table {
  return result.kind === 'entities'
    ? propertyTable(result.entities)
    : briefTable(result);
}

function csvOf({ columns, rows }: Table): string {
  return stringify([columns, ...rows.map((row) => row.map(written))]).trimEnd();
}

function tableOf({ columns, rows }: Table): string {
  if (rows.length === 0) return 'Nothing that was collected matches.';
  const table = new TextTable({
    head: columns.map(shown),
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => row.map((value) => shown(written(value)))));
  return `${table.toString()}\n${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(written).join(', ');
  return typeof value === 'object' && 'displayName' in value
    ? written(value.displayName)
    : JSON.stringify(value);
}

/** A text that is short and leaves the terminal as it is, whatever it was named. */
function shown(text: string): string {
  const harmless = text.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd');
  return harmless.length > WIDEST_CELL
    ? `${harmless.slice(0, WIDEST_CELL - 1)}…`
    : harmless;
}
