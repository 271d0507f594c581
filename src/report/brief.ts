import type { Entity } from '../graph/collected';
import type { Result } from '../j1ql/evaluate';
import { propertyOf } from '../j1ql/property';
import type { Table } from '../j1ql/table';

/** A result as a table for people: of entities their names, of a tree its relationships. */
export function briefTable(result: Result): Table {
  if (result.kind === 'table') return result;
  if (result.kind === 'tree' && result.edges.length > 0)
    return {
      columns: ['from', 'relationship', 'to'],
      rows: result.edges.map((edge) => [
        shownName(edge.from),
        edge.class,
        shownName(edge.to),
      ]),
    };
  return {
    columns: ['displayName', '_type', '_key'],
    rows: result.entities.map((entity) => [
      shownName(entity),
      entity.type,
      entity.key,
    ]),
  };
}

function shownName(entity: Entity): unknown {
  return propertyOf(entity, 'displayName') ?? entity.key;
}
