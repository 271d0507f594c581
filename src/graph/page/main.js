/** Selects a node, or nothing. */
function select(id) {
  selected = id;
  fillPanel();
  nodes.update(nodes.getIds().map(drawnNode));
  edges.update(edges.getIds().map(drawnEdge));
  if (id === undefined) network.unselectAll();
  else bringIntoView(id);
}

/** Selects a node wherever it is, and leads the keyboard to it. */
function goTo(id) {
  if (isVisible(id)) {
    select(id);
  } else {
    reveal(id);
    selected = id;
    fillPanel();
    draw();
  }
  panel.focus();
}

network.on('click', (event) => select(event.nodes[0]));
network.on('dragEnd', () => keepPlaces(stretch()));
dark.addEventListener('change', () => {
  theme = readTheme();
  show();
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') select(undefined);
  if (event.key === '/' && document.activeElement !== query) {
    query.focus();
    event.preventDefault();
  }
});

fillLegend();
fillHeader();
draw();
