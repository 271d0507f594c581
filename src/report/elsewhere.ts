import { absentFrom } from '../j1ql/absent';
import type { Graph } from '../j1ql/graph';
import type { Query } from '../j1ql/syntax';

/** The classes of what this integration collects; where nothing has one of them, there is none of it. */
export const OWN_CLASSES: readonly string[] = [
  'Account',
  'User',
  'UserGroup',
  'CodeModule',
  'AccessKey',
  'Key',
  'Finding',
];

/** What a query needs that other integrations, or JupiterOne itself, would bring, and that is not in the data. */
export function elsewhere(graph: Graph, query: Query): readonly string[] {
  return absentFrom(graph, query).filter(
    (name) => !name.startsWith('npm_') && !OWN_CLASSES.includes(name),
  );
}
