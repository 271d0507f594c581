import type { Entity } from '../graph/collected';
import type { Edge } from './graph';
import { elementsOf, type Path } from './path';

/** A part of the graph. */
export interface Tree {
  readonly entities: readonly Entity[];
  readonly edges: readonly Edge[];
}

/** The entities and relationships that paths go through, each once. */
export function treeOf(paths: readonly Path[]): Tree {
  const entities = new Set<Entity>();
  const edges = new Set<Edge>();
  for (const path of paths)
    for (const element of elementsOf(path))
      if ('from' in element) edges.add(element);
      else entities.add(element);
  return { entities: [...entities], edges: [...edges] };
}
