import { matches } from './pattern';
import type { Comparison, Condition, Operand, Operator } from './syntax';
import { eachOf, type Scope, valueOf } from './value';

type Compare = (left: unknown, right: unknown) => boolean;

const COMPARE: Readonly<Record<Operator, Compare>> = {
  '=': (left, right) => left === right,
  '~=': ofTexts((left, right) => left.includes(right)),
  '^=': ofTexts((left, right) => left.startsWith(right)),
  '$=': ofTexts((left, right) => left.endsWith(right)),
  '>': ordered((order) => order > 0),
  '<': ordered((order) => order < 0),
  '>=': ordered((order) => order >= 0),
  '<=': ordered((order) => order <= 0),
};

/** Whether a condition holds. */
export function holds(condition: Condition, scope: Scope): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.conditions.every((each) => holds(each, scope));
    case 'or':
      return condition.conditions.some((each) => holds(each, scope));
    case 'not':
      return !holds(condition.condition, scope);
    default:
      return compares(condition, scope);
  }
}

/** A negated comparison holds where the other one does not; two things that are both missing are neither the same nor different. */
function compares(comparison: Comparison, scope: Scope): boolean {
  const { left, operator, negated, right } = comparison;
  const value = valueOf(left, scope);
  if (!negated) return fits(value, operator, right, scope);
  const areBothMissing =
    (right.kind === 'property' || right.kind === 'name') &&
    isMissing(value) &&
    isMissing(scope.refer(right));
  return !areBothMissing && !fits(value, operator, right, scope);
}

/** Whether one of the values on the left compares with one on the right. */
function fits(
  value: unknown,
  operator: Operator,
  operand: Operand,
  scope: Scope,
): boolean {
  switch (operand.kind) {
    case 'and':
      return operand.operands.every((each) =>
        fits(value, operator, each, scope),
      );
    case 'or':
      return operand.operands.some((each) =>
        fits(value, operator, each, scope),
      );
    case 'absent':
      return operator === '=' && isMissing(value);
    case 'pattern':
      return eachOf(value).some(
        (each) => typeof each === 'string' && matches(operand.pattern, each),
      );
    default: {
      const others = eachOf(valueOf(operand, scope));
      return eachOf(value).some((each) =>
        others.some((other) => COMPARE[operator](each, other)),
      );
    }
  }
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}

function ofTexts(compare: (left: string, right: string) => boolean): Compare {
  return (left, right) =>
    typeof left === 'string' &&
    typeof right === 'string' &&
    compare(left, right);
}

/** Numbers compare with numbers and texts with texts. */
function ordered(decide: (order: number) => boolean): Compare {
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number')
      return decide(left - right);
    if (typeof left !== 'string' || typeof right !== 'string') return false;
    return decide(left < right ? -1 : Number(left > right));
  };
}
