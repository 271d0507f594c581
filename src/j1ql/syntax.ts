/** Where something stands in the text of a query; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A query as it was written, parameters filled in. */
export interface Query {
  readonly unique: boolean;
  readonly start: Target;
  readonly traversals: readonly Traversal[];
  readonly where?: Condition;
  /** What is returned; without it, the entities that the query starts from. */
  readonly result?: 'tree' | readonly Column[];
  readonly having?: Condition;
  readonly orderBy: readonly Order[];
  readonly skip?: number;
  readonly limit?: number;
  /** The parameters that have no value. */
  readonly missing: readonly string[];
}

/** Which entities a query starts from or arrives at. */
export interface Target {
  readonly at: Position;
  /** Whether those are meant that are none of these. */
  readonly negated: boolean;
  readonly kinds: readonly Kind[];
  readonly filter?: Condition;
  readonly alias?: string;
}

/** One description of entities: all of them, those of a class or type, with a text in them, or of a smart class. */
export type Kind = {
  /** A name of its own, as in `(User AS u | Host AS h)`. */
  readonly alias?: string;
} & (
  | { readonly kind: 'any' }
  | { readonly kind: 'class' | 'type' | 'text'; readonly name: string }
  | { readonly kind: 'smart class'; readonly name: string }
);

export type Traversal = Hop | Optional;

/** One step along a relationship. */
export interface Hop {
  readonly kind: 'hop';
  readonly at: Position;
  readonly negated: boolean;
  /** The verbs in capitals; none stands for any. */
  readonly verbs: readonly string[];
  readonly direction: 'either' | 'out' | 'in';
  readonly alias?: string;
  readonly target: Target;
}

/** Steps that are gone where they can be; both ends go on. */
export interface Optional {
  readonly kind: 'optional';
  readonly at: Position;
  readonly traversals: readonly Traversal[];
  readonly alias?: string;
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | Comparison;

export interface Comparison {
  readonly kind: 'comparison';
  readonly left: Expression;
  readonly operator: Operator;
  readonly negated: boolean;
  readonly right: Operand;
}

export type Operator = '=' | '~=' | '^=' | '$=' | '>' | '<' | '>=' | '<=';

/** One value, or several in parentheses, as in `= ('a' OR 'b')`. */
export type Operand =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Operand[] }
  | Expression;

/** A value that a property can have. */
export type Scalar = string | number | boolean;

export type Expression =
  | { readonly kind: 'literal'; readonly value: Scalar | readonly Scalar[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly kind: 'now' }
  | { readonly kind: 'duration'; readonly amount: number; readonly unit: Unit }
  | Reference
  | { readonly kind: 'negative'; readonly operand: Expression }
  | Arithmetic
  | Call;

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** What a name in a query stands for. */
export type Reference =
  /** A property of the entity that a filter is about. */
  | { readonly kind: 'own'; readonly property: string }
  /** A property of something that the query calls by a name; `*` for all of them. */
  | {
      readonly kind: 'property';
      readonly at: Position;
      readonly selector: string;
      readonly property: string;
    }
  /** Something that the query calls by a name, or a column of the result. */
  | { readonly kind: 'name'; readonly at: Position; readonly name: string };

export interface Arithmetic {
  readonly kind: 'arithmetic';
  readonly operator: '+' | '-' | '*' | '/' | '^';
  readonly left: Expression;
  readonly right: Expression;
}

export interface Call {
  readonly kind: 'call';
  readonly at: Position;
  /** The function's name in capitals. */
  readonly name: string;
  readonly operands: readonly Expression[];
}

export interface Column {
  /** The alias, or the text as it was written. */
  readonly name: string;
  readonly expression: Expression;
}

export interface Order {
  readonly expression: Expression;
  readonly descending: boolean;
}
