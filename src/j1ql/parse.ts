import { instantOf, unitNamed } from './instant';
import { makeParser, type Parser } from './parser';
import type { Position, Query } from './syntax';
import { namesOf, QuerySyntaxError } from './syntax-error';

/** What stands for the parameters of a query, by their names; several values are a list. */
export type Parameters = ReadonlyMap<string, string | readonly string[]>;

let parser: Parser | undefined;

/** Reads a query; what is wrong with it is told by a `QuerySyntaxError`. */
export function parse(text: string, parameters: Parameters = new Map()): Query {
  parser ??= makeParser();
  const refuse = (at: Position, expected: string, found?: string) => {
    throw new QuerySyntaxError(text, at, [expected], found);
  };
  try {
    return parser.parse(text, {
      parameters,
      refuse,
      instant: instantOf,
      unit: unitNamed,
      pattern: patternOf,
    });
  } catch (error) {
    if (!(error instanceof parser.SyntaxError)) throw error;
    throw new QuerySyntaxError(text, error.location.start, namesOf(error));
  }
}

/** The regular expression, without the flags that would make it remember; nothing for an invalid one. */
function patternOf(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags.replace(/[gy]/g, ''));
  } catch {
    return undefined;
  }
}
