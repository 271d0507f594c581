import type { Graph, GraphNode } from '../../graph/model';
import type { Link } from './links';

/** What lies in a disc of the map: nodes, each with what belongs to it alone, and discs. */
export interface Disc {
  readonly name: string;
  readonly nodes: number[];
  readonly discs: Disc[];
}

/** Where things live: in discs, or with the one node that they belong to. */
export interface Villages {
  readonly accounts: readonly number[];
  readonly discs: readonly Disc[];
  /** The nodes that belong to a node and to no other. */
  readonly belongings: ReadonlyMap<number, readonly number[]>;
}

/** Those who have a place of their own, even where no team knows them. */
const SETTLED = new Set(['CodeModule', 'User']);

/**
 * Divides a graph into discs: one for each team, with those that no smaller team has, and in it one for each other set of teams that may have a package;
 * then one for each type that teams do not know. Tokens, repositories and advisories lie with what they belong to.
 */
export function villagesOf(
  graph: Graph,
  links: readonly (readonly Link[])[],
): Villages {
  return new Settlement(graph, links).settle();
}

class Settlement {
  readonly #discs = new Map<string, Disc>();
  readonly #homes = new Map<number, Disc>();
  readonly #belongings = new Map<number, number[]>();
  readonly #teamSets: readonly (readonly number[])[];

  constructor(
    private readonly graph: Graph,
    private readonly links: readonly (readonly Link[])[],
  ) {
    this.#teamSets = graph.nodes.map((node, id) =>
      isTeam(node) || isAccount(node) ? [] : this.#neighbours(id, isTeam),
    );
  }

  settle(): Villages {
    const { nodes } = this.graph;
    const ids = [...nodes.keys()];
    const all = (test: (node: GraphNode) => boolean) =>
      ids.filter((id) => this.#is(id, test));
    for (const team of all(isTeam)) this.#put(team, this.#villageOf(team));
    const settled = ids.filter((id) => this.#isSettled(id));
    for (const id of settled) this.#put(id, this.#homeOf(id));
    for (const id of ids)
      if (!this.#homes.has(id) && !this.#is(id, isAccount)) this.#follow(id);
    return {
      accounts: all(isAccount),
      discs: [...this.#discs.values()].map(simplified),
      belongings: this.#belongings,
    };
  }

  #is(id: number, test: (node: GraphNode) => boolean): boolean {
    const node = this.graph.nodes[id];
    return node !== undefined && test(node);
  }

  #isSettled(id: number): boolean {
    const teams = this.#teamSets[id] ?? [];
    return teams.length > 0 || this.#is(id, (node) => SETTLED.has(node.class));
  }

  #neighbours(id: number, test: (node: GraphNode) => boolean): number[] {
    const others = (this.links[id] ?? [])
      .map(({ other }) => other)
      .filter((other) => other !== id && this.#is(other, test));
    return [...new Set(others)].sort((a, b) => a - b);
  }

  #put(id: number, disc: Disc): void {
    disc.nodes.push(id);
    this.#homes.set(id, disc);
  }

  #villageOf(team: number): Disc {
    const name = this.graph.nodes[team]?.name ?? '';
    return this.#disc(this.#discs, `team ${team}`, name);
  }

  #disc(discs: Map<string, Disc>, key: string, name: string): Disc {
    const disc = discs.get(key) ?? { name, nodes: [], discs: [] };
    discs.set(key, disc);
    return disc;
  }

  /** The disc of the smallest of its teams, and for a package that other teams have too, the disc in it of those that all of them have. */
  #homeOf(id: number): Disc {
    const teams = this.#teamSets[id] ?? [];
    const size = (team: number) => this.links[team]?.length ?? 0;
    const [home, ...others] = [...teams].sort(
      (a, b) => size(a) - size(b) || a - b,
    );
    if (home === undefined) return this.#kindOf(id);
    const village = this.#villageOf(home);
    if (others.length === 0 || this.#is(id, isPerson)) return village;
    const name = others
      .map((team) => this.graph.nodes[team]?.name ?? '')
      .join(' + ');
    const known = village.discs.find((disc) => disc.name === name);
    if (known) return known;
    const part: Disc = { name, nodes: [], discs: [] };
    village.discs.push(part);
    return part;
  }

  #kindOf(id: number): Disc {
    const type = this.graph.nodes[id]?.type ?? '';
    const hasTeams = this.#teamSets.some((teams) => teams.length > 0);
    const name = hasTeams && this.#isSettled(id) ? `${type}, no team` : type;
    return this.#disc(this.#discs, `type ${type}`, name);
  }

  /** Lets a node lie with the only one it belongs to, or where most of those are that it belongs to. */
  #follow(id: number): void {
    const owners = this.#neighbours(id, () => true).filter((other) =>
      this.#isSettled(other),
    );
    const [owner] = owners;
    if (owner === undefined) return this.#put(id, this.#kindOf(id));
    if (owners.length > 1)
      return this.#put(id, this.#mostOf(owners) ?? this.#kindOf(id));
    const known = this.#belongings.get(owner);
    if (known) known.push(id);
    else this.#belongings.set(owner, [id]);
  }

  #mostOf(ids: readonly number[]): Disc | undefined {
    const counts = new Map<Disc, number>();
    for (const id of ids) {
      const home = this.#homes.get(id);
      if (home) counts.set(home, (counts.get(home) ?? 0) + 1);
    }
    const [most] = [...counts].sort(([, a], [, b]) => b - a);
    return most?.[0];
  }
}

/** A disc with a single one in it, and nothing else but its team, is that disc. */
function simplified(disc: Disc): Disc {
  const [only, ...others] = disc.discs;
  if (only === undefined || others.length > 0 || disc.nodes.length > 1)
    return disc;
  return {
    name: `${disc.name} + ${only.name}`,
    nodes: [...disc.nodes, ...only.nodes],
    discs: [],
  };
}

const isTeam = (node: GraphNode) => node.class === 'UserGroup';
const isAccount = (node: GraphNode) => node.class === 'Account';
const isPerson = (node: GraphNode) => node.class === 'User';
