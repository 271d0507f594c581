import type { Entity } from '../graph/collected';
import type { Element } from './graph';
import type { Hop, Optional, Target } from './syntax';

/** The places of a query that meet an element and can have a name. */
export type Label = Target | Hop | Optional;

/** One way through the graph, from its last element back to its first. */
export interface Path {
  readonly previous?: Path;
  readonly label: Label;
  readonly element: Element;
  /** The entity from which it goes on. */
  readonly end: Entity;
  /** Whether another path goes on where this one left out an optional traversal, and this one did not go on after it. */
  readonly superseded: boolean;
}

/** What a path met at a place of the query; nothing where it did not pass. */
export function elementAt(path: Path, label: Label): Element | undefined {
  for (let step: Path | undefined = path; step; step = step.previous)
    if (step.label === label) return step.element;
  return undefined;
}

/** What a path met, from its start on. */
export function elementsOf(path: Path): readonly Element[] {
  const elements: Element[] = [];
  for (let step: Path | undefined = path; step; step = step.previous)
    elements.push(step.element);
  return elements.reverse();
}

/** The entity from which a path starts. */
export function startOf(path: Path): Entity {
  let step = path;
  while (step.previous) step = step.previous;
  return step.end;
}
