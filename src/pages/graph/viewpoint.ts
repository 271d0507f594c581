import type { Circle } from './layout';
import { boxAround, type Projection } from './projection';
import type { startSigma } from './stage';
import { prefersStillness } from './theme';

/** How much of each side is covered by something else. */
export interface Covered {
  readonly right: number;
  readonly bottom: number;
}

const FLIGHT_MS = 450;
/** The pixels of a unit of the map from nearest. */
const NEAREST = 34;
/** The least that is shown around what one goes to, in units. */
const LEAST_SHOWN = 16;

/** From where one looks at the map. */
export class Viewpoint {
  constructor(private readonly sigma: ReturnType<typeof startSigma>) {}

  /** Moves until circles are seen beside what covers the map. */
  goTo(circles: readonly Circle[], covered: Covered): void {
    const { width, height } = this.screen;
    const free = {
      width: Math.max(120, width - covered.right - 110),
      height: Math.max(100, height - covered.bottom - 90),
    };
    const box = boxAround(circles);
    const { scale } = this.projection;
    const camera = this.sigma.getCamera();
    const fitting = Math.min(
      free.width / Math.max(LEAST_SHOWN, box.width),
      free.height / Math.max(LEAST_SHOWN, box.height),
    );
    const wanted = Math.min(NEAREST, fitting);
    const middle = this.sigma.graphToFramedGraph({
      x: box.x + covered.right / 2 / wanted,
      y: box.y - covered.bottom / 2 / wanted,
    });
    const ratio = (camera.ratio * scale) / wanted;
    void camera.animate({ ...middle, ratio }, { duration: duration() });
  }

  /** Moves by parts of what is seen. */
  move(right: number, up: number): void {
    const camera = this.sigma.getCamera();
    const { x, y, ratio } = camera;
    const state = { x: x + right * ratio, y: y + up * ratio };
    void camera.animate(state, { duration: duration() / 3 });
  }

  /** Goes nearer, or with less than one further away. */
  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    const ratio = camera.getBoundedRatio(camera.ratio / factor);
    void camera.animate({ ratio }, { duration: duration() / 2 });
  }

  /** Shows the whole map. */
  showAll(): void {
    void this.sigma.getCamera().reset({ duration: duration() });
  }

  /** Lets one come as near as is useful, and as far as the whole is small. */
  limit(): void {
    const camera = this.sigma.getCamera();
    // Not by the settings, which would have everything drawn anew.
    camera.minRatio = Math.min(
      0.9,
      (this.projection.scale * camera.ratio) / NEAREST,
    );
    camera.maxRatio = 1.6;
  }

  get screen() {
    return this.sigma.getDimensions();
  }

  get projection(): Projection {
    const zero = this.sigma.graphToViewport({ x: 0, y: 0 });
    const one = this.sigma.graphToViewport({ x: 1, y: 0 });
    return { scale: one.x - zero.x, x: zero.x, y: zero.y };
  }
}

function duration(): number {
  return prefersStillness() ? 0 : FLIGHT_MS;
}
