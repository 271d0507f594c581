/** What was collected: nodes, and edges that name them by their place. */
const graph = JSON.parse(document.getElementById('data').textContent);

/** The edges at each node, seen from it. */
const links = graph.nodes.map(() => []);

/** How many edges join two nodes. */
const joined = new Map();

for (const edge of graph.edges) {
  links[edge.from].push({ edge, other: edge.to, outward: true });
  links[edge.to].push({ edge, other: edge.from, outward: false });
  joined.set(pairOf(edge), (joined.get(pairOf(edge)) ?? 0) + 1);
}

function pairOf({ from, to }) {
  return `${Math.min(from, to)} ${Math.max(from, to)}`;
}

/** More nodes than this are a hairball, and slow. */
const MOST_DRAWN = 800;

/** The types that are drawn: in reading order, as many as fit. */
const drawnTypes = new Set();
let room = MOST_DRAWN;
for (const type of graph.types) {
  if (type.count > room) break;
  room -= type.count;
  drawnTypes.add(type.name);
}

/** Nodes that were asked for, though their type is not drawn. */
const revealed = new Set();

/** The selected node's id, or nothing. */
let selected;

function isVisible(id) {
  return drawnTypes.has(graph.nodes[id].type) || revealed.has(id);
}

/** The ids of the nodes to draw, in the order of the legend. */
function visibleIds() {
  const order = new Map(graph.types.map(({ name }, at) => [name, at]));
  const place = (id) => order.get(graph.nodes[id].type);
  return [...graph.nodes.keys()]
    .filter(isVisible)
    .sort((a, b) => place(a) - place(b) || a - b);
}

/** Draws a type, or leaves it out. */
function toggleType(name) {
  if (!drawnTypes.delete(name)) drawnTypes.add(name);
  for (const id of revealed) {
    if (graph.nodes[id].type === name) revealed.delete(id);
  }
}

/** Shows a node of a type that is not drawn, with some of its neighbours. */
function reveal(id) {
  revealed.add(id);
  for (const { other } of links[id].slice(0, 40)) revealed.add(other);
}
