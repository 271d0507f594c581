import { type Graph, toGraph } from '../../graph/model';
import type { Collected } from '../../graph/collected';
import { type Layout, layOut } from './layout';
import { type Link, linksOf } from './links';
import { type Look, looksOf } from './looks';

/** All that the page shows, worked out once. */
export interface Scene {
  readonly graph: Graph;
  readonly links: readonly (readonly Link[])[];
  readonly layout: Layout;
  readonly looks: ReadonlyMap<string, Look>;
}

/** Works out what the page shows of what was collected. */
export function sceneOf(collected: Collected): Scene {
  const graph = toGraph(collected);
  const links = linksOf(graph);
  return {
    graph,
    links,
    layout: layOut(graph, links),
    looks: looksOf(graph.types),
  };
}

/** What a person chose to see. */
export interface View {
  readonly selected: number | undefined;
  readonly hiddenTypes: ReadonlySet<string>;
}
