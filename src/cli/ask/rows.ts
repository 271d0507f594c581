import type { Entity } from '../../graph/collected';
import type { Edge } from '../../j1ql/graph';
import { propertyOf, shownProperties } from '../../j1ql/property';
import type { Table } from '../../j1ql/table';

/** What an entity is called, its type and its key. */
export function entityRow(entity: Entity): readonly unknown[] {
  return [nameOf(entity), entity.type, entity.key];
}

/** A relationship with the names of its ends. */
export function relationshipRow(edge: Edge): readonly unknown[] {
  return [nameOf(edge.from), edge.class, nameOf(edge.to)];
}

/** Entities with a column for each property that one of them has. */
export function propertyTable(entities: readonly Entity[]): Table {
  const properties = entities.map((entity) => new Map(shownProperties(entity)));
  const columns = [...new Set(properties.flatMap((each) => [...each.keys()]))];
  return {
    columns,
    rows: properties.map((each) => columns.map((column) => each.get(column))),
  };
}

function nameOf(entity: Entity): unknown {
  return propertyOf(entity, 'displayName') ?? entity.key;
}
