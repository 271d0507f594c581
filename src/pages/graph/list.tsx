import { clip, counted, named } from '../shared/format';
import { Glyph } from './glyph';
import { Items } from './items';
import type { Scene } from './scene';

interface Props {
  readonly scene: Scene;
  readonly hidden: ReadonlySet<string>;
  readonly onTake: (id: number) => void;
}

/** All nodes by type, for browsers that cannot draw the map. */
export function List({ scene, hidden, onTake }: Props) {
  const types = scene.graph.types.filter(({ name }) => !hidden.has(name));
  return (
    <div id="list">
      <p role="alert">
        The map needs WebGL 2, which this browser does not have or has turned
        off. Search, and this list, lead to everything that the map shows.
      </p>
      {types.map(({ name, count }) => (
        <details key={name} open={count <= 20}>
          <summary>
            {clip(name, 60)} {counted(count)}
          </summary>
          <Nodes scene={scene} type={name} onTake={onTake} />
        </details>
      ))}
    </div>
  );
}

function Nodes({
  scene,
  type,
  onTake,
}: {
  readonly scene: Scene;
  readonly type: string;
  readonly onTake: (id: number) => void;
}) {
  const { nodes } = scene.graph;
  const ids = [...nodes.keys()].filter((id) => nodes[id]?.type === type);
  const look = scene.looks.get(type);
  return (
    <Items items={ids} step={100}>
      {(id) => (
        <li key={id}>
          <button type="button" onClick={() => onTake(id)}>
            {look && (
              <Glyph look={look} hollow={nodes[id]?.placeholder === true} />
            )}
            <bdi>{named(nodes[id]?.name ?? '', 120)}</bdi>
          </button>
        </li>
      )}
    </Items>
  );
}
