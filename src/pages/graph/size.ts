import type { GraphNode } from '../../graph/model';

const SIZES = new Map([
  ['User', 1.15],
  ['CodeModule', 0.8],
  ['AccessKey', 0.65],
  ['CodeRepo', 0.55],
  ['Repository', 0.55],
  ['Finding', 0.75],
]);
const OTHER = 0.8;

/** How large a node is on the map: packages by their downloads, others by their links, both by orders of magnitude. */
export function sizeOf(node: GraphNode, links: number): number {
  const base = SIZES.get(node.class) ?? OTHER;
  const { weeklyDownloads } = node.properties;
  const downloads =
    typeof weeklyDownloads === 'number' ? Math.max(0, weeklyDownloads) : 0;
  const reach = Math.log10(1 + downloads) * 0.2;
  const ties = Math.log10(1 + links) * 0.2;
  return base + Math.max(reach, ties);
}
