/** How many of each type there are, by type. */
export type TypeCounts = ReadonlyMap<string, number>;

/** How much was collected. */
export interface Counts {
  readonly entities: TypeCounts;
  readonly relationships: TypeCounts;
  /** Relationships with what another integration may have collected. */
  readonly mapped: TypeCounts;
}

/** The counts as aligned lines: a line for each type, under a line for each kind with its sum. */
export function countLines({
  entities,
  relationships,
  mapped,
}: Counts): string[] {
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

function section(title: string, counts: TypeCounts): [string, number][] {
  const sum = [...counts.values()].reduce((all, count) => all + count, 0);
  const types = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    [title, sum],
    ...types.map(([type, count]): [string, number] => [`  ${type}`, count]),
  ];
}
