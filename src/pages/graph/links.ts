import type { Graph, GraphEdge } from '../../graph/model';

/** A relationship, seen from one of its ends. */
export interface Link {
  readonly edge: GraphEdge;
  readonly other: number;
  readonly outward: boolean;
}

/** The links of each node; those of one with itself count once. */
export function linksOf({ nodes, edges }: Graph): readonly (readonly Link[])[] {
  const links: Link[][] = nodes.map(() => []);
  for (const edge of edges) {
    links[edge.from]?.push({ edge, other: edge.to, outward: true });
    if (edge.to !== edge.from)
      links[edge.to]?.push({ edge, other: edge.from, outward: false });
  }
  return links;
}

/** Neighbours that are related to a node in the same way. */
export interface Neighbours {
  readonly heading: string;
  readonly links: readonly Link[];
}

/** Groups a node's links by relationship and direction. */
export function neighboursIn(links: readonly Link[]): readonly Neighbours[] {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const { label } = link.edge;
    const heading = link.outward ? `${label} →` : `← ${label}`;
    const group = groups.get(heading);
    if (group) group.push(link);
    else groups.set(heading, [link]);
  }
  return [...groups].map(([heading, group]) => ({ heading, links: group }));
}

/** All relationships between two nodes, drawn as one line. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Whether an arrow points at each end. */
  readonly head: boolean;
  readonly tail: boolean;
}

/** The lines from a node to its neighbours. */
export function linesFrom(node: number, links: readonly Link[]): Line[] {
  const lines = new Map<number, Line>();
  for (const { other, outward, edge } of links) {
    const known = lines.get(other);
    const labels = new Set(known?.label.split(', ')).add(edge.label);
    lines.set(other, {
      from: node,
      to: other,
      label: [...labels].join(', '),
      head: outward || known?.head === true,
      tail: !outward || known?.tail === true,
    });
  }
  return [...lines.values()].filter(({ to }) => to !== node);
}
