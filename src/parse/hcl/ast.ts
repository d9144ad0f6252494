import type { LineTable, SourceFile } from "../../source/source-file.ts";

/** Offsets into the file's text, UTF-16 code units; `end` is exclusive. `HclFile.lines` turns them into a `Place`. */
export interface Node {
  readonly start: number;
  readonly end: number;
}

export interface HclFile {
  readonly source: SourceFile;
  readonly lines: LineTable;
  readonly body: Body;
  readonly comments: readonly Comment[];
}

export interface Comment extends Node {
  readonly style: "#" | "//" | "/*";
  /** Without the marker and surrounding blanks. */
  readonly text: string;
  /** Whether code stands before it on its line. */
  readonly trailing: boolean;
}

export interface Body extends Node {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

export interface Attribute extends Node {
  readonly kind: "attribute";
  readonly name: string;
  readonly nameSpan: Node;
  readonly value: Expression;
}

export interface Block extends Node {
  readonly kind: "block";
  readonly type: string;
  readonly labels: readonly string[];
  /** From the type to the last label: what a finding points at when an argument is not written. */
  readonly header: Node;
  readonly body: Body;
  /** CDKTF's path of the construct behind a block of a .tf.json file: it writes it in the block's comment. */
  readonly constructPath?: string;
}

export type Expression =
  | Literal
  | Template
  | Tuple
  | ObjectExpression
  | Variable
  | GetAttribute
  | GetIndex
  | Splat
  | Call
  | Unary
  | Binary
  | Conditional
  | ForTuple
  | ForObject
  | Parenthesized
  | Invalid;

/** A number is kept as written as well: `1e5`, `12345678901234567890123`. */
export interface Literal extends Node {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
  readonly raw?: string;
}

/** A quoted string or heredoc with at least one sequence; a plain one is a `Literal`. NFC-normalised, escapes decoded, strip markers applied. */
export interface Template extends Node {
  readonly kind: "template";
  readonly parts: readonly TemplatePart[];
  readonly heredoc: boolean;
}

export type TemplatePart = TemplateText | TemplateInterpolation | TemplateIf | TemplateFor;
export interface TemplateText extends Node {
  readonly kind: "text";
  readonly value: string;
}
export interface TemplateInterpolation extends Node {
  readonly kind: "interpolation";
  readonly value: Expression;
}
export interface TemplateIf extends Node {
  readonly kind: "if";
  readonly condition: Expression;
  readonly then: readonly TemplatePart[];
  readonly otherwise: readonly TemplatePart[];
}
export interface TemplateFor extends Node {
  readonly kind: "for";
  readonly key?: string;
  readonly value: string;
  readonly collection: Expression;
  readonly body: readonly TemplatePart[];
}

export interface Tuple extends Node {
  readonly kind: "tuple";
  readonly items: readonly Expression[];
}
export interface ObjectExpression extends Node {
  readonly kind: "object";
  readonly entries: readonly ObjectEntry[];
}
/** `key` is a string literal for a bare name `{ a = 1 }`; `(a)` and `"${a}"` keep their expression. */
export interface ObjectEntry extends Node {
  readonly key: Expression;
  readonly value: Expression;
}
/** The root of a traversal: `var`, `local`, `aws_lb`, `each`, a `for` name. */
export interface Variable extends Node {
  readonly kind: "variable";
  readonly name: string;
}
export interface GetAttribute extends Node {
  readonly kind: "get-attribute";
  readonly object: Expression;
  readonly name: string;
}
/** `x[0]`, and the legacy `x.0`. */
export interface GetIndex extends Node {
  readonly kind: "get-index";
  readonly object: Expression;
  readonly key: Expression;
  readonly legacy: boolean;
}
/** `x[*].a[0]` and `x.*.a`; `each` is what is applied to every element, rooted at a `splat-item` variable named `*`. */
export interface Splat extends Node {
  readonly kind: "splat";
  readonly object: Expression;
  readonly each: Expression;
  readonly full: boolean;
}
/** `name` is `provider::aws::arn_parse` for a provider-defined function. */
export interface Call extends Node {
  readonly kind: "call";
  readonly name: string;
  readonly nameSpan: Node;
  readonly args: readonly Expression[];
  /** `f(list...)`. */
  readonly expandLast: boolean;
}
export interface Unary extends Node {
  readonly kind: "unary";
  readonly operator: "-" | "!";
  readonly operand: Expression;
}
export type BinaryOperator =
  | "||"
  | "&&"
  | "=="
  | "!="
  | "<"
  | ">"
  | "<="
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%";
export interface Binary extends Node {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Conditional extends Node {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}
export interface ForTuple extends Node {
  readonly kind: "for-tuple";
  readonly key?: string;
  readonly value: string;
  readonly collection: Expression;
  readonly body: Expression;
  readonly condition?: Expression;
}
export interface ForObject extends Node {
  readonly kind: "for-object";
  readonly key?: string;
  readonly value: string;
  readonly collection: Expression;
  readonly bodyKey: Expression;
  readonly body: Expression;
  /** `...` after the value: values of one key are grouped into a list. */
  readonly grouped: boolean;
  readonly condition?: Expression;
}
export interface Parenthesized extends Node {
  readonly kind: "parenthesized";
  readonly inner: Expression;
}
/** What stands where an expression did not parse; evaluates to unknown. A diagnostic tells why. */
export interface Invalid extends Node {
  readonly kind: "invalid";
  /** It may be right, and is nested deeper than is looked at. */
  readonly isTooDeep?: true;
}
