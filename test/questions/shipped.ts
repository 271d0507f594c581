import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isObject, type Json, objectsIn } from '../jupiterone/shapes';
import { ROOT } from '../tools/run';

/** A query that ships, and where it stands. */
export interface ShippedQuery {
  /** As in `managed-question-npm-licenses: No license`. */
  readonly name: string;
  readonly query: string;
}

/** The questions that ship. */
export const questions: readonly Json[] = listIn(
  parse(read('questions/questions.yaml')),
  'questions',
);

/** The alert rules that ship. */
export const rules: readonly Json[] = listed(
  JSON.parse(read('rules/npm.json')),
);

/** The dashboard that ships. */
export const board: unknown = JSON.parse(read('dashboards/npm/board.json'));

/** The widgets of the dashboard. */
export const widgets: readonly Json[] = listIn(board, 'widgets');

/** The queries of the questions. */
export const questionQueries: readonly ShippedQuery[] = questions.flatMap(
  (question) => queriesOf(question, String(question.id)),
);

/** The queries of the rules. */
export const ruleQueries: readonly ShippedQuery[] = rules.flatMap((rule) =>
  queriesOf(rule, String(rule.name)).map((query) => ({
    ...query,
    name: String(rule.name),
  })),
);

/** The queries of the dashboard. */
export const widgetQueries: readonly ShippedQuery[] = widgets.flatMap(
  (widget) => queriesOf(widget.config, String(widget.title)),
);

/** The list in one property of an object. */
export function listIn(value: unknown, name: string): readonly Json[] {
  return listed(isObject(value) ? value[name] : undefined);
}

function listed(value: unknown): readonly Json[] {
  const objects = objectsIn(value);
  if (!objects) throw new Error(`${JSON.stringify(value)} is no list`);
  return objects;
}

function queriesOf(owner: unknown, title: string): readonly ShippedQuery[] {
  return listIn(owner, 'queries').map(({ name, query }) => ({
    name: `${title}: ${String(name)}`,
    query: String(query),
  }));
}

function read(path: string): string {
  return readFileSync(join(ROOT, 'jupiterone', path), 'utf8');
}
