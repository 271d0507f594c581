import { Captions } from './captions';
import { allLines, linesOfOne } from './lines';
import type { Line } from './links';
import { colorOf } from './looks';
import { paintCaptions, paintRegions, Sheet, widthMeasure } from './paint';
import type { Projection } from './projection';
import type { Scene, View } from './scene';
import {
  FILLED,
  graphOf,
  replaceLines,
  shrinking,
  startSigma,
  updateNodes,
} from './stage';
import { readTheme } from './theme';
import { type Covered, Viewpoint } from './viewpoint';

/** The elements that a picture is drawn in, from below to above. */
export interface Layers {
  readonly ground: HTMLCanvasElement;
  readonly stage: HTMLElement;
  readonly captions: HTMLCanvasElement;
}

/** The map: nodes in their discs, the lines of what one looks at, and captions. */
export class Picture {
  /** From where one looks at it. */
  readonly viewpoint: Viewpoint;
  readonly #scene: Scene;
  readonly #layers: Layers;
  readonly #graph: ReturnType<typeof graphOf>;
  readonly #sigma: ReturnType<typeof startSigma>;
  readonly #captions: Captions;
  readonly #ground: Sheet;
  readonly #over: Sheet;
  readonly #allLines: readonly Line[];
  #theme = readTheme();
  #view: View = { selected: undefined, hiddenTypes: new Set() };
  #hovered: number | undefined;
  #near: ReadonlySet<number> = new Set();
  #lines: readonly Line[] = [];

  constructor(
    scene: Scene,
    layers: Layers,
    onSelect: (id: number | undefined) => void,
  ) {
    this.#scene = scene;
    this.#layers = layers;
    this.#ground = new Sheet(layers.ground);
    this.#over = new Sheet(layers.captions);
    this.#captions = new Captions(
      scene,
      widthMeasure(() => this.#theme),
    );
    this.#allLines = allLines(scene);
    this.#graph = graphOf(scene, this.#view, this.#theme);
    this.#sigma = startSigma(this.#graph, layers.stage);
    this.viewpoint = new Viewpoint(this.#sigma);
    const { x, y, r } = scene.layout.whole;
    this.#sigma.setCustomBBox({ x: [x - r, x + r], y: [y - r, y + r] });
    this.#draw();
    this.#sigma.on('afterRender', () => this.#paint());
    this.#sigma.on('clickNode', ({ node }) => onSelect(Number(node)));
    this.#sigma.on('clickStage', () => onSelect(undefined));
    this.#sigma.on('doubleClickNode', (event) => event.preventSigmaDefault());
    this.#sigma.on('enterNode', ({ node }) => this.#hover(Number(node)));
    this.#sigma.on('leaveNode', () => this.#hover(undefined));
    this.#sigma.on('resize', () => this.viewpoint.limit());
    this.viewpoint.limit();
  }

  /** Shows what a person chose. */
  show(view: View): void {
    const before = this.#view;
    this.#view = view;
    if (before.hiddenTypes !== view.hiddenTypes) this.#update();
    if (before.selected !== view.selected) this.#select(before.selected);
    this.#draw();
  }

  /** Takes the colours that the page has now. */
  recolor(): void {
    this.#theme = readTheme();
    this.#update();
    this.#draw();
  }

  /** Moves until a node and its neighbours are seen beside what covers the map. */
  goTo(id: number, covered: Covered): void {
    this.viewpoint.goTo(this.#around(id), covered);
  }

  close(): void {
    this.#sigma.kill();
  }

  /** A node and its neighbours, but for the account, which all are near to. */
  #around(id: number) {
    const { graph, layout } = this.#scene;
    const near = this.#lines
      .map(({ to }) => to)
      .filter((to) => graph.nodes[to]?.class !== 'Account');
    return [id, ...near].flatMap((other) => layout.places[other] ?? []);
  }

  #select(before: number | undefined): void {
    const { selected } = this.#view;
    this.#lines =
      selected === undefined ? [] : linesOfOne(this.#scene, selected);
    const near = new Set(this.#lines.map(({ to }) => to));
    if (selected !== undefined) near.add(selected);
    const isFaded = selected !== undefined;
    if (isFaded !== (before !== undefined))
      this.#sigma.setNodesState(this.#graph.nodes(), { isFaded });
    const keys = (ids: Iterable<number>) => [...ids].map(String);
    this.#sigma.setNodesState(keys(this.#near), { isNear: false, isFaded });
    this.#sigma.setNodesState(keys(near), { isNear: true, isFaded: false });
    if (before !== undefined)
      this.#sigma.setNodeState(String(before), { isSelected: false });
    if (selected !== undefined)
      this.#sigma.setNodeState(String(selected), { isSelected: true });
    this.#near = near;
  }

  #hover(id: number | undefined): void {
    this.#hovered = id;
    if (this.#view.selected === undefined) {
      this.#lines = id === undefined ? [] : linesOfOne(this.#scene, id);
      this.#draw();
    } else this.#sigma.scheduleRender();
  }

  #update(): void {
    updateNodes(this.#graph, this.#scene, this.#view, this.#theme);
    this.#sigma.scheduleRefresh();
  }

  /** Draws the lines there shall be now. */
  #draw(): void {
    const { nodes } = this.#scene.graph;
    const { hiddenTypes, selected } = this.#view;
    const isShown = (id: number) => !hiddenTypes.has(nodes[id]?.type ?? '');
    const isOne = selected !== undefined || this.#hovered !== undefined;
    const lines = (isOne ? this.#lines : this.#allLines).filter(
      ({ from, to }) => isShown(from) && isShown(to),
    );
    const hue = ({ from, to }: Line) =>
      this.#scene.looks.get(nodes[isOne ? to : from]?.type ?? '')?.hue ?? 0;
    const color = (line: Line) => colorOf(hue(line), this.#theme.dark);
    replaceLines(this.#graph, lines, color, isOne);
    this.#layers.stage.dataset.lines = String(lines.length);
  }

  #paint(): void {
    const projection = this.viewpoint.projection;
    const screen = this.viewpoint.screen;
    const { layout } = this.#scene;
    this.#ground.draw(screen, (context) =>
      paintRegions(context, layout.regions, projection, this.#theme),
    );
    const captions = this.#chosenCaptions(projection);
    this.#over.draw(screen, (context) =>
      paintCaptions(context, captions, this.#theme),
    );
    const { scale, x, y } = projection;
    this.#layers.stage.dataset.view = JSON.stringify({ scale, x, y });
  }

  #chosenCaptions(projection: Projection) {
    const { selected, hiddenTypes } = this.#view;
    const { nodes } = this.#scene.graph;
    const { ratio } = this.#sigma.getCamera();
    const unit = ((projection.scale * ratio) / shrinking(ratio)) * FILLED;
    return this.#captions.choose(projection, this.viewpoint.screen, {
      first: [selected, this.#hovered].filter((id) => id !== undefined),
      only: selected === undefined ? undefined : this.#near,
      isHidden: (id) => hiddenTypes.has(nodes[id]?.type ?? ''),
      drawnRadius: (radius) => radius * unit,
    });
  }
}
