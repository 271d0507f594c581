import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Layers, Picture } from './picture';
import type { Scene, View } from './scene';
import { onThemeChange } from './theme';
import type { Viewpoint } from './viewpoint';

interface Props {
  readonly scene: Scene;
  readonly view: View;
  readonly onSelect: (id: number | undefined) => void;
  /** The browser cannot draw it. */
  readonly onFailure: () => void;
  /** What may cover a part of the map. */
  readonly panel: RefObject<HTMLElement | null>;
}

/** The map, with buttons and keys that move it. */
export function MapView({ scene, view, onSelect, onFailure, panel }: Props) {
  const ground = useRef<HTMLCanvasElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const captions = useRef<HTMLCanvasElement>(null);
  const picture = useRef<Picture>(null);

  useEffect(() => {
    if (!ground.current || !stage.current || !captions.current) return;
    const layers = {
      ground: ground.current,
      stage: stage.current,
      captions: captions.current,
    };
    const drawn = tryToDraw(scene, layers, onSelect);
    picture.current = drawn ?? null;
    if (!drawn) return onFailure();
    const stop = onThemeChange(() => drawn.recolor());
    return () => {
      stop();
      drawn.close();
      picture.current = null;
    };
  }, [scene, onSelect]);
  useEffect(() => {
    picture.current?.show(view);
  }, [view.selected, view.hiddenTypes]);
  useEffect(() => {
    if (view.selected === undefined) return;
    picture.current?.goTo(view.selected, coveredBy(panel.current));
  }, [view.selected]);
  useFocusFrom(view.selected, stage);
  useKeys(picture);

  const { nodes, edges } = scene.graph;
  return (
    <>
      <canvas ref={ground} class="layer" aria-hidden="true" />
      <div
        id="map"
        ref={stage}
        class="layer"
        tabIndex={0}
        role="application"
        aria-label={`Map of ${nodes.length} nodes and ${edges.length} relationships. Arrows move it, plus and minus zoom; a search leads to a node.`}
      />
      <canvas ref={captions} class="layer over" aria-hidden="true" />
      <Tools picture={picture} />
    </>
  );
}

function Tools({ picture }: { readonly picture: RefObject<Picture | null> }) {
  const look = (move: (viewpoint: Viewpoint) => void) => () => {
    if (picture.current) move(picture.current.viewpoint);
  };
  return (
    <div class="tools" role="group" aria-label="View">
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in (+)"
        onClick={look((viewpoint) => viewpoint.zoom(ZOOM))}
      >
        +
      </button>
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out (-)"
        onClick={look((viewpoint) => viewpoint.zoom(1 / ZOOM))}
      >
        −
      </button>
      <button
        type="button"
        aria-label="Show all"
        title="Show all (0)"
        onClick={look((viewpoint) => viewpoint.showAll())}
      >
        ⤢
      </button>
    </div>
  );
}

/** The picture, or nothing where the browser has no WebGL. */
function tryToDraw(
  scene: Scene,
  layers: Layers,
  onSelect: Props['onSelect'],
): Picture | undefined {
  try {
    return new Picture(scene, layers, onSelect);
  } catch {
    return undefined;
  }
}

/** How much of the map a panel covers: a side where it stands beside, the lower part where it lies across. */
function coveredBy(panel: HTMLElement | null) {
  const map = panel?.parentElement;
  if (!panel || !map) return { right: 0, bottom: 0 };
  const isAcross = panel.offsetWidth > map.clientWidth * 0.7;
  return isAcross
    ? { right: 0, bottom: panel.offsetHeight }
    : { right: panel.offsetWidth, bottom: 0 };
}

const STEP = 0.12;
const ZOOM = 1.6;
const MOVES: ReadonlyMap<string, (viewpoint: Viewpoint) => void> = new Map([
  ['ArrowLeft', (viewpoint: Viewpoint) => viewpoint.move(-STEP, 0)],
  ['ArrowRight', (viewpoint: Viewpoint) => viewpoint.move(STEP, 0)],
  ['ArrowUp', (viewpoint: Viewpoint) => viewpoint.move(0, STEP)],
  ['ArrowDown', (viewpoint: Viewpoint) => viewpoint.move(0, -STEP)],
  ['+', (viewpoint: Viewpoint) => viewpoint.zoom(ZOOM)],
  ['=', (viewpoint: Viewpoint) => viewpoint.zoom(ZOOM)],
  ['-', (viewpoint: Viewpoint) => viewpoint.zoom(1 / ZOOM)],
  ['0', (viewpoint: Viewpoint) => viewpoint.showAll()],
]);

/** Takes the focus that the panel of what was selected had, when it closes. */
function useFocusFrom(
  selected: number | undefined,
  stage: RefObject<HTMLElement | null>,
): void {
  const before = useRef(selected);
  useLayoutEffect(() => {
    const isClosed = before.current !== undefined && selected === undefined;
    if (isClosed && document.activeElement === document.body)
      stage.current?.focus();
    before.current = selected;
  }, [selected]);
}

/** Lets keys move the map, unless something else has the focus that knows them. */
function useKeys(picture: RefObject<Picture | null>): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key, altKey, ctrlKey, metaKey } = event;
      if (!(target instanceof HTMLElement) || altKey || ctrlKey || metaKey)
        return;
      if (target.matches('input, select, textarea')) return;
      if (key.startsWith('Arrow') && target.closest('aside, #panel')) return;
      const move = MOVES.get(key);
      if (!move || !picture.current) return;
      move(picture.current.viewpoint);
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [picture]);
}
