import type { Entity } from '../graph/collected';
import { holds } from './condition';
import type { Graph } from './graph';
import { type Novelty, noveltyOf } from './novelty';
import { ordered } from './order';
import { columnsOf } from './parts';
import { type Path, startOf } from './path';
import { type Row, scopes } from './scope';
import { checkNames, selectorsOf } from './selectors';
import { checkMeaning, checkSupport } from './support';
import type { Query } from './syntax';
import { grouped, type Table, tableOf, unique } from './table';
import { admission, described } from './targets';
import { follower } from './traverse';
import { type Tree, treeOf } from './tree';

/** What a query gives: entities, the table that RETURN describes, or the part of the graph that it went through. */
export type Result =
  | { readonly kind: 'entities'; readonly entities: readonly Entity[] }
  | ({ readonly kind: 'table' } & Table)
  | ({ readonly kind: 'tree' } & Tree);

/** Answers a query from a graph; `now` is what `date.now` stands for. */
export function evaluate(
  graph: Graph,
  query: Query,
  { now }: { readonly now: number },
): Result {
  checkSupport(query);
  checkMeaning(query);
  checkNames(query);
  const selectors = selectorsOf(query);
  const columns = columnsOf(query);
  const scopeOf = scopes(selectors, now);
  const namedScopeOf = scopes(selectors, now, columns);
  const { where, having, orderBy, skip = 0, limit = Infinity } = query;
  const paths = pathsOf(
    graph,
    query,
    noveltyOf(query, selectors),
    now,
    (path) => where === undefined || holds(where, scopeOf([path])),
  );
  const rows = grouped(paths, columns, scopeOf).filter(
    (row) => having === undefined || holds(having, namedScopeOf(row)),
  );
  const kept =
    query.unique && query.result ? unique(rows, columns, scopeOf) : rows;
  const page = ordered(kept, orderBy, namedScopeOf).slice(skip, skip + limit);
  if (query.result === 'tree') return { kind: 'tree', ...treeOf(page.flat()) };
  return query.result
    ? { kind: 'table', ...tableOf(page, columns, scopeOf) }
    : { kind: 'entities', entities: page.flat().map(startOf) };
}

/** The paths that a query is about; one from each entity is enough if only the entities are wanted. */
function pathsOf(
  graph: Graph,
  query: Query,
  novelty: Novelty,
  now: number,
  isWanted: (path: Path) => boolean,
): Row {
  const admits = admission(now);
  const follow = follower(graph, query.traversals, admits, novelty);
  const isOneEnough = query.result === undefined;
  const paths: Path[] = [];
  const accept = (path: Path) => {
    paths.push(path);
    return isOneEnough;
  };
  for (const entity of described(graph, query.start, admits)) {
    const start = {
      label: query.start,
      element: entity,
      end: entity,
      superseded: false,
    };
    follow(start, {
      visit: (path) => isWanted(path) && accept(path),
      accept,
    });
  }
  return paths;
}
