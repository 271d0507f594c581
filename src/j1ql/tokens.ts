/** What the grammar of J1QL is made of: values, names, keywords and space. */
export const tokens = String.raw`
// Values

Literal
  = ABSENT { return { kind: 'absent' }; }
  / TRUE { return { kind: 'literal', value: true }; }
  / FALSE { return { kind: 'literal', value: false }; }
  / value:TextValue { return { kind: 'literal', value }; }
  / amount:Number unit:Unit { return { kind: 'duration', amount, unit }; }
  / value:Number ![\w.] { return { kind: 'literal', value }; }
  / start:At Number [.] { options.refuse(start, 'a number as 1 or 1.5'); }
  / value:Parameter { return { kind: 'literal', value }; }

TextValue "a value" = @(SeveralTexts / String)
// The quotes around a parameter that has several values are around each of them.
SeveralTexts
  = quote:['"] "{{" name:Inner "}}" end:['"] _ &{ return quote === end && Array.isArray(given(name)); } { return given(name); }

Date "a value"
  = "date"i "." "now"i !WordPart _ { return { kind: 'now' }; }
  / "date"i _ "(" _ start:At text:$[^()]* end:")"? _ {
      const value = options.instant(text);
      if (value === undefined) options.refuse(start, 'a date as 2026-03-31 or 2026-03-31T12:00:00Z');
      if (end === null) options.refuse(start, 'a closing ) for the date that begins here', 'none');
      return { kind: 'literal', value };
    }

Number "a value" = digits:$([0-9]+ ("." [0-9]+)? / "." [0-9]+) _ { return Number(digits); }
Unit "a unit of time" = word:$[a-z]i+ !WordPart &{ return options.unit(word) !== undefined; } _ { return options.unit(word); }

Parameter "a value"
  = name:ParameterName _ {
      const value = parameter(name) ?? '';
      return Array.isArray(value) ? value.map(scalar) : scalar(value);
    }
  / start:At ("{{" / "$" "{") { options.refuse(start, 'a parameter as {{name}} or \${param.name}'); }
ParameterName = "{{" @Inner "}}" / "$" "{" @Inner "}"
Inner = name:$[^{}]+ { return name.trim(); }
// Within a text or a name.
Placeholder "a parameter" = "{{" name:Inner "}}" { return parameter(name) ?? '{{' + name + '}}'; }

String "a text in quotes"
  = "'" parts:(Placeholder / Escape / $[^'\\])* "'" _ { return parts.join(''); }
  / '"' parts:(Placeholder / Escape / $[^"\\])* '"' _ { return parts.join(''); }
  / start:At quote:['"] { options.refuse(start, 'a closing ' + quote + ' for the text that begins here', 'none'); }
Escape = "\\" @['"\\] / $("\\" .)

Pattern "a regular expression"
  = start:At "/" source:$PatternPart+ "/" flags:$[a-z]* _ {
      const pattern = options.pattern(source, flags);
      if (pattern === undefined) options.refuse(start, 'a regular expression that is valid in JavaScript');
      return { kind: 'pattern', pattern };
    }
  / start:At "/" { options.refuse(start, 'a closing / for the regular expression that begins here', 'none'); }
PatternPart = "\\" [^\n] / "[" ("\\" [^\n] / [^\]\\\n])* "]" / [^/\\[\n]

// Names and keywords

Name "a name" = !Reserved !Clause @Word _
Word = first:(Placeholder / $[a-z_]i) rest:(Placeholder / $WordPart)* { return first + rest.join(''); }
WordPart = [a-z0-9_]i

Reserved = FIND / WITH / AS / THAT / WHERE / RETURN / AND / OR
Clause = HAVING / ORDER BY / SKIP Count / LIMIT Count

Not "!" = "!" _
FIND "FIND" = "FIND"i !WordPart _
UNIQUE "UNIQUE" = "UNIQUE"i !WordPart _
WITH "WITH" = "WITH"i !WordPart _
AS "AS" = "AS"i !WordPart _
THAT "THAT" = "THAT"i !WordPart _
TO "TO" = "TO"i !WordPart _
WHERE "WHERE" = "WHERE"i !WordPart _
AND "AND" = "AND"i !WordPart _
OR "OR" = "OR"i !WordPart _
RETURN "RETURN" = "RETURN"i !WordPart _
TREE "TREE" = "TREE"i !WordPart _
HAVING "HAVING" = "HAVING"i !WordPart _
ORDER "ORDER BY" = "ORDER"i !WordPart _
BY "BY" = "BY"i !WordPart _
ASC "ASC" = @"ASC"i !WordPart _
DESC "DESC" = @"DESC"i !WordPart _
SKIP "SKIP" = "SKIP"i !WordPart _
LIMIT "LIMIT" = "LIMIT"i !WordPart _
ABSENT "a value" = ("undefined"i / "null"i) !WordPart _
TRUE "a value" = "true"i !WordPart _
FALSE "a value" = "false"i !WordPart _

At = "" { return at(); }
_ "space" = ([ \t\n\r\v\f\u00a0\u2028\u2029\ufeff] / Comment)*
Comment
  = "/*" (!"*/" .)* "*/"
  / "//" [^\n\r\u2028\u2029]*
  / start:At "/*" { options.refuse(start, 'a closing */ for the comment that begins here', 'none'); }
`;
