import type { Entity } from '../graph/collected';
import type { Edge, Graph } from '../j1ql/graph';
import { propertyOf } from '../j1ql/property';
import { type Access, accessOf, isWrite } from './access';

/** How far packages reach: how often they were downloaded in the last week, as far as npm tells. */
export interface Reach {
  readonly packages: number;
  readonly weeklyDownloads: number;
  /** How many of them npm tells the downloads of. */
  readonly told: number;
}

/** An npm organization in a graph that was collected: who can publish what, from either end. */
export class Organization {
  readonly name: string;
  readonly packages: readonly Entity[];
  readonly users: readonly Entity[];
  readonly teams: readonly Entity[];
  #reaches: ReadonlyMap<Entity, Reach> | undefined;

  constructor(readonly graph: Graph) {
    const [account] = this.#ofType('npm_account');
    this.name = account ? nameOf(account) : 'npm organization';
    this.packages = this.#ofType('npm_package');
    this.users = this.#ofType('npm_user');
    this.teams = this.#ofType('npm_team');
  }

  /** Everybody who may read or write a package; those who may write first, by name. */
  accessTo(pkg: Entity): readonly Access[] {
    const collaborators = this.to(pkg, 'ALLOWS', 'npm_user');
    const users =
      collaborators.length > 0
        ? collaborators
        : this.to(pkg, 'ALLOWS', 'npm_team').flatMap((team) =>
            this.to(team, 'HAS', 'npm_user'),
          );
    return [...new Set(users)]
      .map((user) => accessOf(this, pkg, user))
      .sort(
        (a, b) => Number(b.write) - Number(a.write) || byName(a.user, b.user),
      );
  }

  /** Every package that a user may read or write; those to write first, the most downloaded first. */
  accessBy(user: Entity): readonly Access[] {
    const ofTeams = this.from(user, 'HAS', 'npm_team')
      .flatMap((team) => this.from(team, 'ALLOWS', 'npm_package'))
      .filter((pkg) => !this.#hasCollaborators(pkg));
    return [
      ...new Set([...this.from(user, 'ALLOWS', 'npm_package'), ...ofTeams]),
    ]
      .map((pkg) => accessOf(this, pkg, user))
      .sort(
        (a, b) =>
          Number(b.write) - Number(a.write) ||
          byDownloads(a.package, b.package),
      );
  }

  /** The people who may publish a package, each once: its collaborators or, where nobody told them, its teams' members. */
  publishersOf(pkg: Entity): ReadonlySet<Entity> {
    const writers = this.edgesAt(pkg, 'ALLOWS')
      .filter(isWrite)
      .map(({ to }) => to);
    return new Set(
      this.#hasCollaborators(pkg)
        ? writers.filter(({ type }) => type === 'npm_user')
        : writers.flatMap((team) => this.to(team, 'HAS', 'npm_user')),
    );
  }

  #hasCollaborators(pkg: Entity): boolean {
    return this.edgesAt(pkg, 'ALLOWS').some(({ to }) => to.type === 'npm_user');
  }

  /** How far an account reaches, with the packages that it may publish. */
  reachOf(user: Entity): Reach {
    this.#reaches ??= this.#measure();
    return this.#reaches.get(user) ?? reachOf([]);
  }

  #measure(): ReadonlyMap<Entity, Reach> {
    const publishable = new Map<Entity, Entity[]>();
    for (const pkg of this.packages)
      for (const user of this.publishersOf(pkg)) {
        const packages = publishable.get(user);
        if (packages) packages.push(pkg);
        else publishable.set(user, [pkg]);
      }
    return new Map(
      [...publishable].map(([user, packages]) => [user, reachOf(packages)]),
    );
  }

  /** What relationships of a class lead to from an entity. */
  to(from: Entity, verb: string, type: string): readonly Entity[] {
    return this.edgesAt(from, verb)
      .filter((edge) => edge.from === from && edge.to.type === type)
      .map((edge) => edge.to);
  }

  /** What relationships of a class come from, that lead to an entity. */
  from(to: Entity, verb: string, type: string): readonly Entity[] {
    return this.edgesAt(to, verb)
      .filter((edge) => edge.to === to && edge.from.type === type)
      .map((edge) => edge.from);
  }

  edgesAt(entity: Entity, verb: string): readonly Edge[] {
    return this.graph.edgesAt.get(entity)?.get(verb) ?? [];
  }

  #ofType(type: string): readonly Entity[] {
    return this.graph.ofType.get(type) ?? [];
  }
}

/** How far packages reach together. */
export function reachOf(packages: readonly Entity[]): Reach {
  const told = packages.flatMap(
    (pkg) => numberOf(pkg, 'weeklyDownloads') ?? [],
  );
  return {
    packages: packages.length,
    weeklyDownloads: told.reduce((sum, downloads) => sum + downloads, 0),
    told: told.length,
  };
}

/** What people call an entity. */
export function nameOf(entity: Entity): string {
  const name = propertyOf(entity, 'displayName');
  return typeof name === 'string' ? name : entity.key;
}

/** A property that is a text; empty where it is none. */
export function textOf(entity: Entity, name: string): string {
  const value = propertyOf(entity, name);
  return typeof value === 'string' ? value : '';
}

/** A property that is a number, or nothing. */
export function numberOf(entity: Entity, name: string): number | undefined {
  const value = propertyOf(entity, name);
  return typeof value === 'number' ? value : undefined;
}

/** Downloads of the last week; none where npm told none. */
export function downloadsOf(pkg: Entity): number {
  return numberOf(pkg, 'weeklyDownloads') ?? 0;
}

/** Orders by name, whatever the locale. */
export function byName(a: Entity, b: Entity): number {
  return nameOf(a) < nameOf(b) ? -1 : Number(nameOf(a) > nameOf(b));
}

/** Orders the most downloaded first, then by name. */
export function byDownloads(a: Entity, b: Entity): number {
  return downloadsOf(b) - downloadsOf(a) || byName(a, b);
}
