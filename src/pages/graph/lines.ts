import { type Line, linesFrom } from './links';
import type { Scene } from './scene';

/** From here on, lines are drawn only of the node that one looks at: all of them would cover the map. */
const MOST_LINES = 3000;
const MOST_OF_ONE = 1500;

/** The lines between all things, as long as they are few; what the account has is everything, so it has none here. */
export function allLines({ graph, links }: Scene): readonly Line[] {
  if (graph.edges.length > 4 * MOST_LINES) return [];
  const lines = graph.nodes.flatMap((node, id) =>
    node.class === 'Account'
      ? []
      : linesFrom(id, links[id] ?? []).filter(
          ({ to }) => to > id && graph.nodes[to]?.class !== 'Account',
        ),
  );
  return lines.length > MOST_LINES ? [] : lines;
}

/** The lines of one node, to the largest of its neighbours if these are very many. */
export function linesOfOne(
  { links, layout }: Scene,
  node: number,
): readonly Line[] {
  const lines = linesFrom(node, links[node] ?? []);
  const size = ({ to }: Line) => layout.places[to]?.r ?? 0;
  return lines.length <= MOST_OF_ONE
    ? lines
    : lines.sort((a, b) => size(b) - size(a)).slice(0, MOST_OF_ONE);
}
