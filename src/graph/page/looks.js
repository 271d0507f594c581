/** How the nodes of a class look; the hue tells the class, and so does the shape. */
const LOOKS = {
  Account: { hue: 262, shape: 'dot', size: 28, font: 22 },
  AccessKey: { hue: 325, shape: 'diamond', size: 12, font: 13 },
  User: { hue: 212, shape: 'dot', size: 15, font: 14 },
  UserGroup: { hue: 168, shape: 'hexagon', size: 19, font: 17 },
  CodeModule: { hue: 20, shape: 'square', size: 12, font: 14 },
  CodeRepo: { hue: 45, shape: 'dot', size: 9, font: 13 },
  Repository: { hue: 95, shape: 'dot', size: 9, font: 13 },
  Finding: { hue: 350, shape: 'triangle', size: 11, font: 13 },
};
const OTHER = { hue: 285, shape: 'dot', size: 10, font: 13 };

const MOST_LABELS = 24;

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Each type's look: types of one class share all but the hue. */
const lookOf = new Map();
for (const type of graph.types) {
  const look = Object.hasOwn(LOOKS, type.class) ? LOOKS[type.class] : OTHER;
  const siblings = graph.types.filter((other) => other.class === type.class);
  const hue = look.hue + 24 * siblings.indexOf(type);
  lookOf.set(type.name, { ...look, hue, dashed: type.placeholder });
}

function color(type, alpha = 1) {
  return `hsl(${lookOf.get(type).hue} 58% ${dark.matches ? 60 : 50}% / ${alpha})`;
}

/** The style sheet's colours and font, for the canvas, which knows no style sheet. */
let theme = readTheme();

function readTheme() {
  const style = getComputedStyle(document.body);
  const value = (name) => style.getPropertyValue(name);
  return {
    ground: value('--ground'),
    text: value('--text'),
    muted: value('--muted'),
    faint: value('--faint'),
    face: style.fontFamily,
  };
}

function shorten(name) {
  const letters = Array.from(name);
  return letters.length > 28 ? `${letters.slice(0, 27).join('')}…` : name;
}

function isNear(id) {
  return (
    selected === undefined ||
    id === selected ||
    links[id].some(({ other }) => other === selected)
  );
}

/** A node as vis-network draws it, faded when something far from it is selected. */
function drawnNode(id) {
  const { name, type, class: kind, placeholder } = graph.nodes[id];
  const { shape, size, font } = lookOf.get(type);
  const near = isNear(id);
  const border = color(type, near ? 1 : 0.2);
  const background = placeholder ? theme.ground : border;
  const ring = { background, border: theme.text };
  return {
    id,
    shape,
    size,
    label: shorten(name),
    title: `${name}\n${type}`,
    fixed: kind === 'Account',
    borderWidth: 2,
    borderWidthSelected: 4,
    color: { background, border, highlight: ring, hover: ring },
    font: {
      size: font,
      color: near ? theme.text : theme.faint,
      face: theme.face,
      strokeWidth: 3,
      strokeColor: theme.ground,
    },
    shapeProperties: { borderDashes: placeholder ? [4, 3] : false },
  };
}

/** An edge as vis-network draws it: while a node is selected only that node's, labelled if there is room. */
function drawnEdge(id) {
  const { from, to, label, mapped } = graph.edges[id];
  const { name, type, class: kind } = graph.nodes[from];
  const mine = from === selected || to === selected;
  // Edges between well-connected nodes are many: they lie longer and fainter.
  const crowd = Math.min(24, Math.sqrt(links[from].length * links[to].length));
  const strength = mine ? 0.9 : Math.min(0.5, 2.5 / crowd);
  return {
    id,
    from,
    to,
    title: `${name} ${label} ${graph.nodes[to].name}`,
    hidden: selected !== undefined && !mine,
    // vis-network goes on drawing a label that becomes empty.
    label: mine && links[selected].length <= MOST_LABELS ? label : ' ',
    smooth: joined.get(pairOf({ from, to })) > 1 && {
      type: 'curvedCW',
      roundness: 0.12,
    },
    physics: kind !== 'Account',
    length: 30 + 14 * crowd,
    dashes: mapped ? [5, 4] : false,
    arrows: { to: { enabled: true, scaleFactor: mine ? 0.6 : 0.35 } },
    color: { color: color(type, strength), hover: color(type) },
    width: mine ? 1.8 : 1,
    font: {
      size: 11,
      color: theme.muted,
      strokeColor: theme.ground,
    },
  };
}
