import type { Entity } from '../graph/collected';
import type { Edge, Graph } from './graph';
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

/** A function that follows traversals from an entity, path after path, until enough was seen; paths that are not new are left. */
export function follower(
  graph: Graph,
  traversals: readonly Traversal[],
  admits: Admits,
  isNew: (path: Path, step: number) => boolean,
): (start: Path, visit: Visit) => boolean {
  const walk = new Walk(graph, admits);
  const steps = stepsOf(traversals);
  const goFrom = (index: number, path: Path, visit: Visit): boolean => {
    const step = steps[index];
    if (step === undefined) return !path.superseded && visit(path);
    return walk.take(
      step,
      path,
      (next) => isNew(next, index) && goFrom(index + 1, next, visit),
    );
  };
  return (start, visit) => goFrom(0, start, visit);
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
    for (const edge of this.graph.edgesAt.get(path.end) ?? []) {
      if (hop.verbs.length > 0 && !hop.verbs.includes(edge.class)) continue;
      const end = otherEnd(edge, path.end, hop.direction);
      if (end === undefined || !this.admits(hop.target, end)) continue;
      const along = {
        previous: path,
        label: hop,
        element: edge,
        end,
        superseded: false,
      };
      const arrived = {
        previous: along,
        label: hop.target,
        element: end,
        end,
        superseded: false,
      };
      if (visit(arrived)) return true;
    }
    return false;
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
