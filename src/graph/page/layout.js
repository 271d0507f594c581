/** Where each node was put: it stays there while others come and go. */
const places = new Map();

const SPACING = 60;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

const FORCES = {
  solver: 'forceAtlas2Based',
  forceAtlas2Based: {
    gravitationalConstant: -70,
    centralGravity: 0.022,
    springConstant: 0.03,
    damping: 0.5,
    avoidOverlap: 1,
  },
};

/** How often to apply the forces: about a second's work, or not at all where that is too little to help. */
function roundsFor(count) {
  const rounds = Math.min(400, Math.round(80000 / count));
  return rounds < 20 ? 0 : rounds;
}

/** Gives each new node a place to start from, on a spiral around the first. */
function placeNew(ids) {
  for (const [at, id] of ids.entries()) {
    if (places.has(id)) continue;
    const radius = SPACING * Math.sqrt(at);
    const angle = at * GOLDEN_ANGLE;
    places.set(id, {
      x: radius * Math.cos(angle),
      y: radius * Math.sin(angle),
    });
  }
}
