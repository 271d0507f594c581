/** The part of the grammar of J1QL that is about conditions, those of `WITH` and those of `WHERE` and `HAVING`. */
export const conditions = String.raw`
// Conditions

With = WITH @FilterOr
FilterOr = first:FilterAnd rest:(OR @FilterAnd)* { return combine('or', 'conditions', first, rest); }
FilterAnd = first:Filter rest:(AND @Filter)* { return combine('and', 'conditions', first, rest); }
Filter
  = NoProperty / WrittenNot
  / Not "(" _ condition:FilterOr ")" _ { return { kind: 'not', condition }; }
  / "(" _ @FilterOr ")" _
  / &(Date / Number) left:Expression operator:Mirrored property:Property
    { return { ...operator, kind: 'comparison', left: { kind: 'own', property }, right: left }; }
  / property:Property comparison:Comparison {
      const { right } = comparison;
      refuse(right, 'name', (name) => "a value; a text is in quotes, '" + name + "'");
      refuse(right, 'property', () => 'a value; only WHERE compares with a property');
      return { ...comparison, left: { kind: 'own', property } };
    }
  / &['"] start:At String Operator { options.refuse(start, 'a property, which is not in quotes'); }
  / &['"] start:At String { options.refuse(start, "a property; values are in parentheses, = ('a' OR 'b')"); }

Where = WHERE condition:WhereOr {
  refuse(condition, 'name', (name) => 'a selector before the property, as in "AS x WHERE x.' + name + '"');
  return condition;
}
Having = HAVING @WhereOr
WhereOr = first:WhereAnd rest:(OR @WhereAnd)* { return combine('or', 'conditions', first, rest); }
WhereAnd = first:WhereItem rest:(AND @WhereItem)* { return combine('and', 'conditions', first, rest); }
WhereItem
  = NoProperty / WrittenNot
  / Not "(" _ condition:WhereOr ")" _ { return { kind: 'not', condition }; }
  / left:(ColumnName / Expression) comparison:Comparison { return { ...comparison, left }; }
  / "(" _ @WhereOr ")" _

NoProperty = &Operator start:At { options.refuse(start, 'a property before the comparison'); }
// The sign for it is the only negation that there is.
WrittenNot "!" = start:At "NOT"i !WordPart _ ![.] !Operator { options.refuse(start, 'the sign !, as in !HAS or !(a = 1)'); }

Comparison = operator:Operator right:Operand
  { return { kind: 'comparison', operator: operator.replace('!', ''), negated: operator.startsWith('!'), right }; }
Operator "a comparison"
  = @("!~=" / "!^=" / "!$=" / "!=" / "~=" / "^=" / "$=" / ">=" / "<=" / "=" / ">" !">" { return '>'; } / "<" !"<" { return '<'; }) _

// The comparison that holds with the two sides exchanged.
Mirrored "a comparison"
  = operator:$("!=" / ">=" / "<=" / "=" / ">" !">" / "<" !"<") _
    { return { operator: { '!=': '=', '>=': '<=', '<=': '>=', '>': '<', '<': '>' }[operator] ?? operator, negated: operator === '!=' }; }

Operand = Values / Pattern / Expression
Values = "(" _ @ValuesOr ")" _ ![-+*/^]
ValuesOr = first:ValuesAnd rest:(OR @ValuesAnd)* { return combine('or', 'operands', first, rest); }
ValuesAnd = first:Operand rest:(AND @Operand)* { return combine('and', 'operands', first, rest); }

`;
