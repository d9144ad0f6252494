import { describe, expect, it } from "vitest";
import { deriveOriginRequests } from "../src/derive/origin-requests.ts";
import type { Assumed, Assumptions, EvaluableRoot, Evaluation } from "../src/evaluate/resource.ts";
import type { EdgeModel } from "../src/model/model.ts";
import { judge } from "../src/policy/engine.ts";
import { PASS, undecidable } from "../src/rule.ts";
import { type Reason, unknown, type Value } from "../src/value.ts";
import { choicesIn } from "../src/worlds/choices.ts";
import { describeAssumptions } from "../src/worlds/describe.ts";
import { inEveryWorld } from "../src/worlds.ts";
import { rule } from "./support/judge-model.ts";
import { distribution, loadBalancer, model, nameOf } from "./support/model-builder.ts";
import { from, is, reason } from "./support/values.ts";

type Option = string | boolean | number;

/** A value that a choice decides: known under an assumption, else unknown because of the choice. */
function chosen<T>(assumptions: Assumptions, id: string, options: ReadonlyMap<Option, T>): Value<T> {
  const option = assumptions.get(id);
  const value = option === undefined || typeof option === "object" ? undefined : options.get(option);
  if (value !== undefined) return is(value);
  const why: Reason = { ...reason(id, "condition"), choice: { id, options: [...options.keys()] } };
  return unknown([why], from());
}

function flag<T>(assumptions: Assumptions, id: string, yes: T, no: T): Value<T> {
  return chosen(
    assumptions,
    id,
    new Map([
      [true, yes],
      [false, no],
    ] as const),
  );
}

/** Fails on http://bad, is undecided about what is not known, passes otherwise. */
const bad = rule("name/bad", {
  subject: "originRequest",
  check: ({ origin }) => {
    if (origin.domainName.kind !== "known")
      return undecidable(origin.domainName.kind === "unknown" ? origin.domainName.why : []);
    return origin.domainName.value === "bad.example.com"
      ? { outcome: "fail", at: origin.domainName.from }
      : PASS;
  },
});

function worlds(build: (assumptions: Assumptions) => EdgeModel, rules = [bad]) {
  const evaluated: Assumptions[] = [];
  const root: EvaluableRoot = {
    root: { name: "infra", language: "terraform" },
    evaluate(assumptions) {
      evaluated.push(assumptions);
      return { root: this.root, resources: [], opaque: [], unseen: [], diagnostics: [] };
    },
  };
  const world = inEveryWorld(root, (evaluation: Evaluation) => {
    const built = build(evaluated.at(-1) ?? new Map());
    const requests = deriveOriginRequests(built);
    const judgement = judge({
      root: "infra",
      model: built,
      requests,
      resources: [],
      rules,
      now: 0,
      chainOf: () => [],
    });
    return { model: built, opaque: evaluation.opaque, requests, judgement, diagnostics: [] };
  });
  return { world, evaluations: evaluated.length };
}

function site(domainName: Value<string>): EdgeModel {
  return model({ distributions: [distribution({ origins: [{ domainName }] })] });
}

describe("inEveryWorld", () => {
  it("evaluates once where nothing is to choose", () => {
    const { world, evaluations } = worlds(() => site(is("bad.example.com")));
    expect(evaluations).toBe(1);
    expect(world.judgement.findings).toMatchObject([{ certainty: "proven" }]);
    expect(world.judgement.findings[0]).not.toHaveProperty("when");
  });

  it("keeps a finding that every world has", () => {
    const { world, evaluations } = worlds((assumptions) =>
      site(flag(assumptions, "var.a", "bad.example.com", "bad.example.com")),
    );
    expect(evaluations).toBe(3);
    expect(world.judgement.findings).toMatchObject([{ certainty: "proven", severity: "error" }]);
    expect(world.judgement.findings[0]).not.toHaveProperty("when");
    expect([...world.judgement.verdicts.values()]).toEqual(["broken"]);
  });

  it("makes possible what only some worlds have, and says which", () => {
    const { world } = worlds((assumptions) =>
      site(flag(assumptions, "var.enable_alias", "good.example.com", "bad.example.com")),
    );
    expect(world.judgement.findings).toMatchObject([
      { certainty: "possible", severity: "warning", when: "var.enable_alias is false" },
    ]);
    expect([...world.judgement.verdicts.values()]).toEqual(["undecided"]);
    expect(world.judgement.undecided).toMatchObject([
      { rules: ["name/bad"], blockedBy: [{ what: "var.enable_alias" }] },
    ]);
  });

  it("names, of several choices, those that a request hangs on", () => {
    const { world } = worlds((assumptions) =>
      model({
        distributions: [
          distribution({
            httpVersion: flag(assumptions, "var.other", "http2", "http3"),
            origins: [{ domainName: flag(assumptions, "var.a", "bad.example.com", "good.example.com") }],
          }),
        ],
      }),
    );
    expect(world.judgement.undecided).toMatchObject([{ blockedBy: [{ what: "var.a" }] }]);
  });

  it("is undecided where some worlds are and none fails", () => {
    const open = unknown([reason("var.other")], from());
    const { world } = worlds((assumptions) =>
      site(assumptions.get("var.a") === true ? open : flag(assumptions, "var.a", "", "good.example.com")),
    );
    expect(world.judgement.findings).toEqual([]);
    expect(world.judgement.undecided).toMatchObject([
      { rules: ["name/bad"], blockedBy: [{ what: "var.other" }, { what: "var.a" }] },
    ]);
  });

  it("judges what hangs on one choice together", () => {
    const both = rule("name/both", {
      subject: "originRequest",
      check: ({ origin, distribution: { httpVersion } }) =>
        origin.domainName.kind === "known" &&
        httpVersion.kind === "known" &&
        origin.domainName.value === httpVersion.value
          ? { outcome: "fail", at: origin.domainName.from }
          : PASS,
    });
    const { world } = worlds(
      (assumptions) =>
        model({
          distributions: [
            distribution({
              httpVersion: flag(assumptions, "var.a", "x", "y"),
              origins: [{ domainName: flag(assumptions, "var.a", "y", "x") }],
            }),
          ],
        }),
      [both],
    );
    expect(world.judgement.findings).toEqual([]);
  });

  it("follows choices that only show in some worlds", () => {
    const { world, evaluations } = worlds((assumptions) =>
      site(
        assumptions.get("var.a") === true
          ? flag(assumptions, "var.b", "bad.example.com", "good.example.com")
          : flag(assumptions, "var.a", "", "good.example.com"),
      ),
    );
    expect(evaluations).toBe(5);
    expect(world.judgement.findings).toMatchObject([{ when: "var.a is true and var.b is true" }]);
  });

  it("makes at most four choices; the others stay unknown", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const { world, evaluations } = worlds((assumptions) =>
      model({
        distributions: [
          distribution({
            origins: names.map((name) => ({
              id: is(name),
              domainName: flag(assumptions, `var.${name}`, "bad.example.com", "good.example.com"),
            })),
            behaviors: names.map((name) => ({ targetOriginId: is(name) })),
          }),
        ],
      }),
    );
    expect(evaluations).toBeLessThanOrEqual(64);
    expect(world.judgement.undecided.flatMap(({ blockedBy }) => blockedBy.map(({ what }) => what))).toEqual(
      names.map((name) => `var.${name}`),
    );
  });

  it("says the same however often it is asked", () => {
    const build = (assumptions: Assumptions) =>
      site(
        chosen(
          assumptions,
          "var.kind",
          new Map([
            ["a", "bad.example.com"],
            ["b", "x"],
            ["c", "bad.example.com"],
          ]),
        ),
      );
    expect(worlds(build).world.judgement).toEqual(worlds(build).world.judgement);
    expect(worlds(build).world.judgement.findings).toMatchObject([{ when: 'var.kind is "a" or "c"' }]);
  });
});

describe("choicesIn", () => {
  it("finds them anywhere in a distribution, those first that decide about most", () => {
    const choice = (id: string): Reason => ({ ...reason(id), choice: { id, options: [true, false] } });
    const built = model({
      distributions: [
        distribution({
          uncertain: [choice("var.a")],
          aliases: unknown([choice("var.b")], from()),
          origins: [{ id: unknown([choice("var.b")], from()) }],
          moreOrigins: [choice("var.c")],
        }),
      ],
    });
    const found = choicesIn({ model: built, requests: [] }).map(({ choice }) => choice.id);
    expect(found).toEqual(["var.b", "var.a", "var.c"]);
  });

  it("leaves alone what no distribution or request reaches", () => {
    const choice: Reason = { ...reason("var.a"), choice: { id: "var.a", options: [true, false] } };
    const hanging = loadBalancer({ internal: unknown([choice], from()) });
    const choices = (domainName: Value<string>) => {
      const built = model({
        distributions: [distribution({ origins: [{ domainName }] })],
        loadBalancers: [hanging],
      });
      return choicesIn({ model: built, requests: deriveOriginRequests(built) });
    };
    expect(choices(is("origin.example.com"))).toEqual([]);
    expect(choices(nameOf(hanging))).toMatchObject([{ choice: { id: "var.a" } }]);
  });
});

describe("describeAssumptions", () => {
  const world = (...entries: readonly [string, Assumed][]): Assumptions => new Map(entries);
  const is = (...literals: string[]): Assumed => ({ is: true, literals });
  const isNot = (...literals: string[]): Assumed => ({ is: false, literals });

  it.each<[string, Assumptions[], Assumptions[], string]>([
    ["one flag", [world(["a", false])], [world(["a", true])], "a is false"],
    [
      "the flag that matters",
      [world(["a", true], ["b", true]), world(["a", true], ["b", false])],
      [world(["a", false])],
      "a is true",
    ],
    [
      "two together",
      [world(["a", true], ["b", true])],
      [world(["a", true], ["b", false]), world(["a", false], ["b", true])],
      "a is true and b is true",
    ],
    [
      "one or the other",
      [world(["a", true], ["b", false]), world(["a", false], ["b", true]), world(["a", true], ["b", true])],
      [world(["a", false], ["b", false])],
      "a is true, or b is true",
    ],
    [
      "several options of one choice",
      [world(["a", true], ["b", "x"]), world(["a", true], ["b", "y"])],
      [world(["a", true], ["b", "z"]), world(["a", false])],
      'a is true and b is "x" or "y"',
    ],
    [
      "a choice that not every world has",
      [world(["a", true], ["b", true])],
      [world(["a", true], ["b", false]), world(["a", false])],
      "a is true and b is true",
    ],
    ["one value", [world(["e", is('"a"')])], [world(["e", isNot('"a"')])], 'e is "a"'],
    ["any other value", [world(["e", isNot('"a"')])], [world(["e", is('"a"')])], 'e is not "a"'],
    [
      "none of some values",
      [world(["e", isNot('"a"', '"b"')])],
      [world(["e", is('"a"')]), world(["e", is('"b"')])],
      'e is neither "a" nor "b"',
    ],
    [
      "one value and any other are all but the rest",
      [world(["e", is('"a"')]), world(["e", isNot('"a"', '"b"')])],
      [world(["e", is('"b"')])],
      'e is not "b"',
    ],
    [
      "a value that not every world tells apart",
      [world(["a", true], ["e", is('"a"')])],
      [world(["a", true], ["e", isNot('"a"')]), world(["a", false], ["e", isNot('"b"')])],
      'a is true and e is "a"',
    ],
  ])("%s", (_, failing, passing, expected) => {
    expect(describeAssumptions(new Set(failing), [...failing, ...passing])).toBe(expected);
  });
});
