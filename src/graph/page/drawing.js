const area = document.getElementById('graph');

const network = new vis.Network(
  area,
  {},
  {
    layout: { improvedLayout: false },
    edges: { smooth: false },
    interaction: {
      hover: true,
      tooltipDelay: 150,
      keyboard: { enabled: true, bindToWindow: false },
      selectConnectedEdges: false,
    },
  },
);
let nodes;
let edges;

/** How far from an edge of the window a node is in view, label and all. */
const MARGIN = 70;

/** Labels are wide: the layout is stretched to the shape of the window. */
function stretch() {
  return Math.min(1.7, Math.max(1, area.clientWidth / area.clientHeight));
}

function placed(id) {
  const { x, y } = places.get(id);
  return { x: x * stretch(), y };
}

function keepPlaces(scale) {
  for (const id of nodes.getIds()) {
    const { x, y } = network.getPosition(id);
    places.set(id, { x: x / scale, y });
  }
}

/** Draws what is visible, after arranging it if any of it is new. */
function draw() {
  if (selected !== undefined && !isVisible(selected)) select(undefined);
  const ids = visibleIds();
  const rounds = roundsFor(ids.length);
  const arranged = ids.every((id) => places.has(id));
  placeNew(ids);
  if (arranged || rounds === 0) return show();
  area.ariaBusy = 'true';
  network.setOptions({
    physics: {
      ...FORCES,
      enabled: true,
      stabilization: { iterations: rounds, fit: false },
    },
  });
  setData((id) => places.get(id));
}

network.on('stabilizationIterationsDone', () => {
  keepPlaces(1);
  show();
});

function setData(place) {
  nodes = new vis.DataSet(
    visibleIds().map((id) => ({ ...drawnNode(id), ...place(id) })),
  );
  const both = ({ from, to }) => isVisible(from) && isVisible(to);
  edges = new vis.DataSet(
    [...graph.edges.keys()]
      .filter((id) => both(graph.edges[id]))
      .map(drawnEdge),
  );
  network.setData({ nodes, edges });
}

function show() {
  network.setOptions({ physics: { enabled: false } });
  setData(placed);
  network.fit({ animation: false, maxZoomLevel: 1 });
  network.moveTo({ scale: network.getScale() * 0.94 });
  if (selected !== undefined) bringIntoView(selected);
  area.ariaBusy = 'false';
}

/** Moves the view as little as brings the node out from under an edge or the panel, and large enough to read. */
function bringIntoView(id) {
  network.selectNodes([id], false);
  const position = network.getPosition(id);
  const now = network.canvasToDOM(position);
  const clamp = (value, least, most) => Math.max(least, Math.min(value, most));
  const x = clamp(now.x, MARGIN, area.clientWidth - panel.offsetWidth - MARGIN);
  const y = clamp(now.y, MARGIN, area.clientHeight - MARGIN);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  network.moveTo({
    position,
    scale: Math.max(network.getScale(), 0.6),
    offset: { x: x - area.clientWidth / 2, y: y - area.clientHeight / 2 },
    animation: still ? false : { duration: 300 },
  });
}
