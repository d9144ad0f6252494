import fc, { type Arbitrary } from "fast-check";
import { type Argument, CALLS, type Signature } from "./calls.ts";
import { POOLS, type Pool } from "./pools.ts";

/** What an expression is expected to be: it decides where it is put, and is not checked. */
export type Kind =
  | "any"
  | "scalar"
  | "bools"
  | "texts"
  | "numbers"
  | "list"
  | "lists"
  | "single"
  | "set"
  | "map"
  | "object"
  | "textLists"
  | "variables"
  | "risky"
  | "text"
  | "number"
  | "bool";

/** Which leaves there are besides the literals. */
export type Leaves = "plain" | "unknown" | "sensitive";

type Source = Arbitrary<string>;
const DEEPEST = 2;
/** One of so many arguments is of another kind: such a call may be an error, or convert. */
const WRONG = 1;
const RIGHT = 60;

const LEAVES: Readonly<Record<Leaves, Partial<Record<Kind, readonly string[]>>>> = {
  plain: {},
  unknown: {
    text: [
      "local.u",
      '"a-${local.u}"',
      '"${local.u}/b"',
      "upper(local.u)",
      "uuid()",
      "timestamp()",
      "plantimestamp()",
    ],
    number: ["local.un", "length(local.us)"],
    bool: ["local.ub", "!local.ub"],
    texts: ["local.us", "[local.u]", '["a", local.u]', "tolist([local.u, local.u])", "toset(local.us)"],
    map: ["{ a = local.u }", 'tomap({ a = local.u, b = "b" })', '{ for x in local.us : x => "v" }'],
    set: ['toset([local.u, "a"])', "toset([local.u])"],
  },
  sensitive: {
    text: ["local.s", '"a-${local.s}"', 'sensitive("x")'],
    number: ["sensitive(1)"],
    bool: ["sensitive(true)"],
    texts: ["local.sl", '["a", local.s]', 'sensitive(["x", "y"])', '[sensitive("a"), "b"]'],
    map: ["local.sm", "{ a = local.s }", 'sensitive({ a = "x" })'],
    set: ['toset([local.s, "a"])'],
  },
};

/** All expressions of some kinds of leaves. */
export class Grammar {
  readonly #leaves: Leaves;
  readonly #made = new Map<string, Source>();

  constructor(leaves: Leaves) {
    this.#leaves = leaves;
  }

  of(kind: Kind | Pool, depth = DEEPEST): Source {
    const key = `${kind} ${depth}`;
    const made = this.#made.get(key) ?? this.#make(kind, depth);
    this.#made.set(key, made);
    return made;
  }

  /** A call of this function, whatever it returns. */
  call(name: string, depth = DEEPEST): Source {
    const signatures = CALLS[name] ?? [];
    return fc.oneof(...signatures.map((signature) => this.#call(name, signature, depth)));
  }

  #make(kind: Kind | Pool, depth: number): Source {
    if (!isKind(kind)) return fc.constantFrom(...POOLS[kind]);
    const leaf = this.#leaf(kind);
    if (depth <= 0) return leaf;
    const forms = this.#forms(kind, depth - 1).map((form) => ({ weight: 2, arbitrary: form }));
    const calls = Object.entries(CALLS).flatMap(([name, signatures]) =>
      signatures
        .filter(([result]) => result === kind)
        .map((signature) => ({
          weight: 1,
          arbitrary: fc.constant(0).chain(() => this.#call(name, signature, depth - 1)),
        })),
    );
    return fc.oneof({ withCrossShrink: true }, { weight: 12, arbitrary: leaf }, ...forms, ...calls);
  }

  #leaf(kind: Kind): Source {
    const extra = LEAVES[this.#leaves][kind] ?? [];
    const own = LITERALS[kind];
    return extra.length === 0
      ? fc.constantFrom(...own)
      : fc.oneof(fc.constantFrom(...own), fc.constantFrom(...extra));
  }

  #call(name: string, [, ...args]: Signature, depth: number): Source {
    return joined(args.map((argument) => this.#argument(argument, depth))).map((list) => `${name}(${list})`);
  }

  #argument(argument: Argument, depth: number): Arbitrary<readonly string[]> {
    const [, mark, rest] = /^(\.\.\.|\?)?(.*)$/.exec(argument) ?? [];
    const kind = [...KINDS, ...POOL_NAMES].find((name) => name === rest) ?? "any";
    const one = fc.oneof(
      { weight: RIGHT, arbitrary: this.of(kind, depth) },
      { weight: WRONG, arbitrary: this.of("wrong") },
    );
    if (mark === undefined) return one.map((text) => [text]);
    return fc.array(one, { maxLength: mark === "?" ? 1 : 3 });
  }

  /** Operators, templates, `for`, splats, indexes, conditionals. */
  #forms(kind: Kind, depth: number): readonly Source[] {
    const x = (inner: Kind | Pool) => this.of(inner, depth);
    const general = [form`${x("bool")} ? ${x(kind)} : ${x(kind)}`.map((text) => `(${text})`)];
    switch (kind) {
      case "text":
        return [
          ...general,
          template([x("text"), x("scalar")]),
          form`"%{ if ${x("bool")} }y${"$"}{${x("scalar")}}%{ else }n%{ endif }"`,
          form`"%{ for k, v in ${x("texts")} ~} ${"$"}{k}=${"$"}{v}, %{ endfor ~}"`,
          form`${x("texts")}[${x("index")}]`,
          form`${x("map")}["a"]`,
          form`${x("map")}.a`,
        ];
      case "number":
        return [
          ...general,
          form`${x("number")} ${fc.constantFrom("+", "-", "*")} ${x("number")}`.map(parenthesized),
          form`${x("number")} ${fc.constantFrom("/", "%")} ${x("divisor")}`.map(parenthesized),
          form`-${x("divisor")}`.map(parenthesized),
        ];
      case "bool":
        return [
          ...general,
          x("compared").map(parenthesized),
          form`${x("any")} ${fc.constantFrom("==", "!=")} ${x("any")}`.map(parenthesized),
          form`${x("text")} ${fc.constantFrom("==", "!=")} ${x("text")}`.map(parenthesized),
          form`${x("set")} ${fc.constantFrom("==", "!=")} ${x("set")}`.map(parenthesized),
          form`length(${x("set")}) ${fc.constantFrom("<", ">", "<=", ">=", "==")} ${x("number")}`.map(
            parenthesized,
          ),
          form`${x("any")} ${fc.constantFrom("==", "!=")} null`.map(parenthesized),
          form`${x("number")} ${fc.constantFrom("<", ">", "<=", ">=")} ${x("number")}`.map(parenthesized),
          form`${x("bool")} ${fc.constantFrom("&&", "||")} ${x("bool")}`.map(parenthesized),
          form`!${x("bool")}`.map(parenthesized),
        ];
      case "texts":
        return [
          ...general,
          form`[${x("text")}, ${x("text")}]`,
          form`[for v in ${x("texts")} : upper(v) if v != ${x("text")}]`,
          form`[for k, v in ${x("map")} : "${"$"}{k}-${"$"}{v}"]`,
          form`[{ a = ${x("text")} }, { a = ${x("text")} }][*].a`,
          form`${x("scalar")}[*]`,
        ];
      case "numbers":
        return [...general, form`[${x("number")}, ${x("number")}]`, form`[for i, v in ${x("list")} : i]`];
      case "list":
        return [
          ...general,
          form`[${x("any")}, ${x("any")}]`,
          form`[for v in ${x("list")} : v if ${x("bool")}]`,
          form`${x("list")}[*]`,
        ];
      case "lists":
        return [...general, form`[${x("list")}, ${x("texts")}]`];
      case "set":
        return [...general, form`toset(${x("texts")})`, form`toset(${x("numbers")})`];
      case "map":
        return [
          ...general,
          form`{ a = ${x("text")}, b = ${x("text")} }`,
          form`tomap({ ${x("name")} = ${x("text")} })`,
          form`{ for v in ${x("texts")} : v => upper(v) }`,
          form`{ for k, v in ${x("map")} : upper(k) => v if v != ${x("text")} }`,
        ];
      case "object":
        return [
          ...general,
          form`{ a = ${x("any")}, ${x("name")} = ${x("any")} }`,
          form`{ (${x("key")}) = ${x("any")} }`,
          form`{ for v in ${x("texts")} : v => v... }`,
          form`{ for k, v in ${x("list")} : k => v }`,
        ];
      case "any":
        return (
          ["text", "number", "bool", "texts", "list", "set", "map", "object", "scalar", "lists"] as const
        ).map((inner) => x(inner));
      case "scalar":
        return (["text", "number", "bool"] as const).map((inner) => x(inner));
      case "risky":
        return [
          form`${x("object")}.b`,
          form`${x("list")}[2]`,
          form`tonumber(${x("text")})`,
          form`${x("object")}.a.b`,
          form`regex(${x("pattern")}, ${x("text")})`,
        ];
      case "single":
        return [...general, form`[${x("any")}]`, form`toset([${x("text")}])`, form`${x("any")}[*]`];
      case "bools":
        return [
          ...general,
          form`[${x("bool")}, ${x("bool")}]`,
          form`[for v in ${x("texts")} : v == ${x("text")}]`,
        ];
      case "textLists":
        return [...general, form`{ a = ${x("texts")}, b = ${x("texts")} }`];
      case "variables":
        return [form`{ x = ${x("scalar")}, y = ${x("texts")} }`];
    }
  }
}

const LITERALS: Readonly<Record<Kind, readonly string[]>> = {
  text: POOLS.text,
  number: POOLS.number,
  bool: POOLS.bool,
  scalar: ['"a"', "1", "true", '"1"', "2.5", '""', "tostring(null)"],
  any: ['"a"', "1", "true", "null", "[]", "{}", '["a"]', "{ a = 1 }", "toset([1, 2])", 'tomap({ k = "v" })'],
  bools: ["[true]", "[]", "[false, true]", '["true"]', "[null, true]"],
  texts: [
    '["a", "b"]',
    "[]",
    'tolist(["b", "a", "b"])',
    'toset(["b", "a"])',
    '["", "x", ""]',
    '["a", null]',
    '["c"]',
    "local.list",
  ],
  numbers: ["[1, 2]", "[]", "[3, 1.5, -2]", "toset([3, 1, 2])", '["1", 2]', "tolist([10, 9, 8])"],
  list: [
    '["a", 1]',
    "[]",
    "[true, [1]]",
    'tolist(["x"])',
    "[{ a = 1 }, { a = 2 }]",
    "[null]",
    "toset([2, 1])",
    '["a", "b", "c"]',
  ],
  lists: ['[["a"], ["b", "c"]]', "[[], [[1]], 2]", 'tolist([["a"], []])', "[]"],
  single: ["[1]", "[]", 'toset(["a"])', "null", "[null]", "tolist([])", "[1, 2]"],
  set: ['toset(["a", "b"])', "toset([])", "toset([1, 2])", "toset([[1], [2]])", 'toset([{ a = "x" }])'],
  map: [
    '{ a = "x" }',
    "{}",
    'tomap({ b = "y", a = "x" })',
    '{ "a b" = "q", z = "" }',
    "{ a = 1, b = 2 }",
    "local.map",
  ],
  object: ["{ a = 1 }", "{}", '{ a = "x", b = true, c = [1] }', "{ a = { b = 1 } }", '{ b = null, a = "q" }'],
  textLists: ['{ a = ["x", "y"], b = ["y"] }', "{}", "{ a = [] }", '{ a = "x" }'],
  variables: [
    '{ x = "1", y = ["a"] }',
    "{ x = 1, y = [] }",
    '{ x = "1" }',
    "{}",
    '{ x = "<&>", y = ["b", "c"], z = true }',
  ],
  risky: [
    "{ a = 1 }.b",
    "[1][1]",
    'tonumber("x")',
    "null.a",
    '"a" + 1',
    "{ a = 1 }.a",
    "local.map.zzz",
    "local.map.a",
  ],
};

const KINDS = [
  "any",
  "scalar",
  "bools",
  "texts",
  "numbers",
  "list",
  "lists",
  "single",
  "set",
  "map",
  "object",
  "textLists",
  "variables",
  "risky",
  "text",
  "number",
  "bool",
] as const;

const POOL_NAMES = Object.keys(POOLS).filter((name): name is Pool => name in POOLS);

function isKind(name: Kind | Pool): name is Kind {
  return KINDS.some((kind) => kind === name);
}

function parenthesized(text: string): string {
  return `(${text})`;
}

/** An expression put together from others. */
function form(texts: TemplateStringsArray, ...holes: readonly (Source | string)[]): Source {
  const sources = holes.map((hole) => (typeof hole === "string" ? fc.constant(hole) : hole));
  return fc.tuple(...sources).map((parts) => texts.map((text, i) => text + (parts[i] ?? "")).join(""));
}

function joined(lists: readonly Arbitrary<readonly string[]>[]): Source {
  return fc.tuple(...lists).map((parts) => parts.flat().join(", "));
}

function template(parts: readonly Source[]): Source {
  return fc.tuple(...parts, fc.constantFrom("-", "", " x ", "é")).map((all) => {
    const middle = all.at(-1) ?? "";
    return `"${all
      .slice(0, -1)
      .map((part) => `\${${part}}`)
      .join(middle)}${middle}"`;
  });
}
