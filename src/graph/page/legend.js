function number(count) {
  return count.toLocaleString('en');
}

/** A button for each type that draws it or leaves it out. */
function fillLegend() {
  const items = graph.types.map(({ name, count }) => {
    const toggle = button(
      () => {
        toggleType(name);
        toggle.ariaPressed = String(drawnTypes.has(name));
        draw();
      },
      glyph(name),
      element('span', 'name', name),
      element('span', 'count', number(count)),
    );
    toggle.ariaPressed = String(drawnTypes.has(name));
    return element('li', '', toggle);
  });
  document.getElementById('legend').replaceChildren(...items);
}

/** Says what the page holds, and what it leaves out at first. */
function fillHeader() {
  document.title = `${graph.title}: graph`;
  document.getElementById('title').textContent = graph.title;
  document.getElementById('counts').textContent =
    `${number(graph.nodes.length)} nodes, ${number(graph.edges.length)} relationships`;
  document.getElementById('hint').hidden = !graph.nodes.some(
    ({ placeholder }) => placeholder,
  );
  const left = graph.types
    .filter(({ name }) => !drawnTypes.has(name))
    .map(({ name }) => name);
  const notice = document.getElementById('notice');
  notice.hidden = left.length === 0;
  notice.textContent = `Too many to draw at once: ${new Intl.ListFormat('en').format(left)} start hidden. Search for one, or click its type.`;
}
