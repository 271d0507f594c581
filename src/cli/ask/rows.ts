import type { Entity } from '../../graph/collected';
import { shownProperties } from '../../j1ql/property';
import type { Table } from '../../j1ql/table';

/** Entities with a column for each property that one of them has. */
export function propertyTable(entities: readonly Entity[]): Table {
  const properties = entities.map((entity) => new Map(shownProperties(entity)));
  const columns = [...new Set(properties.flatMap((each) => [...each.keys()]))];
  return {
    columns,
    rows: properties.map((each) => columns.map((column) => each.get(column))),
  };
}
