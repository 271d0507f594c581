import type { Collected, Properties } from './collected';
import { Nodes } from './nodes';

/** What the page draws; edges name nodes by their place in the list. */
export interface Graph {
  readonly title: string;
  readonly types: readonly GraphType[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
export interface GraphType {
  readonly name: string;
  readonly class: string;
  readonly count: number;
  /** None of them was collected. */
  readonly placeholder: boolean;
}
export interface GraphNode {
  readonly name: string;
  readonly type: string;
  readonly class: string;
  /** Not collected: the far end of a mapped relationship, or of one whose entity is missing. */
  readonly placeholder: boolean;
  readonly properties: Properties;
}
export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly mapped: boolean;
  readonly properties: Properties;
}

/** Classes from left to right, so that a row reads who may publish what and where it comes from; others follow. */
const READING_ORDER = [
  'Account',
  'AccessKey',
  'User',
  'UserGroup',
  'CodeModule',
  'CodeRepo',
  'Repository',
];

/** Turns what was collected into a graph, with one placeholder for each thing that mapped relationships only describe. */
export function toGraph(collected: Collected): Graph {
  const nodes = new Nodes(collected.entities);
  const edges = collected.relationships.map((relationship) => ({
    from: nodes.withKey(relationship.from),
    to: nodes.withKey(relationship.to),
    label: relationship.class,
    mapped: false,
    properties: relationship.properties,
  }));
  const mapped = collected.mapped.map((relationship) => {
    const source = nodes.withKey(relationship.source);
    const target = nodes.described(relationship);
    return {
      from: relationship.reverse ? target : source,
      to: relationship.reverse ? source : target,
      label: relationship.class,
      mapped: true,
      properties: relationship.properties,
    };
  });
  const account = nodes.list.find((node) => node.class === 'Account');
  return {
    title: account?.name ?? 'Collected graph',
    types: typesOf(nodes.list),
    nodes: nodes.list,
    edges: [...edges, ...mapped],
  };
}

function typesOf(nodes: readonly GraphNode[]): GraphType[] {
  const types = new Map<string, GraphType>();
  for (const node of nodes) {
    const { count, placeholder } = types.get(node.type) ?? {
      count: 0,
      placeholder: true,
    };
    types.set(node.type, {
      name: node.type,
      class: node.class,
      count: count + 1,
      placeholder: placeholder && node.placeholder,
    });
  }
  const place = ({ class: name }: GraphType) => {
    const at = READING_ORDER.indexOf(name);
    return at < 0 ? READING_ORDER.length : at;
  };
  return [...types.values()].sort(
    (a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1),
  );
}
