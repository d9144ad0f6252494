import { describe, expect, it } from "vitest";
import type { Assumed, Assumptions } from "../../../src/evaluate/resource.ts";
import type { Reason } from "../../../src/value.ts";
import { evaluate, messagesOf, propertyOf, resourceAt, show, showValue, template } from "./evaluating.ts";

const SECTIONS = `
Parameters:
  Env: { Type: String, Default: dev }
  Kind: { Type: String, AllowedValues: [blue, green] }
  Domain: { Type: String }
  Certificate: { Type: String }
Conditions:
  Yes: !Equals [!Ref Env, dev]
  No: !Not [!Condition Yes]
  NoDomain: !Equals ["", !Ref Domain]
  HasDomain: !Not [!Condition NoDomain]
  HasDomainToo: !Not [!Equals [!Ref Domain, ""]]
  HasCertificate: !Not [!Equals [!Ref Certificate, ""]]
  Both: !And [!Condition HasDomain, !Condition HasCertificate]
  Blue: !Equals [!Ref Kind, blue]
  Same: !Equals [!Ref Domain, !Ref Domain]
  Different: !Equals [!Sub "a-\${Domain}", "b-x"]
`;

const is = (...literals: string[]): Assumed => ({ is: true, literals });
const isNot = (...literals: string[]): Assumed => ({ is: false, literals });

function reasonsOf(expression: string): readonly Reason[] {
  const value = propertyOf(resourceAt(evaluate(template(expression, SECTIONS)), "It"), "Value");
  return value.kind === "unknown" ? value.why : [];
}

function choicesOf(expression: string): readonly (string | undefined)[] {
  return reasonsOf(expression).map((reason) => reason.choice?.id);
}

function valueUnder(expression: string, assumptions: Assumptions): unknown {
  const evaluation = evaluate(template(expression, SECTIONS), {}, assumptions);
  return show(propertyOf(resourceAt(evaluation, "It"), "Value"));
}

describe("a condition that can be decided", () => {
  it.each([
    ["Yes", "a"],
    ["No", "b"],
    ["Same", "a"],
    ["Different", "b"],
  ])("%s selects %s", (name, expected) => {
    expect(showValue(`!If [${name}, a, b]`, SECTIONS)).toBe(expected);
  });

  it("is false in a conjunction, whatever the rest is", () => {
    const sections = `${SECTIONS}  Never: !And [!Condition HasDomain, !Condition No]\n`;
    expect(showValue("!If [Never, a, b]", sections)).toBe("b");
  });

  it("is true in a disjunction, whatever the rest is", () => {
    const sections = `${SECTIONS}  Always: !Or [!Condition HasDomain, !Condition Yes]\n`;
    expect(showValue("!If [Always, a, b]", sections)).toBe("a");
  });
});

describe("a condition that cannot be decided", () => {
  it("is a choice of true and false, named by the first condition that is the comparison", () => {
    expect(reasonsOf("!If [NoDomain, a, b]")).toMatchObject([
      { what: "NoDomain", why: "condition", choice: { id: "NoDomain", options: [true, false] } },
    ]);
  });

  it("shares its choice with its negation and with the same comparison written again", () => {
    expect(choicesOf("!If [HasDomain, a, b]")).toEqual(["NoDomain"]);
    expect(choicesOf("!If [HasDomainToo, a, b]")).toEqual(["NoDomain"]);
  });

  it("hangs on the choices of its operands", () => {
    expect(choicesOf("!If [Both, a, b]")).toEqual(["NoDomain", "HasCertificate"]);
    expect(choicesOf("!If [Blue, a, b]")).toEqual(["Kind"]);
  });

  it("is decided under an assumption, and so is its negation", () => {
    const noDomain = new Map([["Domain", is('""')]]);
    expect(valueUnder("!If [NoDomain, a, b]", noDomain)).toBe("a");
    expect(valueUnder("!If [HasDomain, a, b]", noDomain)).toBe("b");
    expect(valueUnder("!If [HasDomainToo, a, b]", noDomain)).toBe("b");
    expect(valueUnder("!If [Both, a, b]", noDomain)).toBe("b");
    expect(valueUnder("!If [Blue, a, b]", new Map([["Kind", "blue"]]))).toBe("a");
    expect(valueUnder("!If [Blue, a, b]", new Map([["Kind", "green"]]))).toBe("b");
  });

  it("keeps its own sense where the negation is what has a name", () => {
    expect(valueUnder("!If [HasCertificate, a, b]", new Map([["Certificate", isNot('""')]]))).toBe("a");
    expect(valueUnder("!If [HasCertificate, a, b]", new Map([["Certificate", is('""')]]))).toBe("b");
  });

  it("is false where what it compares is assumed to be something else", () => {
    const b = new Map([["Domain", is('"b"')]]);
    expect(valueUnder("!If [NoDomain, a, b]", b)).toBe("b");
    expect(valueUnder("!If [HasDomain, a, b]", b)).toBe("a");
    expect(valueUnder("!If [NoDomain, a, b]", new Map([["Domain", isNot('"b"')]]))).toEqual({
      why: "condition",
    });
  });

  it("names what it compares with a literal, in either order and through Fn::Sub", () => {
    const sections = `${SECTIONS}  Again: !Equals [b, !Sub "\${Domain}"]\n  Pair: !Equals [!Ref Domain, !Ref Certificate]\n`;
    const equality = (name: string) => {
      const evaluation = evaluate(template(`!If [${name}, a, b]`, sections));
      const value = propertyOf(resourceAt(evaluation, "It"), "Value");
      return value.kind === "unknown" ? value.why[0]?.choice?.equality : "known";
    };
    expect(equality("HasDomain")).toEqual({ subject: "Domain", literal: '""' });
    expect(equality("Again")).toEqual({ subject: "Domain", literal: '"b"' });
    expect(equality("Pair")).toBeUndefined();
  });

  it("is unknown where a loop may write it, and no error", () => {
    const sections = `${SECTIONS}  "Fn::ForEach::Envs": [E, [a, b], { "Is\${E}": !Equals [a, !Ref Env] }]\n`;
    expect(showValue("!If [Isa, 1, 2]", sections)).toEqual({ why: "unsupported-syntax" });
    expect(messagesOf("!If [Isa, 1, 2]", sections)).toEqual([]);
  });

  it("does not matter where both branches are the same", () => {
    expect(showValue("!If [HasDomain, { a: [1] }, { a: [1] }]", SECTIONS)).toEqual({ a: [1] });
    expect(showValue("!If [HasDomain, !Ref Certificate, !Ref Certificate]", SECTIONS)).toEqual({
      why: "no-value",
      text: "<Certificate>",
    });
  });

  it("leaves a list open that may have one more item", () => {
    const list = "[a, !If [HasDomain, b, !Ref AWS::NoValue], c]";
    expect(showValue(list, SECTIONS)).toEqual({ why: "condition", list: ["a", "c"], open: true });
  });

  it("leaves a list closed whose item is there in any case", () => {
    const list = "[a, !If [HasDomain, b, c]]";
    expect(showValue(list, SECTIONS)).toEqual(["a", { why: "condition" }]);
  });

  it("does not branch the properties beside it", () => {
    const map = "{ a: 1, b: !If [HasDomain, 2, !Ref AWS::NoValue] }";
    expect(showValue(map, SECTIONS)).toEqual({ a: 1, b: { why: "condition" } });
  });
});

describe("a resource", () => {
  const text = (condition: string) => `${SECTIONS}
Resources:
  It:
    Type: Custom::It
    Condition: ${condition}
  User:
    Type: Custom::User
    Properties: { Value: !GetAtt It.Host }
`;

  it("is not there where its condition is false, and what refers to it is an error", () => {
    const evaluation = evaluate(text("No"));
    expect(evaluation.resources.map(({ address }) => address)).toEqual(["User"]);
    expect(show(propertyOf(resourceAt(evaluation, "User"), "Value"))).toEqual({ why: "error" });
  });

  it("is certain where its condition is true", () => {
    expect(resourceAt(evaluate(text("Yes")), "It").uncertain).toBeUndefined();
  });

  it("is uncertain where its condition cannot be decided", () => {
    expect(resourceAt(evaluate(text("HasDomain")), "It").uncertain).toMatchObject([
      { choice: { id: "NoDomain" } },
    ]);
    const assumed = evaluate(text("HasDomain"), {}, new Map([["Domain", is('""')]]));
    expect(assumed.resources.map(({ address }) => address)).toEqual(["User"]);
  });
});

describe("what CloudFormation refuses", () => {
  it.each([
    ["a condition that is not there", "!If [Nowhere, a, b]", 'there is no condition "Nowhere"'],
    [
      "two arguments",
      "!If [Yes, a]",
      "CloudFormation will refuse this Fn::If: it takes the name of a condition and two values",
    ],
  ])("%s is an error, not a value", (_, expression, message) => {
    expect(messagesOf(expression, SECTIONS)).toEqual([message]);
    expect(showValue(expression, SECTIONS)).toMatchObject({ why: "error" });
  });
});
