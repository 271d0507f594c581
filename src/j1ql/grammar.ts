import { conditions } from './condition-grammar';
import { tokens } from './tokens';

/**
 * J1QL as a parsing expression grammar, from JupiterOne's documentation and the queries of its public repositories.
 * Every rule takes the space behind it; a name in quotes is what an error calls the rule.
 */
export const grammar = String.raw`
{{
  const combine = (kind, items, first, rest) =>
    rest.length === 0 ? first : { kind, [items]: [first, ...rest] };
  const arithmetic = (first, rest) =>
    rest.reduce(
      (left, [operator, right]) => ({ kind: 'arithmetic', operator, left, right }),
      first,
    );
  /** The first expression of a kind in a condition or an expression. */
  const find = (part, kind) =>
    !part || part.kind === kind
      ? part
      : [part.left, part.right, part.operand, part.condition, ...(part.operands ?? part.conditions ?? [])]
          .map((inner) => find(inner, kind))
          .find(Boolean);
}}
{
  const missing = new Set();
  const at = () => ({ line: location().start.line, column: location().start.column });
  const scalar = (text) =>
    /^(true|false)$/.test(text) ? text === 'true' : /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  const given = (name) => options.parameters.get(name) ?? options.parameters.get(name.replace(/^param[.]/, ''));
  const parameter = (name) => {
    const value = given(name);
    if (value === undefined) missing.add(name);
    return value;
  };
  const refuse = (part, kind, expected) => {
    const found = find(part, kind);
    if (found) options.refuse(found.at, expected(found.name ?? found.property));
  };
}

Query
  = _ start:Start traversals:Traversal* where:Where? result:Result? orderBy:OrderBy? page:Page [;]? _
    { return { ...start, traversals, where: where ?? undefined, ...result, orderBy: orderBy ?? [], ...page, missing: [...missing] }; }

Start
  = FIND unique:UNIQUE? start:Target { return { unique: unique !== null, start }; }
  / kind:Text labels:Labels { return { unique: false, start: { at: at(), negated: false, kinds: [kind], ...labels } }; }

// Entities

Target
  = negated:Not? kinds:Kinds labels:Labels { return { at: at(), negated: negated !== null, kinds, ...labels }; }

Kinds
  = "(" _ first:Alternative rest:("|" _ @Alternative)* ")" _ { return [first, ...rest]; }
  / name:SmartClass kind:Named? { return kind ? [name, kind] : [name]; }
  / kind:Kind { return [kind]; }

Alternative = kind:Kind alias:As? { return alias === null ? kind : { ...kind, alias }; }
Kind = Named / Text / name:SmartClass { return name; }
Named
  = "*" _ { return { kind: 'any' }; }
  / name:EntityName { return { kind: /^\p{Lu}/u.test(name) ? 'class' : 'type', name }; }
EntityName "a class or type" = @Name
SmartClass "a smart class" = "#" name:Word _ { return { kind: 'smart class', name }; }
Text = name:String { return { kind: 'text', name }; }

Labels
  = filter:With alias:As? { return { filter, alias: alias ?? undefined }; }
  / alias:As filter:With? { return { alias, filter: filter ?? undefined }; }
  / ""

As = AS @Alias
Alias = Name / String

// Relationships

Traversal = Hop / Optional

Hop
  = THAT negated:Not? verbs:Verbs TO? labels:EdgeLabels TO? target:Target
    { return { kind: 'hop', at: at(), negated: negated !== null, verbs: verbs.includes('RELATES') ? [] : verbs, direction: 'either', ...labels, target }; }

Verbs
  = "(" _ first:Verb rest:("|" _ @Verb)* ")" _ { return [first, ...rest]; }
  / verb:Verb { return [verb]; }
Verb "a verb"
  = WrittenNot
  / start:At "RELATES"i !WordPart _ !TO { options.refuse(start, 'TO after the verb, RELATES TO'); }
  / name:Name TO? { return name.toUpperCase(); }

EdgeLabels
  = direction:Direction alias:As? { return { direction, alias: alias ?? undefined }; }
  / alias:As direction:Direction? { return { alias, direction: direction ?? 'either' }; }
  / ""
Direction = ">>" _ { return 'out'; } / "<<" _ { return 'in'; }

Optional
  = "(" _ traversals:Traversal+ ")" _ "?" _ alias:As? { return { kind: 'optional', at: at(), traversals, alias: alias ?? undefined }; }

// Results

Result = RETURN result:(Tree / Columns) having:Having? { return { result, having: having ?? undefined }; }
Tree = TREE ![.(] { return 'tree'; }
Columns = first:Column rest:("," _ @Column)* { return [first, ...rest]; }
Column = column:(expression:(All / Expression) { return { name: text().trim(), expression }; }) alias:As?
  { return alias === null ? column : { ...column, name: alias }; }
All = selector:Selector [.] "*" _ { return { kind: 'property', at: at(), selector, property: '*' }; }

ColumnName = name:String { return { kind: 'name', at: at(), name }; }

OrderBy = ORDER BY first:Order rest:("," _ @Order)* { return [first, ...rest]; }
Order = expression:(ColumnName / Expression) direction:(ASC / DESC)? { return { expression, descending: /^desc/i.test(direction) }; }

Page
  = SKIP skip:Count LIMIT limit:Count { return { skip, limit }; }
  / LIMIT limit:Count SKIP skip:Count { return { skip, limit }; }
  / SKIP skip:Count { return { skip }; }
  / LIMIT limit:Count { return { limit }; }
  / ""
Count "a whole number"
  = digits:$[0-9]+ ![.\w] _ { return Number(digits); }
  / start:At value:Placeholder _ {
      if (missing.size === 0 && !/^[0-9]+$/.test(value)) options.refuse(start, 'a whole number', JSON.stringify(value));
      return Number(value);
    }

// Expressions

Expression = first:Product rest:(@[-+] _ @Product)* { return arithmetic(first, rest); }
Product = first:Power rest:(@[*/] _ @Power)* { return arithmetic(first, rest); }
Power = first:Unary rest:([\^] !"=" _ @Unary)|0..1| { return arithmetic(first, rest.map((exponent) => ['^', exponent])); }
Unary = [-] _ operand:Unary { return { kind: 'negative', operand }; } / Primary
Primary = "(" _ @Expression ")" _ / Date / Literal / Call / Reference

Call = name:FunctionName [(] _ operands:Operands ")" _ { return { kind: 'call', at: at(), name: name.toUpperCase(), operands }; }
FunctionName "a function" = !Reserved @Word _ &"("
Operands
  = "*" _ { return []; }
  / first:Expression rest:("," _ @Expression)* { return [first, ...rest]; }

Reference
  = selector:Selector [.] property:Property { return { kind: 'property', at: at(), selector, property }; }
  / name:BareName ![.] { return { kind: 'name', at: at(), name }; }
Selector "a selector" = !Reserved @Word &"."
BareName "a selector" = @Name

Property = first:FirstSegment rest:([.] @Segment)* _ { return [first, ...rest].join('.'); }
FirstSegment "a property" = !Reserved @Segment
Segment "a property" = "[" @$[^\]\n]+ "]" / Word

`.concat(conditions, tokens);
