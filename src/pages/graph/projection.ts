import type { Circle } from './layout';

/** How the map lies on the screen: pixels for one of its units, and where its zero is. */
export interface Projection {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Where a circle of the map is on the screen, on which down is down. */
export function projected({ scale, x, y }: Projection, circle: Circle): Circle {
  return {
    x: x + circle.x * scale,
    y: y - circle.y * scale,
    r: circle.r * scale,
  };
}

/** Whether something of a circle is on a screen of that size. */
export function isOnScreen(
  { x, y, r }: Circle,
  { width, height }: { readonly width: number; readonly height: number },
): boolean {
  return x + r >= 0 && y + r >= 0 && x - r <= width && y - r <= height;
}

/** The smallest box around circles. */
export function boxAround(circles: readonly Circle[]) {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, r } of circles) {
    left = Math.min(left, x - r);
    right = Math.max(right, x + r);
    bottom = Math.min(bottom, y - r);
    top = Math.max(top, y + r);
  }
  return {
    x: (left + right) / 2,
    y: (bottom + top) / 2,
    width: right - left,
    height: top - bottom,
  };
}
