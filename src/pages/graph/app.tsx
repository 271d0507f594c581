import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Gaps } from '../../graph/gaps';
import { clip, counted } from '../shared/format';
import { GapsNotice } from '../shared/gaps';
import { Search } from '../shared/search';
import { Glyph } from './glyph';
import { Legend } from './legend';
import { List } from './list';
import { MapView } from './map';
import { Panel } from './panel';
import type { Scene } from './scene';

interface Props {
  readonly scene: Scene;
  readonly gaps: Gaps;
}

/** The whole page: what there is on the left, the map, and what one looks at above it. */
export function App({ scene, gaps }: Props) {
  const { selected, setSelected, hiddenTypes, hide, goTo, panel } =
    useView(scene);
  const [drawable, setDrawable] = useState(true);
  return (
    <>
      <Sidebar scene={scene} gaps={gaps} onTake={goTo}>
        <Legend scene={scene} hidden={hiddenTypes} onChange={hide} />
      </Sidebar>
      <main>
        {drawable ? (
          <MapView
            scene={scene}
            view={{ selected, hiddenTypes }}
            onSelect={setSelected}
            onFailure={() => setDrawable(false)}
            panel={panel}
          />
        ) : (
          <List scene={scene} hidden={hiddenTypes} onTake={goTo} />
        )}
        {selected !== undefined && (
          <Panel
            key={selected}
            scene={scene}
            id={selected}
            panel={panel}
            onTake={goTo}
            onClose={() => setSelected(undefined)}
          />
        )}
      </main>
    </>
  );
}

/** What is selected and what is hidden: a hidden type comes back when one goes to something of it. */
function useView({ graph }: Scene) {
  const [selected, setSelected] = useState<number>();
  const [hiddenTypes, setHiddenTypes] = useState<ReadonlySet<string>>(
    new Set(),
  );
  const panel = useRef<HTMLElement>(null);
  // A visit to what is selected already leads the focus there, too.
  const [visits, setVisits] = useState(0);
  useLayoutEffect(() => panel.current?.focus(), [visits]);
  const typeOf = (id: number | undefined) =>
    id === undefined ? undefined : graph.nodes[id]?.type;
  useEscape(() => setSelected(undefined));
  return {
    selected,
    setSelected,
    hiddenTypes,
    panel,
    hide: (types: ReadonlySet<string>) => {
      setHiddenTypes(types);
      if (types.has(typeOf(selected) ?? '')) setSelected(undefined);
    },
    goTo: (id: number) => {
      const type = typeOf(id);
      if (type !== undefined && hiddenTypes.has(type))
        setHiddenTypes(
          new Set([...hiddenTypes].filter((each) => each !== type)),
        );
      setSelected(id);
      setVisits(visits + 1);
    },
  };
}

function Sidebar({
  scene: { graph, looks },
  gaps,
  onTake,
  children,
}: Props & {
  readonly onTake: (id: number) => void;
  readonly children: ComponentChildren;
}) {
  const items = useMemo(
    () =>
      graph.nodes.map(({ name, type }, id) => ({
        id,
        name,
        look: looks.get(type),
      })),
    [graph, looks],
  );
  return (
    <aside>
      <h1>
        <bdi>{clip(graph.title, 60)}</bdi>
      </h1>
      <p id="counts">
        {counted(graph.nodes.length)} nodes, {counted(graph.edges.length)}{' '}
        relationships
      </p>
      <Search
        label="Search"
        items={items}
        show={({ name, look }) => (
          <>
            {look && <Glyph look={look} />}
            <bdi>{clip(name, 80)}</bdi>
          </>
        )}
        onTake={({ id }) => onTake(id)}
      />
      <GapsNotice {...gaps} />
      {children}
    </aside>
  );
}

function useEscape(leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
