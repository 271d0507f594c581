import type { GraphType } from '../../graph/model';

/** The shapes that both the picture and its legend know. */
export type Shape = 'circle' | 'square' | 'diamond' | 'triangle' | 'hexagon';

/** How the nodes of a type look; the hue tells the class, and so does the shape. */
export interface Look {
  readonly hue: number;
  readonly shape: Shape;
}

const LOOKS: ReadonlyMap<string, Look> = new Map([
  ['Account', { hue: 262, shape: 'circle' }],
  ['AccessKey', { hue: 325, shape: 'diamond' }],
  ['User', { hue: 212, shape: 'circle' }],
  ['UserGroup', { hue: 168, shape: 'hexagon' }],
  ['CodeModule', { hue: 20, shape: 'square' }],
  ['CodeRepo', { hue: 45, shape: 'circle' }],
  ['Repository', { hue: 95, shape: 'circle' }],
  ['Finding', { hue: 350, shape: 'triangle' }],
]);
const OTHER: Look = { hue: 285, shape: 'circle' };

/** The look of each type: types of one class share all but the hue. */
export function looksOf(
  types: readonly GraphType[],
): ReadonlyMap<string, Look> {
  const seen = new Map<string, number>();
  return new Map(
    types.map((type) => {
      const look = LOOKS.get(type.class) ?? OTHER;
      const before = seen.get(type.class) ?? 0;
      seen.set(type.class, before + 1);
      return [type.name, { ...look, hue: (look.hue + 24 * before) % 360 }];
    }),
  );
}

/** The colour of a hue, as WebGL and style sheets read it, in a light or a dark page. */
export function colorOf(hue: number, dark: boolean): string {
  const [saturation, lightness] = dark ? [0.6, 0.62] : [0.58, 0.5];
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (at: number) => {
    const k = (at + hue / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
