import type { Caption } from './captions';
import type { Region } from './layout';
import { isOnScreen, type Projection, projected } from './projection';
import type { Theme } from './theme';

/** A canvas over or under the picture, as sharp as the screen. */
export class Sheet {
  readonly #context: CanvasRenderingContext2D | null;

  constructor(readonly canvas: HTMLCanvasElement) {
    this.#context = canvas.getContext('2d');
  }

  /** Clears the canvas, and lets something be drawn on it in the page's pixels. */
  draw(
    screen: { readonly width: number; readonly height: number },
    paint: (context: CanvasRenderingContext2D) => void,
  ): void {
    if (!this.#context) return;
    const ratio = devicePixelRatio || 1;
    const width = Math.round(screen.width * ratio);
    const height = Math.round(screen.height * ratio);
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#context.clearRect(0, 0, screen.width, screen.height);
    paint(this.#context);
  }
}

/** Draws the discs that things lie in. */
export function paintRegions(
  context: CanvasRenderingContext2D,
  regions: readonly Region[],
  projection: Projection,
  theme: Theme,
): void {
  const { canvas } = context;
  const screen = { width: canvas.width, height: canvas.height };
  context.lineWidth = 1;
  context.strokeStyle = theme.line;
  for (const region of regions) {
    const { x, y, r } = projected(projection, region);
    if (r < 2 || !isOnScreen({ x, y, r }, screen)) continue;
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
    context.fillStyle = region.outer ? theme.surface : theme.ground;
    context.fill();
    context.stroke();
  }
}

/** Tells how wide a caption is; each is measured once. */
export function widthMeasure(theme: () => Theme): (caption: Caption) => number {
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  return (caption) => {
    const font = fontOf(caption, theme());
    const id = `${font} ${caption.text}`;
    const known = widths.get(id);
    if (known !== undefined || !context) return known ?? 100;
    context.font = font;
    const { width } = context.measureText(caption.text);
    widths.set(id, width);
    return width;
  };
}

/** The font of a caption. */
function fontOf({ bold, size }: Caption, { face }: Theme): string {
  return `${bold ? 600 : 400} ${size}px ${face}`;
}

/** Writes captions, with the ground around their letters so that they can be read over anything. */
export function paintCaptions(
  context: CanvasRenderingContext2D,
  captions: readonly Caption[],
  theme: Theme,
): void {
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = theme.surface;
  for (const caption of captions) {
    context.font = fontOf(caption, theme);
    context.fillStyle = caption.muted ? theme.muted : theme.text;
    context.strokeText(caption.text, caption.x, caption.y);
    context.fillText(caption.text, caption.x, caption.y);
  }
}
