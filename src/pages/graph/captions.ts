import { clip } from '../shared/format';
import type { Circle, Region } from './layout';
import { isOnScreen, type Projection, projected } from './projection';
import type { Scene } from './scene';

/** A text to be written on the map, if there is room. */
export interface Caption {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly muted: boolean;
  /** The middle of its upper edge. */
  readonly x: number;
  readonly y: number;
}

interface Screen {
  readonly width: number;
  readonly height: number;
}

const MOST_LETTERS = 30;
const MOST_CAPTIONS = 160;
const LEAST_RADIUS = { node: 5.5, region: 26 };

/** Chooses the captions of the map: those of the most important things first, none on another, and only near ones while something is selected. */
export class Captions {
  readonly #order: readonly number[];

  constructor(
    private readonly scene: Scene,
    /** How wide a caption is. */
    private readonly widthOf: (caption: Caption) => number,
  ) {
    const rank = (id: number) => {
      const kind = scene.graph.nodes[id]?.class;
      return kind === 'Account' ? 0 : kind === 'UserGroup' ? 1 : 2;
    };
    const radius = (id: number) => scene.layout.places[id]?.r ?? 0;
    this.#order = [...scene.graph.nodes.keys()].sort(
      (a, b) => rank(a) - rank(b) || radius(b) - radius(a) || a - b,
    );
  }

  /** The captions on a screen, given the drawn radius of a node; those of `first` come before all others, those of `only` alone if given. */
  choose(
    projection: Projection,
    screen: Screen,
    options: {
      readonly first: readonly number[];
      readonly only?: ReadonlySet<number> | undefined;
      readonly isHidden: (id: number) => boolean;
      readonly drawnRadius: (radius: number) => number;
    },
  ): readonly Caption[] {
    const { first, only, isHidden, drawnRadius } = options;
    const room = new Room(screen, this.widthOf);
    const firsts = new Set(first);
    for (const id of first) {
      const caption = this.#ofNode(id, projection, drawnRadius);
      if (caption) room.take(caption);
    }
    if (!only) this.#regions(projection, room, screen);
    const isWorth = (id: number) => {
      const place = this.scene.layout.places[id];
      if (!place || firsts.has(id) || isHidden(id)) return false;
      const isLarge = drawnRadius(place.r) >= LEAST_RADIUS.node;
      return (
        (isLarge || only !== undefined || this.#isTeam(id)) &&
        isOnScreen(projected(projection, place), screen)
      );
    };
    for (const id of this.#order) {
      if (room.taken.length >= MOST_CAPTIONS) break;
      if ((only && !only.has(id)) || !isWorth(id)) continue;
      const caption = this.#ofNode(id, projection, drawnRadius);
      if (caption) room.take(caption);
    }
    return room.taken;
  }

  #isTeam(id: number): boolean {
    return this.scene.graph.nodes[id]?.class === 'UserGroup';
  }

  #ofNode(
    id: number,
    projection: Projection,
    drawnRadius: (radius: number) => number,
  ): Caption | undefined {
    const place = this.scene.layout.places[id];
    const node = this.scene.graph.nodes[id];
    if (!place || !node) return undefined;
    const { x, y } = projected(projection, place);
    const radius = drawnRadius(place.r);
    const great = node.class === 'Account' || node.class === 'UserGroup';
    return {
      text: this.#shown(node.name),
      size: great ? Math.min(20, Math.max(10.5, radius * 0.7)) : 11.5,
      bold: great,
      muted: node.placeholder,
      x,
      y: y + radius + 2,
    };
  }

  /** Names of discs stand above them; where a team lies in the middle, it has the name. */
  #regions(projection: Projection, room: Room, screen: Screen): void {
    for (const region of this.scene.layout.regions) {
      const circle = projected(projection, region);
      if (region.named || circle.r < LEAST_RADIUS.region) continue;
      if (isOnScreen(circle, screen)) room.take(this.#above(region, circle));
    }
  }

  #above(region: Region, { x, y, r }: Circle): Caption {
    const text = region.outer ? region.name : `also ${region.name}`;
    return {
      text: this.#shown(text),
      size: 11.5,
      bold: region.outer,
      muted: true,
      x,
      y: y - r + 4,
    };
  }

  /** A name as the map writes it: teams without their organization, and nothing without end. */
  #shown(name: string): string {
    const own = `${this.scene.graph.title}:`;
    return clip(name.replaceAll(own, ''), MOST_LETTERS);
  }
}

/** The room that captions have left on a screen. */
class Room {
  readonly taken: Caption[] = [];
  readonly #boxes: (readonly [number, number, number, number])[] = [];

  constructor(
    private readonly screen: Screen,
    private readonly widthOf: (caption: Caption) => number,
  ) {}

  take(caption: Caption): void {
    const half = this.widthOf(caption) / 2 + 2;
    const { x, y, size } = caption;
    const box = [x - half, y - 1, x + half, y + size * 1.25] as const;
    const [left, top, right, bottom] = box;
    const { width, height } = this.screen;
    if (right < 0 || bottom < 0 || left > width || top > height) return;
    const meets = this.#boxes.some(
      (other) =>
        left < other[2] &&
        other[0] < right &&
        top < other[3] &&
        other[1] < bottom,
    );
    if (meets) return;
    this.#boxes.push(box);
    this.taken.push(caption);
  }
}
