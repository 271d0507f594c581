const panel = document.getElementById('panel');
const MOST_LISTED = 50;

/** An element whose texts are never read as markup. */
function element(tag, className, ...content) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

function button(onClick, ...content) {
  const made = element('button', '', ...content);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

/** The shape and colour of a type's nodes. */
function glyph(type) {
  const { shape, hue, dashed } = lookOf.get(type);
  const made = element('span', `glyph ${shape} ${dashed ? 'dashed' : ''}`);
  made.style.setProperty('--hue', hue);
  return made;
}

/** A property's value for people; the times are those whose names end in `On`. */
function readable([name, value]) {
  if (typeof value === 'number' && name.endsWith('On')) {
    return new Date(value).toLocaleString('sv', { timeZone: 'UTC' });
  }
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function linked(text) {
  if (!/^https?:\/\//.test(text)) return text;
  const link = element('a', '', text);
  return Object.assign(link, {
    href: text,
    target: '_blank',
    rel: 'noreferrer',
  });
}

function propertyList(properties) {
  const rows = properties.map((property) => [
    element('dt', '', property[0]),
    element('dd', '', linked(readable(property))),
  ]);
  return element('dl', '', ...rows.flat());
}

function neighbourItem({ edge, other }) {
  const { name, type } = graph.nodes[other];
  const details = edge.properties
    .map((property) => `${property[0]}: ${readable(property)}`)
    .join(', ');
  const label = element('span', '', name, ' ', element('small', '', details));
  return element(
    'li',
    '',
    button(() => goTo(other), glyph(type), label),
  );
}

/** The neighbours of a node, under what relates them to it. */
function neighbourLists(id) {
  const groups = new Map();
  for (const link of links[id]) {
    const { label } = link.edge;
    const heading = link.outward ? `${label} →` : `← ${label}`;
    if (!groups.has(heading)) groups.set(heading, []);
    groups.get(heading).push(link);
  }
  return [...groups].map(([heading, group]) => {
    const items = group.slice(0, MOST_LISTED).map(neighbourItem);
    const left = group.length - items.length;
    if (left > 0) items.push(element('li', '', `and ${left} more`));
    const list = element('ul', '', ...items);
    return section(`${heading} ${group.length}`, group.length <= 8, list);
  });
}

function section(heading, open, content) {
  const made = element('details', '', element('summary', '', heading), content);
  made.open = open;
  return made;
}

/** Shows the selected node's neighbours and properties, or nothing. */
function fillPanel() {
  panel.hidden = selected === undefined;
  if (panel.hidden) return;
  const {
    name,
    type,
    class: kind,
    placeholder,
    properties,
  } = graph.nodes[selected];
  const close = button(() => select(undefined), '×');
  close.className = 'close';
  close.ariaLabel = 'Close';
  const origin = placeholder ? 'described, not collected' : kind;
  panel.replaceChildren(
    close,
    element('h2', '', name),
    element('p', 'kind', glyph(type), `${type}, ${origin}`),
    ...neighbourLists(selected),
    section('Properties', true, propertyList(properties)),
  );
  panel.scrollTop = 0;
}
