import { describe, expect, it } from "vitest";
import { child, children, isWritten, resourceBlock, within } from "../../src/adapt/block.ts";
import { flag, id, keys, number, numbers, oneOf, orDefault, text, texts } from "../../src/adapt/read.ts";
import type { Language } from "../../src/evaluate/resource.ts";
import { entityJson } from "../support/model-json.ts";
import { openListOf, type Plain, pieces, resource, undecided } from "../support/resources.ts";

function block(properties: { readonly [name: string]: Plain }, language: Language = "terraform") {
  return resourceBlock(resource("aws_x", "aws_x.y", properties), language);
}

describe("scalars are coerced as the provider does", () => {
  const written = block({
    port: "80",
    spaced: " 443 ",
    float: "1.5",
    name: 80,
    on: "true",
    off: "0",
    list: ["a"],
    odd: "8o",
  });

  it.each([
    ["port", 80],
    ["spaced", 443],
    ["float", 1.5],
  ])("a number written as the text %s", (name, value) => {
    expect(number(written, name)).toMatchObject({ kind: "known", value });
  });

  it("a text written as a number", () => {
    expect(text(written, "name")).toMatchObject({ kind: "known", value: "80" });
  });

  it("truth values written as texts", () => {
    expect(flag(written, "on")).toMatchObject({ kind: "known", value: true });
    expect(flag(written, "off")).toMatchObject({ kind: "known", value: false });
  });

  it.each(["yes", "On", "TRUE"])("%s is true in CloudFormation alone", (word) => {
    expect(flag(block({ word }, "cloudformation"), "word")).toMatchObject({ kind: "known", value: true });
    expect(flag(block({ word }), "word")).toMatchObject({ kind: "unknown", why: [{ why: "error" }] });
  });

  it("what the provider would refuse is unknown, and the reason says what it is not", () => {
    expect(text(written, "list")).toMatchObject({
      kind: "unknown",
      why: [{ why: "error", says: "is not a text" }],
    });
    expect(number(written, "odd")).toMatchObject({
      kind: "unknown",
      why: [{ what: "aws_x.y.odd", why: "error" }],
    });
    expect(texts(written, "name")).toMatchObject({ kind: "unknown", why: [{ says: "is not a list" }] });
  });

  it("keeps what is known of an unknown text, and drops the form of a list", () => {
    const form = {
      kind: "text",
      parts: ["a.", { address: "aws_y.z", attribute: "name", source: "aws_y.z.name" }],
    };
    const unknowns = block({
      a: pieces("a.", { address: "aws_y.z", attribute: "name" }),
      b: openListOf(["x"]),
    });
    expect(text(unknowns, "a")).toMatchObject({ kind: "unknown", form });
    expect(text(unknowns, "b")).not.toHaveProperty("form");
  });
});

describe("what is not written", () => {
  it("stands at the header of the block that would hold it", () => {
    const inner = child(block({ origin: { a: 1 } }), "origin");
    const value = within(inner, (b) => text(b, "domain_name"));
    expect(value).toMatchObject({
      kind: "absent",
      from: { kind: "not-written", path: "origin.domain_name", at: inner.from.at },
    });
  });

  it("of a missing block stands at the parent's header", () => {
    const outer = block({});
    const value = within(child(outer, "origin"), (b) => text(b, "domain_name"));
    expect(value).toMatchObject({ kind: "absent", from: { path: "origin", at: outer.from.at } });
  });

  it("takes the default, and says so at that place", () => {
    const outer = block({ nothing: null });
    expect(orDefault(text(outer, "missing"), "x")).toMatchObject({
      kind: "known",
      value: "x",
      from: { kind: "provider-default", at: outer.from.at },
    });
    expect(orDefault(text(outer, "nothing"), "x")).toMatchObject({ value: "x", from: { path: "nothing" } });
  });

  it("does not take the default for what is unknown", () => {
    expect(orDefault(text(block({ a: undecided() }), "a"), "x")).toMatchObject({ kind: "unknown" });
  });

  it("is an empty id", () => {
    expect(id(block({ a: "" }), "a").kind).toBe("absent");
  });
});

describe("lists", () => {
  it("read each item, and skip what is no item", () => {
    expect(entityJson(numbers(block({ codes: ["500", 502, null] }), "codes"))).toEqual([500, 502]);
  });

  it("stay open where more may follow", () => {
    expect(entityJson(texts(block({ names: openListOf(["a"]) }), "names"))).toEqual({
      unknown: ["for-each"],
      form: { items: ["a"], open: true },
    });
  });

  it("of keys never show a value", () => {
    const value = keys(block({ variables: { STAGE: "secret", NONE: null } }), "variables");
    expect(entityJson(value)).toEqual(["STAGE"]);
    expect(JSON.stringify(value)).not.toContain("secret");
  });
});

describe("blocks", () => {
  it("are read from a list, and from a single mapping", () => {
    const both = block({ many: [{ a: 1 }, { a: 2 }], one: { a: 3 } });
    expect(children(both, "many").items).toHaveLength(2);
    expect(children(both, "one").items).toHaveLength(1);
    expect(children(both, "none")).toEqual({ items: [], open: [] });
  });

  it("leave the collection open where one may be there or not", () => {
    const { items, open } = children(block({ many: [{ a: 1 }, undecided()] }), "many");
    expect(items).toHaveLength(1);
    expect(open).toMatchObject([{ why: "condition" }]);
  });

  it("that may be there or not are unknown", () => {
    const maybe = block({ custom: openListOf([{ port: 80 }], "condition") });
    expect(child(maybe, "custom")).toMatchObject({ kind: "unknown", why: [{ why: "condition" }] });
    expect(isWritten(maybe, "custom")).toMatchObject({ kind: "unknown" });
    expect(within(child(maybe, "custom"), (b) => number(b, "port"))).toMatchObject({ kind: "unknown" });
  });

  it("that are no blocks are refused", () => {
    expect(child(block({ custom: "no" }), "custom")).toMatchObject({
      kind: "unknown",
      why: [{ why: "error" }],
    });
  });
});

describe("a closed vocabulary", () => {
  it("narrows what is in it, and shows what is not", () => {
    const options = ["http-only", "https-only"] as const;
    expect(oneOf(text(block({ a: "http-only" }), "a"), options)).toMatchObject({ value: "http-only" });
    expect(oneOf(text(block({ a: "HTTP" }), "a"), options)).toMatchObject({
      kind: "unknown",
      why: [{ why: "error", says: 'is "HTTP", not one of http-only, https-only' }],
    });
  });
});
