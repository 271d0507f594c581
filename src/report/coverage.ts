import { type Gaps, gapsOf } from '../graph/gaps';
import type { Step } from '../graph/read';
import { absentFrom, kindsIn, propertiesIn } from '../j1ql/absent';
import type { Graph } from '../j1ql/graph';
import { hopsOf, targetsOf } from '../j1ql/selectors';
import type { Query } from '../j1ql/syntax';
import { HISTORY_PROPERTIES, withoutHistory } from './history';

/** The types that this integration collects, with their classes; where nothing has one of them, there is none of it. */
export const OWN_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['npm_account', ['Account']],
  ['npm_user', ['User']],
  ['npm_team', ['UserGroup']],
  ['npm_package', ['CodeModule']],
  ['npm_access_token', ['AccessKey', 'Key']],
  ['npm_advisory', ['Finding']],
]);

const OWN_CLASSES = new Set([...OWN_TYPES.values()].flat());

/** The properties that steps put on what others collect. */
export const OWN_PROPERTIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['fetch-package-collaborators', ['formerPublisherCount', 'writerCount']],
  ['fetch-package-dependencies', ['dependencyCount']],
  [
    'fetch-package-publishers',
    [
      'formerPublisherCount',
      'largestPublishBurst',
      'largestPublishBurstOn',
      'lastPublishedOn',
    ],
  ],
  [
    'fetch-package-reach',
    ['dependentCount', 'monthlyDownloads', 'weeklyDownloads'],
  ],
]);

/** What the answer to a query cannot tell. */
export interface Coverage {
  /** What the query names that nothing has, and other integrations or JupiterOne itself may bring. */
  readonly elsewhere: readonly string[];
  /** What else it names that nothing has. */
  readonly nowhere: readonly string[];
  /** What would have told of it, and was not or not whole collected: for lack of that, rows may be missing or wrong. */
  readonly lacking: readonly string[];
}

/** Compares what a query asks with what was collected. */
export function coverageOf(query: Query, graph: Graph, gaps: Gaps): Coverage {
  const { kinds, verbs, properties } = absentFrom(graph, query);
  const isMetadata = (name: string) => name.startsWith('_');
  const isOwn = (name: string) =>
    name.startsWith('npm_') || OWN_CLASSES.has(name);
  const elsewhere = [
    ...kinds.filter((name) => !isOwn(name)),
    ...properties.filter(isMetadata),
  ];
  // Nothing that is not there has properties or relationships either.
  const isAllAbsent =
    kinds.length > 0 && kinds.length === kindsIn(query).length;
  return {
    elsewhere,
    nowhere: [
      ...kinds.filter(isOwn),
      ...(elsewhere.length > 0 || isAllAbsent ? [] : verbs),
      ...(isAllAbsent ? [] : properties.filter((name) => !isMetadata(name))),
    ],
    lacking: lackingFor(query, graph, gaps),
  };
}

function lackingFor(query: Query, graph: Graph, gaps: Gaps): string[] {
  const lacking = gapsOf(gaps)
    .filter(concerns(query))
    .map(({ name }) => name);
  const unread = withoutHistory(graph.ofType.get('npm_package') ?? []).length;
  const isAboutHistory = propertiesIn(query).some((name) =>
    HISTORY_PROPERTIES.includes(name),
  );
  return isAboutHistory && unread > 0
    ? [...lacking, `the history of ${unread} package${unread === 1 ? '' : 's'}`]
    : lacking;
}

/** Tells the steps that bring some of what a query is about. */
function concerns(query: Query): (step: Step) => boolean {
  const types = ownTypesIn(query);
  const verbs = new Set(hopsOf(query).flatMap((hop) => hop.verbs));
  const isAnyVerb = hopsOf(query).some((hop) => hop.verbs.length === 0);
  const properties = new Set(propertiesIn(query));
  const isAsked = (type: string) => {
    if (types.has(type)) return true;
    const { from, verb, to } = endsOf(type);
    return types.has(from) && types.has(to) && (isAnyVerb || verbs.has(verb));
  };
  return ({ id, types: brought }) =>
    brought.some(isAsked) ||
    (OWN_PROPERTIES.get(id) ?? []).some((name) => properties.has(name));
}

/** The types of this integration that a query can meet. */
function ownTypesIn(query: Query): ReadonlySet<string> {
  const isMet = (type: string, classes: readonly string[]) =>
    targetsOf(query).some(
      ({ kinds, negated }) =>
        negated ||
        kinds.some(
          (kind) =>
            kind.kind === 'any' ||
            kind.kind === 'text' ||
            kind.name === type ||
            classes.includes(kind.name),
        ),
    );
  return new Set(
    [...OWN_TYPES]
      .filter(([type, classes]) => isMet(type, classes))
      .map(([type]) => type),
  );
}

/** npm_team_has_user goes from npm_team to npm_user */
function endsOf(relationshipType: string) {
  const {
    from = '',
    verb = '',
    to = '',
  } = /^(?<from>npm_\w+?)_(?<verb>allows|has|published|uses)_(?<to>\w+)$/.exec(
    relationshipType,
  )?.groups ?? {};
  return { from, verb: verb.toUpperCase(), to: `npm_${to}` };
}
