import type { Entity } from '../graph/collected';
import type { Edge, Graph } from './graph';
import type { Novelty } from './novelty';
import type { Path } from './path';
import type { Hop, Optional, Target, Traversal } from './syntax';

/** Is handed each path; answers whether it has seen enough. */
export type Visit = (path: Path) => boolean;

/** Whether an entity is one that a target describes. */
export type Admits = (target: Target, entity: Entity) => boolean;

/** A traversal, with everything that follows a negated one within the negation. */
type Step =
  | { readonly kind: 'hop'; readonly hop: Hop }
  | {
      readonly kind: 'optional';
      readonly optional: Optional;
      readonly steps: readonly Step[];
    }
  | { readonly kind: 'not'; readonly steps: readonly Step[] };

/** What happens to the paths that are found. */
export interface Arrival {
  /** Is handed each path; answers whether it has seen enough. */
  readonly visit: Visit;
  /** Is handed a path that is known to lead to what is wanted. */
  readonly accept: Visit;
}

/** A function that follows traversals from an entity, path after path, until enough was seen. */
export function follower(
  graph: Graph,
  traversals: readonly Traversal[],
  admits: Admits,
  { recall, settle }: Novelty,
): (start: Path, arrival: Arrival) => boolean {
  const walk = new Walk(graph, admits);
  const steps = stepsOf(traversals);
  const goFrom = (index: number, path: Path, arrival: Arrival): boolean => {
    const step = steps[index];
    if (step === undefined) return !path.superseded && arrival.visit(path);
    return walk.take(step, path, (next) => {
      const known = recall(next, index);
      if (known !== undefined) return known && arrival.accept(next);
      const isEnough = goFrom(index + 1, next, arrival);
      settle(next, index, isEnough);
      return isEnough;
    });
  };
  return (start, arrival) => goFrom(0, start, arrival);
}

function stepsOf(traversals: readonly Traversal[]): readonly Step[] {
  const [first, ...rest] = traversals;
  if (first === undefined) return [];
  if (first.kind === 'optional')
    return [
      {
        kind: 'optional',
        optional: first,
        steps: stepsOf(first.traversals),
      },
      ...stepsOf(rest),
    ];
  const hop: Step = { kind: 'hop', hop: first };
  return first.negated
    ? [{ kind: 'not', steps: [hop, ...stepsOf(rest)] }]
    : [hop, ...stepsOf(rest)];
}

class Walk {
  constructor(
    private readonly graph: Graph,
    private readonly admits: Admits,
  ) {}

  take(step: Step, path: Path, visit: Visit): boolean {
    if (step.kind === 'hop') return this.hop(step.hop, path, visit);
    if (step.kind === 'optional') return this.optional(step, path, visit);
    const isThere = this.follow(step.steps, 0, path, () => true);
    return !isThere && visit({ ...path, superseded: false });
  }

  private follow(
    steps: readonly Step[],
    index: number,
    path: Path,
    visit: Visit,
  ): boolean {
    const step = steps[index];
    if (step === undefined) return visit(path);
    return this.take(step, path, (next) =>
      this.follow(steps, index + 1, next, visit),
    );
  }

  private hop(hop: Hop, path: Path, visit: Visit): boolean {
    const byVerb = this.graph.edgesAt.get(path.end);
    for (const verb of hop.verbs.length > 0
      ? hop.verbs
      : (byVerb?.keys() ?? []))
      for (const edge of byVerb?.get(verb) ?? []) {
        const next = this.along(edge, hop, path);
        if (next && visit(next)) return true;
      }
    return false;
  }

  /** The path with one relationship more, if that leads to what is wanted. */
  private along(edge: Edge, hop: Hop, path: Path): Path | undefined {
    const end = otherEnd(edge, path.end, hop.direction);
    if (end === undefined || !this.admits(hop.target, end)) return undefined;
    const superseded = false;
    const previous = {
      previous: path,
      label: hop,
      element: edge,
      end,
      superseded,
    };
    return { previous, label: hop.target, element: end, end, superseded };
  }

  /** Goes on from where the optional traversals arrive, and from where they start. */
  private optional(
    { optional, steps }: Extract<Step, { kind: 'optional' }>,
    path: Path,
    visit: Visit,
  ): boolean {
    const named = (end: Path, superseded: boolean): Path => ({
      previous: end,
      label: optional,
      element: end.end,
      end: end.end,
      superseded,
    });
    let arrives = false;
    const enough = this.follow(steps, 0, path, (end) => {
      arrives = true;
      return visit(named(end, end.superseded));
    });
    return enough || visit(named(path, path.superseded || arrives));
  }
}

function otherEnd(
  { from, to }: Edge,
  end: Entity,
  direction: Hop['direction'],
): Entity | undefined {
  if (direction !== 'in' && from === end) return to;
  return direction !== 'out' && to === end ? from : undefined;
}
