import { hierarchy, type HierarchyCircularNode, pack } from 'd3-hierarchy';
import type { Graph } from '../../graph/model';
import type { Link } from './links';
import { sizeOf } from './size';
import { type Disc, villagesOf } from './villages';

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** A disc of the map, with a name to write into it. */
export interface Region extends Circle {
  readonly name: string;
  /** Whether it lies in no other one. */
  readonly outer: boolean;
  /** Whether a team lies in its middle, which has the name. */
  readonly named: boolean;
}

/** Where everything is; the whole lies in one circle. */
export interface Layout {
  readonly whole: Circle;
  /** By the place of the node in the graph's list. */
  readonly places: readonly Circle[];
  readonly regions: readonly Region[];
}

interface Packed {
  readonly node?: number;
  readonly region?: Pick<Region, 'name' | 'outer' | 'named'>;
  /** Of a node. */
  readonly radius: number;
  /** About the surface, by which larger discs come to lie in the middle. */
  readonly surface: number;
  readonly children?: readonly Packed[];
}

/** Between discs, and between nodes: wider where there are few, whose names then find room. */
const DISC_GAP = 1.4;
function gapFor(nodes: number): number {
  return 0.2 + 0.8 * Math.min(1, 100 / nodes);
}

/** Gives each node its place: the same graph always looks the same, and no two nodes lie on each other. */
export function layOut(
  graph: Graph,
  links: readonly (readonly Link[])[],
): Layout {
  const root = new Packing(graph, links).root();
  const gap = gapFor(graph.nodes.length);
  const packed = pack<Packed>()
    .radius(({ data }) => data.radius)
    .padding(({ data }) => (data === root ? DISC_GAP : gap))(
    hierarchy(root, ({ children }) => children),
  );
  const places: Circle[] = graph.nodes.map(() => ({ x: 0, y: 0, r: 1 }));
  const regions: Region[] = [];
  const middle = circleOf(packed);
  packed.each((circle) => {
    const { x, y, r } = circleOf(circle);
    // Around zero, and up is up.
    const moved = { x: x - middle.x, y: middle.y - y, r };
    const { node, region, children } = circle.data;
    if (node !== undefined && !children) places[node] = moved;
    if (region) regions.push({ ...region, ...moved });
  });
  return { whole: { x: 0, y: 0, r: middle.r }, places, regions };
}

function circleOf({ x, y, r }: HierarchyCircularNode<Packed>): Circle {
  return { x, y, r: Number.isFinite(r) && r > 0 ? r : 1 };
}

/** Makes what is to be packed: discs in discs, with the largest first. */
class Packing {
  readonly #belongings: ReadonlyMap<number, readonly number[]>;
  readonly #discs: readonly Disc[];
  readonly #accounts: readonly number[];

  constructor(
    private readonly graph: Graph,
    private readonly links: readonly (readonly Link[])[],
  ) {
    const { accounts, belongings, discs } = villagesOf(graph, links);
    this.#accounts = accounts;
    this.#belongings = belongings;
    this.#discs = discs;
  }

  root(): Packed {
    const discs = this.#discs.map((disc) => this.#disc(disc, true));
    const surface = sum(discs);
    const accounts = this.#accounts.map((node) =>
      leaf(node, Math.max(3, Math.sqrt(surface) * 0.08)),
    );
    return group([...accounts, ...discs.sort(bySurface)]);
  }

  #disc(disc: Disc, outer: boolean): Packed {
    const [first] = disc.nodes;
    const isTeam =
      first !== undefined && this.graph.nodes[first]?.class === 'UserGroup';
    const others = isTeam ? disc.nodes.slice(1) : disc.nodes;
    const people = others.filter((id) => this.#isPerson(id));
    const things = others.filter((id) => !this.#isPerson(id));
    const members = [people, things].flatMap((ids) =>
      ids.map((id) => this.#household(id)).sort(bySurface),
    );
    const parts = disc.discs.map((part) => this.#disc(part, false));
    const team = isTeam
      ? [
          leaf(
            first,
            Math.max(2, Math.sqrt(sum(members) + sum(parts) / 4) * 0.12),
          ),
        ]
      : [];
    const region = { name: disc.name, outer, named: isTeam };
    return group([...team, ...members, ...parts.sort(bySurface)], region);
  }

  #isPerson(id: number): boolean {
    return this.graph.nodes[id]?.class === 'User';
  }

  /** A node with what belongs to it around it. */
  #household(id: number): Packed {
    const belongings = this.#belongings.get(id) ?? [];
    const all = [id, ...belongings].map((node) =>
      leaf(node, this.#radius(node)),
    );
    const [own] = all;
    return own && all.length === 1 ? own : group(all);
  }

  #radius(id: number): number {
    const node = this.graph.nodes[id];
    return node ? sizeOf(node, this.links[id]?.length ?? 0) : 1;
  }
}

function leaf(node: number, radius: number): Packed {
  return { node, radius, surface: radius ** 2 };
}

function group(children: readonly Packed[], region?: Packed['region']): Packed {
  const surface = sum(children);
  return { region, children, surface, radius: Math.sqrt(surface) };
}

function sum(all: readonly Packed[]): number {
  return all.reduce((total, { surface }) => total + surface, 0);
}

const bySurface = (a: Packed, b: Packed) => b.surface - a.surface;
