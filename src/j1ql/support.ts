import { AGGREGATES } from './aggregate';
import { QueryEvaluationError } from './evaluation-error';
import { FUNCTIONS } from './functions';
import { callsIn, pathParts } from './parts';
import { selectorsOf, targetsOf } from './selectors';
import type { Call, Kind, Position, Query } from './syntax';

/** Refuses a query that parses and has no meaning: its names and where it aggregates. */
export function checkMeaning(query: Query): void {
  const filters = targetsOf(query).flatMap(({ filter }) => filter ?? []);
  const conditions = query.where ? [...filters, query.where] : filters;
  conditions.flatMap(callsIn).forEach(checkScalar);
  selectorsOf(query);
}

/** Refuses a query that has a meaning and cannot be answered here. */
export function checkSupport(query: Query): void {
  const [missing] = query.missing;
  if (missing !== undefined)
    throw new QueryEvaluationError(
      `the parameter ${missing} has no value; give it one, as in --param "${missing}=…"`,
    );
  for (const { kinds, at, filter } of targetsOf(query)) {
    for (const kind of kinds) checkKind(kind, at);
    if (filter) callsIn(filter).forEach(checkKnown);
  }
  pathParts(query).flatMap(callsIn).forEach(checkKnown);
}

function checkKind(kind: Kind, at: Position): void {
  if (kind.kind === 'smart class')
    throw new QueryEvaluationError(
      `only JupiterOne knows the smart class #${kind.name}; write out what it stands for`,
      at,
    );
  if (kind.alias !== undefined)
    throw new QueryEvaluationError(
      `only JupiterOne joins alternatives that have names; give all of them one name, as in (…) AS ${kind.alias}`,
      at,
    );
}

function checkScalar(call: Call): void {
  if (AGGREGATES.has(call.name))
    throw new QueryEvaluationError(
      `${call.name} is over all paths of a row; it is for RETURN, HAVING and ORDER BY`,
      call.at,
    );
}

function checkKnown({ name, at }: Call): void {
  if (AGGREGATES.has(name) || FUNCTIONS.has(name)) return;
  const known = [...AGGREGATES.keys(), ...FUNCTIONS.keys()].join(', ');
  throw new QueryEvaluationError(
    `the function ${name} is not known; there is ${known}`,
    at,
  );
}
