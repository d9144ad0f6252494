import { describe, expect, test } from "vitest";
import { at, evaluate, property, resource } from "./helpers.ts";

function distribution(body: string, around = ""): ReturnType<typeof evaluate> {
  return evaluate(`${around}resource "aws_cloudfront_distribution" "d" {\n${body}}\n`);
}
const ADDRESS = "aws_cloudfront_distribution.d";

describe("nested blocks", () => {
  const evaluation = distribution(
    '  origin {\n    origin_id = "a"\n    custom_origin_config {\n      http_port = "80"\n    }\n  }\n  origin {\n    origin_id = "b"\n  }\n',
  );

  test("are lists of maps, even where there is one", () => {
    expect(property(evaluation, ADDRESS, "origin")).toEqual([
      { origin_id: "a", custom_origin_config: [{ http_port: "80" }] },
      { origin_id: "b" },
    ]);
  });

  test("each argument has its own path and line", () => {
    expect(
      at(resource(evaluation, ADDRESS), "origin[0].custom_origin_config[0].http_port").from,
    ).toMatchObject({
      path: "origin[0].custom_origin_config[0].http_port",
      address: ADDRESS,
      kind: "argument",
      at: { start: { line: 5, column: 7 }, end: { line: 5, column: 23 } },
    });
    expect(at(resource(evaluation, ADDRESS), "origin[1]").from).toMatchObject({
      kind: "block",
      at: { start: { line: 8, column: 3 }, end: { line: 8, column: 9 } },
    });
  });

  test("meta-arguments and meta-blocks are not properties", () => {
    const properties = resource(
      distribution(
        '  provider = aws.x\n  depends_on = []\n  comment = "c"\n  lifecycle {\n    ignore_changes = [origin]\n  }\n',
      ),
      ADDRESS,
    ).properties;
    expect([...properties.keys()]).toEqual(["comment"]);
  });
});

describe("dynamic blocks", () => {
  const over = (collection: string, content: string, extra = "") =>
    `  dynamic "origin" {\n    for_each = ${collection}\n${extra}    content {\n${content}    }\n  }\n`;

  test("a list, a set and a map", () => {
    expect(
      property(
        distribution(over('["a", "b"]', "      origin_id = origin.value\n      key = origin.key\n")),
        ADDRESS,
        "origin",
      ),
    ).toEqual([
      { origin_id: "a", key: 0 },
      { origin_id: "b", key: 1 },
    ]);
    expect(
      property(distribution(over('toset(["b", "a"])', "      origin_id = origin.key\n")), ADDRESS, "origin"),
    ).toEqual([{ origin_id: "a" }, { origin_id: "b" }]);
    expect(
      property(
        distribution(
          over('{ a = { d = "x" } }', "      origin_id = origin.key\n      domain_name = origin.value.d\n"),
        ),
        ADDRESS,
        "origin",
      ),
    ).toEqual([{ origin_id: "a", domain_name: "x" }]);
  });

  test("an iterator of another name, and one inside another", () => {
    const inner =
      '      dynamic "custom_header" {\n        for_each = o.value\n        content {\n          name  = custom_header.value\n          value = o.key\n        }\n      }\n';
    expect(
      property(distribution(over('{ a = ["x", "y"] }', inner, "    iterator = o\n")), ADDRESS, "origin"),
    ).toEqual([
      {
        custom_header: [
          { name: "x", value: "a" },
          { name: "y", value: "a" },
        ],
      },
    ]);
  });

  test("written and dynamic ones keep their order", () => {
    const body = `  origin {\n    origin_id = "first"\n  }\n${over('["second"]', "      origin_id = origin.value\n")}  origin {\n    origin_id = "third"\n  }\n`;
    expect(property(distribution(body), ADDRESS, "origin")).toEqual([
      { origin_id: "first" },
      { origin_id: "second" },
      { origin_id: "third" },
    ]);
  });

  test("an empty collection makes none", () => {
    expect(property(distribution(over("[]", "")), ADDRESS, "origin")).toEqual([]);
  });

  test("an unknown one leaves the list open, with one that stands for all", () => {
    const evaluation = distribution(
      over("var.o", "      origin_id = origin.key\n      domain_name = origin.value.d\n"),
      'variable "o" {\n  type = map(object({ d = string }))\n}\n',
    );
    const origin = at(resource(evaluation, ADDRESS), "origin");
    expect(origin).toMatchObject({
      kind: "unknown",
      why: [{ what: "var.o", why: "no-value" }],
      form: { kind: "list", open: true },
    });
    expect(property(evaluation, ADDRESS, "origin")).toEqual({
      open: [{ origin_id: `{${ADDRESS}.origin[?].key}`, domain_name: `{${ADDRESS}.origin[?].value.d}` }],
    });
  });

  test("one that hangs on a condition has the block it may have", () => {
    const evaluation = distribution(
      over('var.on ? ["a"] : []', "      origin_id = origin.value\n"),
      'variable "on" {\n  type = bool\n}\n',
    );
    expect(at(resource(evaluation, ADDRESS), "origin")).toMatchObject({
      kind: "unknown",
      why: [{ choice: { id: "var.on" } }, {}],
    });
    expect(property(evaluation, ADDRESS, "origin")).toEqual({ open: [{ origin_id: "a" }] });
  });

  test("an item that may be left out does not hide the others", () => {
    const evaluation = distribution(
      over('concat(["a"], var.on ? ["b"] : [])', "      origin_id = origin.value\n"),
      'variable "on" {\n  type = bool\n}\n',
    );
    expect(property(evaluation, ADDRESS, "origin")).toEqual({
      open: [{ origin_id: "a" }, { origin_id: "b" }],
    });
  });

  test("the place of an argument is its line in content, its way leads to the item", () => {
    const evaluation = distribution(
      over("local.o", "      domain_name = origin.value.d\n"),
      'locals {\n  o = {\n    a = {\n      d = "x"\n    }\n  }\n}\n',
    );
    expect(at(resource(evaluation, ADDRESS), "origin[0].domain_name").from).toMatchObject({
      at: { start: { line: 12 } },
      via: [
        { kind: "local", at: { start: { line: 2 } } },
        { kind: "local", path: "d", at: { start: { line: 4 } } },
      ],
    });
  });

  test("null is an error, and the list is open", () => {
    expect(at(resource(distribution(over("null", "")), ADDRESS), "origin")).toMatchObject({
      kind: "unknown",
      why: [{ why: "error" }],
    });
  });
});

test("null arguments are absent, also inside lists and maps", () => {
  const evaluation = distribution("  comment = null\n  aliases = [null]\n  tags = { a = null }\n");
  expect(at(resource(evaluation, ADDRESS), "comment").kind).toBe("absent");
  expect(at(resource(evaluation, ADDRESS), "aliases[0]").kind).toBe("absent");
  expect(at(resource(evaluation, ADDRESS), "tags.a").kind).toBe("absent");
});

test("items of a list on lines of their own say which", () => {
  const evaluation = distribution('  aliases = [\n    "a",\n    "b",\n  ]\n');
  expect(at(resource(evaluation, ADDRESS), "aliases[1]").from).toMatchObject({
    at: { start: { line: 2 } },
    via: [{ at: { start: { line: 4 } } }],
  });
});

test("what does not parse is unknown, the rest is there", () => {
  const evaluation = distribution("  comment = =\n  enabled = true\n");
  expect(property(evaluation, ADDRESS, "enabled")).toBe(true);
});
