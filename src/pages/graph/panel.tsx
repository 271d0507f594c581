import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { clip, counted, named, readable } from '../shared/format';
import { PropertyList, toldOf } from '../shared/properties';
import { Glyph } from './glyph';
import { Items } from './items';
import { type Link, type Neighbours, neighboursIn } from './links';
import type { Scene } from './scene';

interface Props {
  readonly scene: Scene;
  readonly id: number;
  readonly panel: RefObject<HTMLElement | null>;
  readonly onTake: (id: number) => void;
  readonly onClose: () => void;
}

const MOST_OPEN = 8;

/** What is known of a node: its neighbours, under what relates them to it, and its properties. */
export function Panel({ scene, id, panel, onTake, onClose }: Props) {
  const node = scene.graph.nodes[id];
  const groups = useMemo(
    () => neighboursIn(scene.links[id] ?? []),
    [scene, id],
  );
  const look = scene.looks.get(node?.type ?? '');
  if (!node || !look) return null;
  return (
    <section id="panel" ref={panel} tabIndex={-1} aria-labelledby="selected">
      <button type="button" class="close" aria-label="Close" onClick={onClose}>
        ×
      </button>
      <h2 id="selected">
        <bdi>{named(node.name, 300)}</bdi>
      </h2>
      <p class="kind">
        <Glyph look={look} hollow={node.placeholder} />
        <span>
          {clip(node.type, 60)},{' '}
          {node.placeholder ? 'described, not collected' : clip(node.class, 60)}
        </span>
      </p>
      {groups.map((group) => (
        <Group
          key={group.heading}
          scene={scene}
          group={group}
          onTake={onTake}
        />
      ))}
      <details open>
        <summary>Properties</summary>
        <PropertyList properties={node.properties} />
      </details>
    </section>
  );
}

/** Neighbours of one kind; the first of them, and more if one asks. */
function Group({
  scene,
  group,
  onTake,
}: {
  readonly scene: Scene;
  readonly group: Neighbours;
  readonly onTake: (id: number) => void;
}) {
  const { heading, links } = group;
  return (
    <details open={links.length <= MOST_OPEN}>
      <summary>
        {clip(heading, 60)} {counted(links.length)}
      </summary>
      <Items items={links} step={50}>
        {(link) => <Neighbour scene={scene} link={link} onTake={onTake} />}
      </Items>
    </details>
  );
}

function Neighbour({
  scene,
  link,
  onTake,
}: {
  readonly scene: Scene;
  readonly link: Link;
  readonly onTake: (id: number) => void;
}) {
  const node = scene.graph.nodes[link.other];
  const look = scene.looks.get(node?.type ?? '');
  if (!node || !look) return null;
  const details = toldOf(link.edge.properties)
    .map(([name, value]) => `${name}: ${readable(name, value)}`)
    .join(', ');
  return (
    <li>
      <button type="button" onClick={() => onTake(link.other)}>
        <Glyph look={look} hollow={node.placeholder} />
        <span>
          <bdi>{named(node.name, 120)}</bdi> <small>{clip(details, 200)}</small>
        </span>
      </button>
    </li>
  );
}
