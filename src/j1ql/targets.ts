import type { Entity } from '../graph/collected';
import { holds } from './condition';
import type { Graph } from './graph';
import { propertyOf } from './property';
import type { Kind, Target } from './syntax';
import type { Admits } from './traverse';

/** The entities that a target describes. */
export function described(
  graph: Graph,
  target: Target,
  admits: Admits,
): readonly Entity[] {
  const isSelective = !target.negated && target.kinds.every(isIndexed);
  const candidates = isSelective
    ? new Set(target.kinds.flatMap((kind) => indexedAt(graph, kind)))
    : graph.entities;
  return [...candidates].filter((entity) => admits(target, entity));
}

/** A check of entities against targets, which remembers its answers. */
export function admission(now: number): Admits {
  const known = new Map<Target, Map<Entity, boolean>>();
  return (target, entity) => {
    const answers = known.get(target) ?? new Map<Entity, boolean>();
    known.set(target, answers);
    const answer = answers.get(entity) ?? admits(target, entity, now);
    answers.set(entity, answer);
    return answer;
  };
}

function admits(
  { negated, kinds, filter }: Target,
  entity: Entity,
  now: number,
): boolean {
  if (kinds.some((kind) => isOf(kind, entity)) === negated) return false;
  return (
    filter === undefined ||
    holds(filter, {
      now,
      refer: (reference) =>
        reference.kind === 'own'
          ? propertyOf(entity, reference.property)
          : undefined,
      aggregate: () => undefined,
    })
  );
}

function isIndexed({ kind }: Kind): boolean {
  return kind === 'class' || kind === 'type';
}

function indexedAt(graph: Graph, kind: Kind): readonly Entity[] {
  if (kind.kind === 'class') return graph.ofClass.get(kind.name) ?? [];
  return kind.kind === 'type' ? (graph.ofType.get(kind.name) ?? []) : [];
}

function isOf(kind: Kind, entity: Entity): boolean {
  switch (kind.kind) {
    case 'class':
      return entity.classes.includes(kind.name);
    case 'type':
      return entity.type === kind.name;
    case 'text':
      return mentions(entity, kind.name.toLowerCase());
    default:
      return kind.kind === 'any';
  }
}

/** Whether a text is part of some value, capital letters or not. */
function mentions({ properties }: Entity, text: string): boolean {
  return Object.values(properties)
    .flat()
    .some(
      (value) =>
        typeof value === 'string' && value.toLowerCase().includes(text),
    );
}
