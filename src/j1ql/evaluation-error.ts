import type { Position } from './syntax';

/** Why a query that is well formed has no answer here. */
export class QueryEvaluationError extends Error {
  constructor(message: string, at?: Position) {
    super(at ? `line ${at.line}, column ${at.column}: ${message}` : message);
    this.name = 'QueryEvaluationError';
  }
}
