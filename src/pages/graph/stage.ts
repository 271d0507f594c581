import Graph from 'graphology';
import Sigma from 'sigma';
import type { Line } from './links';
import { colorOf, type Shape } from './looks';
import { primitives } from './primitives';
import type { Scene, View } from './scene';
import type { Theme } from './theme';

interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  shape: Shape;
  color: string;
  coreColor: string;
  /** The same for when it is selected. */
  chosenColor: string;
  chosenCoreColor: string;
  visibility: 'visible' | 'hidden';
}

interface EdgeAttributes {
  color: string;
  opacity: number;
  head: string;
  tail: string;
  depth: 'edges' | 'topEdges';
}

/** What is not near the thing one looks at is drawn as faint as this. */
const FADED = 0.13;
const NONE = '#00000000';

/** The part of its circle that a node fills, so that none touches another. */
export const FILLED = 0.92;
const SQUARE_FILLED = 0.8;

/** How much smaller things become when one moves away: less than their distances do, so that moving near makes room between them. */
export function shrinking(ratio: number): number {
  return ratio ** 0.8;
}

/** Makes what sigma draws: all nodes, and no line yet. */
export function graphOf(scene: Scene, view: View, theme: Theme) {
  const graph = new Graph<NodeAttributes, EdgeAttributes>({
    type: 'directed',
    multi: false,
  });
  for (const id of scene.graph.nodes.keys())
    graph.addNode(id, attributesOf(id, scene, view, theme));
  return graph;
}

/** Colours all nodes for a theme, and leaves out the hidden types. */
export function updateNodes(
  graph: ReturnType<typeof graphOf>,
  scene: Scene,
  view: View,
  theme: Theme,
): void {
  graph.updateEachNodeAttributes((key) =>
    attributesOf(Number(key), scene, view, theme),
  );
}

function attributesOf(
  id: number,
  { graph, layout, looks }: Scene,
  { hiddenTypes }: View,
  theme: Theme,
): NodeAttributes {
  const { type = '', placeholder = true } = graph.nodes[id] ?? {};
  const { x, y, r } = layout.places[id] ?? { x: 0, y: 0, r: 1 };
  const { shape = 'circle', hue = 0 } = looks.get(type) ?? {};
  const color = colorOf(hue, theme.dark);
  return {
    x,
    y,
    size: r * (shape === 'square' ? SQUARE_FILLED : FILLED),
    shape,
    color,
    coreColor: placeholder ? theme.surface : NONE,
    chosenColor: theme.text,
    chosenCoreColor: placeholder ? theme.surface : color,
    visibility: hiddenTypes.has(type) ? 'hidden' : 'visible',
  };
}

/** Replaces the lines; those of one node lie over all but what they join. */
export function replaceLines(
  graph: ReturnType<typeof graphOf>,
  lines: readonly Line[],
  colorOfLine: (line: Line) => string,
  ofOne: boolean,
): void {
  if (graph.size > 0) graph.clearEdges();
  const opacity = ofOne
    ? Math.max(0.2, Math.min(1, 60 / lines.length))
    : Math.max(0.05, Math.min(0.35, 40 / lines.length));
  for (const line of lines) {
    graph.addEdge(line.from, line.to, {
      color: colorOfLine(line),
      opacity,
      head: ofOne && line.head ? 'arrow' : 'none',
      tail: ofOne && line.tail ? 'arrow' : 'none',
      depth: ofOne ? 'topEdges' : 'edges',
    });
  }
}

/** How things look; no style is a function, which sigma would ask of all nodes whenever the view moves. */
const STYLES = {
  nodes: {
    x: { attribute: 'x' },
    y: { attribute: 'y' },
    size: { attribute: 'size' },
    shape: { attribute: 'shape' },
    color: {
      whenState: 'isSelected',
      then: { attribute: 'chosenColor' },
      else: { attribute: 'color' },
    },
    coreColor: {
      whenState: 'isSelected',
      then: { attribute: 'chosenCoreColor' },
      else: { attribute: 'coreColor' },
    },
    opacity: { whenState: 'isFaded', then: FADED, else: 1 },
    visibility: { attribute: 'visibility' },
    depth: { whenState: 'isNear', then: 'topNodes', else: 'nodes' },
    cursor: 'pointer',
  },
  edges: {
    // The least that there is: lines are as thick from near as from afar.
    size: 0,
    color: { attribute: 'color' },
    opacity: { attribute: 'opacity' },
    head: { attribute: 'head' },
    tail: { attribute: 'tail' },
    depth: { attribute: 'depth' },
  },
} as const;

/** Starts sigma in an element. */
export function startSigma(
  graph: ReturnType<typeof graphOf>,
  box: HTMLElement,
) {
  return new Sigma(graph, box, {
    primitives: primitives(),
    customNodeState: { isNear: false, isFaded: false, isSelected: false },
    settings: {
      renderLabels: false,
      renderEdgeLabels: false,
      itemSizesReference: 'positions',
      zoomToSizeRatioFunction: shrinking,
      stagePadding: 24,
      minEdgeThickness: 1.6,
      nodePickingPadding: 3,
      enableCameraRotation: false,
      allowInvalidContainer: true,
    },
    styles: STYLES,
  });
}
