import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bindPath, type PolicySubject } from "../../src/policy/bind-path.ts";
import { isValue, type Match, walk } from "../../src/policy/walk.ts";
import { type Datum, type DatumMap, known, unknown, type Value } from "../../src/value.ts";
import { requestOf } from "../support/model-builder.ts";
import { from, is, list, missing, notSet, openList, reason } from "../support/values.ts";

function at(path: string, subject: unknown, type: PolicySubject = "resource"): readonly Match[] {
  const bound = bindPath(path, type);
  if (!bound.ok) throw new Error(bound.message);
  return walk(bound.value, subject, from("root"));
}

/** `known` values plainly, the others by their kind. */
function plain(matches: readonly Match[]): readonly unknown[] {
  return matches.map((match) => (match.kind === "known" ? match.value : match.kind));
}

function map(entries: Record<string, Value<Datum>>): DatumMap {
  return new Map(Object.entries(entries));
}

describe("walk", () => {
  const properties = map({
    name: is("web"),
    tags: is<Datum>(map({ team: is("edge"), owner: missing() })),
    origin: is<Datum>([is<Datum>(map({ id: is("a") })), is<Datum>(map({ id: is("b"), port: is(80) }))]),
    empty: is<Datum>([]),
    open: openList("x"),
    unset: notSet(),
    blocked: missing(),
    form: unknown([reason()], from(), { kind: "map", entries: map({ a: is(1) }), open: true }),
    closed: unknown([reason()], from(), { kind: "map", entries: map({ a: is(1) }), open: false }),
  });

  it.each<[string, unknown[]]>([
    ["$.name", ["web"]],
    ["$.tags.team", ["edge"]],
    ["$.tags.owner", ["unknown"]],
    ["$.tags.other", ["absent"]],
    ["$.nothing", ["absent"]],
    ["$.nothing.below.it", ["absent"]],
    ["$.name.x", ["absent"]],
    ["$.origin[*].id", ["a", "b"]],
    ["$.origin[*].port", ["absent", 80]],
    ["$.origin[1].id", ["b"]],
    ["$.origin[2].id", ["absent"]],
    ["$.empty[*]", []],
    ["$.empty[*].id", []],
    ["$.empty[0]", ["absent"]],
    ["$.open[*]", ["x", "unknown"]],
    ["$.open[0]", ["x"]],
    ["$.open[1]", ["unknown"]],
    ["$.unset", ["absent"]],
    ["$.unset[*]", ["absent"]],
    ["$.unset.x", ["absent"]],
    ["$.blocked.x[*].y", ["unknown"]],
    ["$.form.a", [1]],
    ["$.form.b", ["unknown"]],
    ["$.closed.b", ["absent"]],
    ["$.tags.*", ["edge", "unknown"]],
    ["$.form.*", [1, "unknown"]],
    ["$.origin..id", ["a", "b"]],
    ["$.empty..id", []],
    ["$.tags..owner", ["unknown", "unknown"]],
  ])("%s leads to %j", (path, expected) => {
    expect(plain(at(path, properties))).toEqual(expected);
  });

  it("keeps the reasons of what it cannot open", () => {
    const [match] = at("$.blocked.x", properties);
    expect(match).toMatchObject({ kind: "unknown", why: [reason()] });
  });

  it("names what is missing, at the place of what would hold it", () => {
    const [match] = at("$.tags.other", properties);
    expect(match?.from).toMatchObject({ kind: "not-written", path: "other", at: from().at });
  });

  it("hands on that a value is sensitive", () => {
    const secret = map({ tags: { ...is<Datum>(map({ a: is("x") })), sensitive: true } });
    expect(at("$.tags.a", secret)).toMatchObject([{ kind: "known", sensitive: true }]);
  });

  it("does not look into prototypes", () => {
    expect(plain(at("$.constructor", { plain: 1 }))).toEqual(["absent"]);
    expect(plain(at("$.__proto__.polluted", properties))).toEqual(["absent"]);
  });

  it("opens the values of the model", () => {
    const request = requestOf({
      aliases: list("www.example.com"),
      origins: [{ domainName: is("origin.example.com") }],
    });
    const read = (path: string) => plain(at(path, request, "originRequest"));
    expect(read("$.origin.domainName")).toEqual(["origin.example.com"]);
    expect(read("$.distribution.aliases[*]")).toEqual(["www.example.com"]);
    expect(read("$.distribution.origins[*].domainName")).toEqual(["origin.example.com"]);
    expect(read("$.member")).toEqual(["none"]);
    expect(read("$.endpoint..protocol")).toEqual(["unknown", "unknown"]);
  });

  it("shows that a collection is open", () => {
    const request = requestOf({ moreOrigins: [reason("var.origins")] });
    const matches = at("$.distribution.origins[*].id", request, "originRequest");
    expect(matches.at(-1)).toMatchObject({ kind: "unknown", why: [reason("var.origins")] });
    expect(matches).toHaveLength(2);
  });

  const datum = fc.letrec<{ value: Value<Datum> }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.oneof(
        fc.constantFrom("a", "b", "").map((text) => known<Datum>(text, from())),
        fc.constant(notSet()),
        fc.constant(missing()),
      ),
      fc.array(tie("value"), { maxLength: 3 }).map((items) => known<Datum>(items, from())),
      fc
        .dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { maxKeys: 3 })
        .map((entries) => known<Datum>(map(entries), from())),
      fc
        .array(tie("value"), { maxLength: 2 })
        .map((items) => unknown([reason()], from(), { kind: "list", items, open: true })),
    ),
  })).value;
  const path = fc
    .array(fc.constantFrom(".a", ".b", "[0]", "[*]", "['c']"), { minLength: 1, maxLength: 5 })
    .chain((steps) => fc.tuple(fc.constant(steps.join("")), fc.constantFrom("", "..a")))
    .map(([steps, end]) => `$.a${steps}${end}`);

  it("gives values only, and an unknown for every unknown that it meets", () => {
    fc.assert(
      fc.property(datum, path, (value, text) => {
        for (const match of at(text, map({ a: value }))) {
          expect(isValue(match)).toBe(true);
          if (match.kind === "unknown") expect(match.why).not.toHaveLength(0);
        }
      }),
    );
  });

  it("walks in steps: a path is its end from where its beginning leads", () => {
    fc.assert(
      fc.property(
        datum,
        fc.constantFrom("[*]", ".a", "[0]"),
        fc.constantFrom(".b", "[*]", "[1]"),
        (value, first, second) => {
          const whole = at(`$.a${first}${second}`, map({ a: value }));
          const parts = at(`$.a${first}`, map({ a: value })).flatMap((match) =>
            at(`$.x${second}`, { x: match }),
          );
          expect(plain(whole)).toEqual(plain(parts));
        },
      ),
    );
  });

  it("loses nothing when a known value becomes unknown: no match changes from one known value to another", () => {
    fc.assert(
      fc.property(datum, (value) => {
        const before = at("$.a[*].b", map({ a: is<Datum>([value]) }));
        const after = at("$.a[*].b", map({ a: openList() }));
        expect(after.map(({ kind }) => kind)).toEqual(["unknown"]);
        expect(before).toHaveLength(1);
      }),
    );
  });
});
