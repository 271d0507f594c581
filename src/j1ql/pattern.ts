import { createContext, Script } from 'node:vm';
import { QueryEvaluationError } from './evaluation-error';

const TIME_LIMIT = 1000;

const script = new Script('pattern.test(value)');
const sandbox = { pattern: /./, value: '' };
createContext(sandbox);

/** Whether a text matches; a pattern that could take exponential time is stopped after a second. */
export function matches(pattern: RegExp, value: string): boolean {
  if (!couldBacktrack(pattern)) return pattern.test(value);
  try {
    Object.assign(sandbox, { pattern, value });
    return script.runInContext(sandbox, { timeout: TIME_LIMIT }) === true;
  } catch {
    throw new QueryEvaluationError(
      `the regular expression ${String(pattern)} takes more than ${TIME_LIMIT / 1000} s for one text; write it without nested repetition`,
    );
  }
}

/** With one repetition at most, time grows with the square of the text's length and no faster. */
function couldBacktrack({ source }: RegExp): boolean {
  return (source.match(/[*+?{]/g) ?? []).length > 1;
}
