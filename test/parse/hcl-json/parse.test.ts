import { describe, expect, it } from "vitest";
import { parseJsonConfiguration, parseJsonVariables } from "../../../src/parse/hcl-json/parse.ts";

function parse(text: string) {
  const { value, diagnostics } = parseJsonConfiguration({ path: "main.tf.json", text });
  const messages = diagnostics.map(({ severity, message, help, place }) => {
    const at = place ? text.slice(offset(text, place.start), offset(text, place.end)) : "";
    return `${severity} ${message} [${at}] ${help ?? ""}`.trim();
  });
  return { ...value, messages, blocks: value.body.blocks };
}

function offset(text: string, { line, column }: { line: number; column: number }): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}

describe("blocks", () => {
  it("have their labels from objects in one another, and the last label for a header", () => {
    const text =
      '{"resource": {"aws_lb": {"a": {"name": "x"}, "b": {}}, "aws_elb": [{"c": {}}, {"d": [{}]}]}}';
    const { blocks, messages } = parse(text);
    expect(messages).toEqual([]);
    expect(
      blocks.map(({ type, labels, header }) => [type, labels, text.slice(header.start, header.end)]),
    ).toEqual([
      ["resource", ["aws_lb", "a"], '"a"'],
      ["resource", ["aws_lb", "b"], '"b"'],
      ["resource", ["aws_elb", "c"], '"c"'],
      ["resource", ["aws_elb", "d"], "{"],
    ]);
  });

  it("are told from arguments by what the provider defines", () => {
    const text =
      '{"resource": {"aws_cloudfront_distribution": {"d": {"aliases": [], "tags": {"a": "b"}, "origin": {"origin_id": "o", "custom_origin_config": [{"http_port": 80}]}, "viewer_certificate": null}}}}';
    const [block] = parse(text).blocks;
    expect(block?.body.attributes.map(({ name }) => name)).toEqual(["aliases", "tags"]);
    expect(block?.body.blocks.map(({ type }) => type)).toEqual(["origin"]);
    const [origin] = block?.body.blocks ?? [];
    expect(origin?.body.blocks[0]).toMatchObject({
      type: "custom_origin_config",
      body: { attributes: [{ name: "http_port" }] },
    });
  });

  it("of other resources of AWS are told by their look", () => {
    const text =
      '{"data": {"aws_iam_policy_document": {"p": {"statement": {"actions": ["a"]}}}}, "resource": {"aws_x": {"x": {"tags": {"a": "b"}, "rule": [{"a": 1}], "list": [1], "none": []}}, "null_resource": {"n": {"triggers": [{"a": 1}]}}}}';
    const shapes = parse(text).blocks.map(({ body }) => [
      body.attributes.map(({ name }) => name).join(),
      body.blocks.map(({ type }) => type).join(),
    ]);
    expect(shapes).toEqual([
      ["", "statement"],
      ["tags,list,none", "rule"],
      ["triggers", ""],
    ]);
  });

  it("may be dynamic, and that several times, and in one another", () => {
    const text =
      '{"resource": {"aws_lb": {"a": {"dynamic": [{"subnet_mapping": {"for_each": "${var.x}", "iterator": "it", "content": {"subnet_id": "${it.value}"}}}, {"access_logs": [{"for_each": [], "content": {}}]}]}}}}';
    const { blocks, messages } = parse(text);
    expect(messages).toEqual([]);
    expect(blocks[0]?.body.blocks).toMatchObject([
      {
        type: "dynamic",
        labels: ["subnet_mapping"],
        body: {
          attributes: [
            { value: { kind: "get-attribute" } },
            { name: "iterator", value: { kind: "variable", name: "it" } },
          ],
          blocks: [{ type: "content" }],
        },
      },
      { type: "dynamic", labels: ["access_logs"] },
    ]);
  });

  it("say which construct of CDKTF made them", () => {
    const text =
      '{"resource": {"aws_lb": {"a": {"//": {"metadata": {"path": "app/web/lb", "uniqueId": "a"}}}}}}';
    expect(parse(text).blocks).toMatchObject([{ constructPath: "app/web/lb", body: { attributes: [] } }]);
  });
});

describe("strings", () => {
  it.each([
    ["a resource's argument", '{"resource": {"aws_lb": {"a": {"x": "${var.n}"}}}}', "get-attribute"],
    ["a default", '{"variable": {"v": {"x": "${var.n}"}}}', "literal"],
    ["a module's argument", '{"module": {"m": {"x": "a${var.n}"}}}', "template"],
    ["an argument of Terraform itself", '{"terraform": {"x": "${var.n}"}}', "literal"],
  ])("of %s", (_, text, kind) => {
    expect(parse(text).blocks[0]?.body.attributes[0]?.value.kind).toBe(kind);
  });

  it("are references and types where Terraform wants these", () => {
    const text =
      '{"variable": {"v": {"type": "map(object({a=optional(string, \\"x\\")}))"}}, "module": {"m": {"source": "${x}", "providers": {"aws.b": "aws.c"}, "depends_on": ["aws_lb.a[0]"]}}, "moved": {"from": "aws_lb.a", "to": "aws_lb.b[\\"k\\"]"}, "import": {"to": "aws_lb.b", "id": "${x}", "for_each": "${y}"}, "resource": {"aws_lb": {"a": {"provider": "aws.c", "lifecycle": {"ignore_changes": "all"}}}}}';
    const { blocks, messages } = parse(text);
    expect(messages).toEqual([]);
    const values = blocks.flatMap(({ body }) =>
      body.attributes.map(({ name, value }) => `${name} ${value.kind}`),
    );
    expect(values).toEqual([
      "type call",
      "source literal",
      "providers object",
      "depends_on tuple",
      "from get-attribute",
      "to get-index",
      "to get-attribute",
      "id variable",
      "for_each variable",
      "provider get-attribute",
    ]);
  });

  it("have their errors at the place in the file, behind escapes too", () => {
    const text = '{"output": {"o": {"value": "\\"a\\u0062\\" ${lookup(x, \\"k\\") + } b"}}}';
    expect(parse(text).messages).toEqual(['error Expected a value, found "}" [}]']);
  });
});

describe("comments", () => {
  it('are properties named "//" where arguments are expected, and keys elsewhere', () => {
    const { body, comments, messages } = parse('{"//": "one", "locals": {"//": "two", "o": {"//": "kept"}}}');
    expect(messages).toEqual([]);
    expect(comments.map(({ text }) => text)).toEqual(["one", "two"]);
    expect(body.blocks[0]?.body.attributes).toMatchObject([
      { name: "o", value: { entries: [{ key: { value: "//" } }] } },
    ]);
  });
});

describe("errors in Terraform's words", () => {
  it.each([
    ['"x"', "error Root value must be object", '"x"'],
    ["", "error not valid JSON: value expected", ""],
    ['{"output": null}', "error Missing block label", "null"],
    ['{"resource": {"a": {}}}', "error Missing block label", "{}"],
    ['{"resource": {"a": "x"}}', "error Incorrect JSON value type", '"x"'],
    ['{"output": {"a": "x"}}', "error Incorrect JSON value type", '"x"'],
    ['{"output": {"a": [1]}}', "error Incorrect JSON value type", "1"],
    ['{"output": {"a": {"value": 1, "value": 2}}}', "error Duplicate argument", '"value"'],
    ['{"output": {"a": {"value": {"x": 1, "x": 2}}}}', "error Duplicate object attribute", '"x"'],
    ['{"output": {"//": {}}}', "error Invalid output name", '"//"'],
    ['{"outputs": {"a": {}}}', "warning Extraneous JSON object property", '"outputs"'],
    ['{"output": {"a": {"value": 1},}}', "error not valid JSON: property name expected", "}"],
    ['{"output": {"a": {"value": 1}}} {}', "error not valid JSON: end of file expected", "{"],
  ])("%s", (text, message, at) => {
    expect(parse(text).messages[0]).toContain(`${message} [${at}]`);
  });

  it("give the line of what is written twice", () => {
    expect(parse('{"locals": {\n"a": 1,\n"a": 2}}').messages).toEqual([
      'error Duplicate argument ["a"] The argument "a" was already set in line 2',
    ]);
  });

  it("leave the rest to be read", () => {
    const { blocks } = parse('{"output": {"a": "x", "b": {"value": 1}}, "locals": {"l": "${"}}');
    expect(blocks.map(({ type, labels }) => [type, ...labels])).toEqual([["output", "b"], ["locals"]]);
    expect(blocks[1]?.body.attributes).toMatchObject([{ name: "l", value: { kind: "invalid" } }]);
  });
});

describe("hostile files", () => {
  const finished = (text: string) => {
    const start = performance.now();
    const { diagnostics } = parseJsonConfiguration({ path: "main.tf.json", text });
    expect(performance.now() - start).toBeLessThan(3_000);
    return diagnostics;
  };

  it.each([
    ["deep", `{"locals": {"a": ${"[".repeat(100_000)}`],
    ["deep labels", `{"resource": ${'{"a": '.repeat(10_000)}`],
    ["one key twenty thousand times", `{"locals": {${'"a": 1, '.repeat(20_000)}"b": 2}}`],
    ["one block type twenty thousand times", `{${'"locals": {"a": "${x}"}, '.repeat(20_000)}"b": 2}`],
    ["a long template full of escapes", `{"locals": {"a": "${'\\"${x}\\u0041'.repeat(50_000)}"}}`],
    ["a deep template", `{"locals": {"a": "${"${(".repeat(10_000)}"}}`],
  ])("%s", (_, text) => {
    expect(finished(text).length).toBeLessThanOrEqual(21);
  });
});

describe("parseJsonVariables", () => {
  it("reads texts as they are, each at its place", () => {
    const text = '{"//": "c", "a": "${x}",\n "b": {"${k}": ["%{y}"]}}';
    const { value, diagnostics } = parseJsonVariables({ path: "x.tfvars.json", text });
    expect(diagnostics).toEqual([]);
    expect(value.body.attributes).toMatchObject([
      { name: "a", value: { kind: "literal", value: "${x}" } },
      { name: "b", value: { entries: [{ key: { value: "${k}" }, value: { items: [{ value: "%{y}" }] } }] } },
    ]);
    const [, b] = value.body.attributes;
    expect(b && text.slice(b.start, b.end)).toBe('"b": {"${k}": ["%{y}"]}');
  });
});
