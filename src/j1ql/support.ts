import { AGGREGATES } from './aggregate';
import { QueryEvaluationError } from './evaluation-error';
import { FUNCTIONS } from './functions';
import { callsIn, pathParts } from './parts';
import { targetsOf } from './selectors';
import type { Call, Query } from './syntax';

/** Refuses a query that parses and cannot be answered here. */
export function checkSupport(query: Query): void {
  const [missing] = query.missing;
  if (missing !== undefined)
    throw new QueryEvaluationError(
      `the parameter ${missing} has no value; give it one, as in --param "${missing}=…"`,
    );
  for (const { kinds, at, filter } of targetsOf(query)) {
    for (const kind of kinds)
      if (kind.kind === 'smart class')
        throw new QueryEvaluationError(
          `only JupiterOne knows the smart class #${kind.name}; write out what it stands for`,
          at,
        );
    if (filter) callsIn(filter).forEach(checkScalar);
  }
  if (query.where) callsIn(query.where).forEach(checkScalar);
  pathParts(query).flatMap(callsIn).forEach(checkKnown);
}

function checkScalar(call: Call): void {
  checkKnown(call);
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
