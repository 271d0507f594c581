import type { Collected } from './collected';

/** What was collected, as aligned lines: a line for each type with its count, under a line for each kind with its sum. */
export function countLines({
  entities,
  relationships,
  mapped,
}: Collected): string[] {
  const rows = [
    ...section('Entities', entities),
    ...section('Relationships', relationships),
    ...section('Mapped relationships', mapped),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(
    ([name, count]) => `${name.padEnd(width)}  ${String(count).padStart(6)}`,
  );
}

function section(
  title: string,
  items: readonly { readonly type: string }[],
): [string, number][] {
  const counts = new Map<string, number>();
  for (const { type } of items) counts.set(type, (counts.get(type) ?? 0) + 1);
  const types = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    [title, items.length],
    ...types.map(([type, count]): [string, number] => [`  ${type}`, count]),
  ];
}
