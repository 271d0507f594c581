const query = document.getElementById('query');
const hits = document.getElementById('hits');
const MOST_HITS = 8;
const names = graph.nodes.map(({ name }) => name.toLowerCase());

/** Nodes with the text in their names, those that begin with it first. */
function find(text) {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const found = [...names.keys()].filter((id) => names[id].includes(wanted));
  return found.sort(
    (a, b) => names[a].indexOf(wanted) - names[b].indexOf(wanted) || a - b,
  );
}

function listHits(found) {
  hits.replaceChildren(...found.slice(0, MOST_HITS).map(hitItem));
  hits.hidden = found.length === 0;
  query.ariaExpanded = String(!hits.hidden);
  choose(hits.firstElementChild);
}

function hitItem(id) {
  const { name, type } = graph.nodes[id];
  const item = element('li', '', glyph(type), name);
  item.id = `hit-${id}`;
  item.role = 'option';
  item.addEventListener('pointerdown', () => take(id));
  return item;
}

/** Marks the hit that Enter takes. */
function choose(item) {
  for (const other of hits.children) {
    other.ariaSelected = String(other === item);
  }
  query.setAttribute('aria-activedescendant', item?.id ?? '');
}

function take(id) {
  query.value = '';
  listHits([]);
  goTo(id);
}

query.addEventListener('input', () => {
  const found = find(query.value);
  query.ariaInvalid = String(query.value !== '' && found.length === 0);
  listHits(found);
});
query.addEventListener('blur', () => listHits([]));
query.addEventListener('keydown', (event) => {
  const chosen = hits.querySelector('[aria-selected="true"]');
  if (!chosen) return;
  if (event.key === 'Enter') {
    take(Number(chosen.id.slice('hit-'.length)));
  } else if (event.key === 'ArrowDown') {
    choose(chosen.nextElementSibling ?? hits.firstElementChild);
  } else if (event.key === 'ArrowUp') {
    choose(chosen.previousElementSibling ?? hits.lastElementChild);
  } else {
    return;
  }
  event.preventDefault();
});
