import { QueryEvaluationError } from './evaluation-error';
import { FUNCTIONS } from './functions';
import { moved } from './instant';
import type { Arithmetic, Call, Expression, Reference } from './syntax';

/** Where expressions find what they are about. */
export interface Scope {
  /** What `date.now` is, in epoch milliseconds. */
  readonly now: number;
  refer(reference: Reference): unknown;
  /** The value of an aggregate over the paths of a row. */
  aggregate(call: Call): unknown;
}

/** The value of an expression; undefined where something that it needs is missing. */
export function valueOf(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'absent':
      return undefined;
    case 'pattern':
      return String(expression.pattern);
    case 'now':
      return scope.now;
    case 'duration':
      return moved(0, expression.amount, expression.unit);
    case 'negative':
      return calculated('*', -1, valueOf(expression.operand, scope));
    case 'arithmetic':
      return resultOf(expression, scope);
    case 'call':
      return called(expression, scope);
    default:
      return scope.refer(expression);
  }
}

/** The values of a property one by one: those of an array, or the single one. */
export function eachOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function resultOf({ operator, left, right }: Arithmetic, scope: Scope) {
  const start = valueOf(left, scope);
  const isMove = operator === '+' || operator === '-';
  if (!isMove || right.kind !== 'duration' || typeof start !== 'number')
    return calculated(operator, start, valueOf(right, scope));
  return moved(
    start,
    operator === '+' ? right.amount : -right.amount,
    right.unit,
  );
}

const OPERATIONS = {
  '+': (left: number, right: number) => left + right,
  '-': (left: number, right: number) => left - right,
  '*': (left: number, right: number) => left * right,
  '/': (left: number, right: number) => left / right,
  '^': (left: number, right: number) => left ** right,
};

function calculated(
  operator: Arithmetic['operator'],
  left: unknown,
  right: unknown,
): number | undefined {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  const result = OPERATIONS[operator](left, right);
  return Number.isFinite(result) ? result : undefined;
}

function called(call: Call, scope: Scope): unknown {
  const scalar = FUNCTIONS.get(call.name);
  if (!scalar) return scope.aggregate(call);
  const values = call.operands.map((operand) => valueOf(operand, scope));
  if (scalar.operands !== undefined && values.length !== scalar.operands)
    throw new QueryEvaluationError(
      `${call.name} takes ${scalar.operands} value, not ${values.length}`,
      call.at,
    );
  return scalar.apply(values);
}
