// biome-ignore-all lint/suspicious/noThenProperty: a key of policies, and no function
import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../src/policy/load.ts";

/** A sound policy, of which each case spoils one key. */
const SOUND: Readonly<Record<string, string>> = {
  title: "A title",
  subject: "originRequest",
  then: "[{ given: $.scheme, is: https }]",
  message: '"text"',
};

function policy(changes: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries({ ...SOUND, ...changes });
  return entries.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`])).join("\n");
}

function mistakes(text: string): readonly string[] {
  const { value, diagnostics } = parsePolicy({ path: "policies/x.yaml", text });
  expect(value).toBeUndefined();
  return diagnostics.map(({ message, place, code, severity }) => {
    expect([code, severity]).toEqual(["policy", "error"]);
    return `${place?.start.line}:${place?.start.column} ${message}`;
  });
}

const then = (conditions: string) => ({ then: `[${conditions}]` });

describe("a malformed policy", () => {
  it.each<[string, Readonly<Record<string, string | undefined>>, string]>([
    ["no title", { title: undefined }, `1:1 the policy lacks "title"`],
    ["no subject", { subject: undefined }, `1:1 the policy lacks "subject"`],
    ["no then", { then: undefined }, `1:1 the policy lacks "then"`],
    ["no message", { message: undefined }, `1:1 the policy lacks "message"`],
    ["an empty title", { title: '""' }, "1:8 title is empty"],
    ["a title that is a list", { title: "[a]" }, "1:8 title must be a text, not a list"],
    ["a title that is a number", { title: "5" }, "1:8 title must be a text, not the number 5"],
    ["a title that is null", { title: "" }, "1:8 title must be a text, not null"],
    ["a misspelt key", { sevrity: "error" }, `5:1 a policy has no key "sevrity"; did you mean "severity"?`],
    [
      "a misspelt subject",
      { subject: "originReqest" },
      `2:10 subject cannot be "originReqest"; did you mean "originRequest"?`,
    ],
    ["a misspelt severity", { severity: "eror" }, `5:11 severity cannot be "eror"; did you mean "error"?`],
    [
      "another severity",
      { severity: "fatal" },
      `5:11 severity cannot be "fatal"; it is one of error, warning, note`,
    ],
    [
      "a certainty that is none",
      { certainty: "sure" },
      `5:12 certainty cannot be "sure"; it is one of proven, likely, possible`,
    ],
    [
      "a consequence that is none",
      { consequence: "501" },
      `5:14 consequence cannot be "501"; did you mean "502"?`,
    ],
    ["a section that is none", { section: "Z" }, `5:10 section cannot be "Z"; did you mean "A"?`],
    ["a severity that is a list", { severity: "[error]" }, "5:11 severity must be a word, not a list"],
    ["a live that is none", { live: "ports" }, `5:7 live cannot be "ports"; did you mean "port"?`],
    ["then without conditions", { then: "[]" }, "3:7 then is empty"],
    [
      "then that is no list",
      { then: "{ given: $.scheme, is: https }" },
      "3:7 then must be a list, not a mapping",
    ],
    ["where that is a text", { where: "always" }, "5:8 where must be a list, not a text"],
    ["a condition that is a text", then("yes"), "3:8 then[0] must be a mapping, not a text"],
    ["an empty condition", then("{}"), "3:8 then[0] is empty"],
    ["a condition without given", then("{ is: https }"), `3:8 then[0] lacks "given"`],
    [
      "a misspelt given",
      then("{ gven: $.scheme, is: https }"),
      `3:10 then[0] has no key "gven"; did you mean "given"?`,
    ],
    [
      "a condition of another kind",
      then("{ either: [] }"),
      `3:10 then[0] has no key "either": a condition begins with given, all, any or not`,
    ],
    [
      "a condition without operator",
      then("{ given: $.scheme }"),
      "3:8 then[0] lacks an operator: is, isNot, in, notIn, matches, startsWith, endsWith, atLeast, atMost, present, contains, subsetOf, overlaps, covers",
    ],
    [
      "a misspelt operator",
      then("{ given: $.scheme, isnot: https }"),
      `3:27 then[0] has no operator "isnot"; did you mean "isNot"?`,
    ],
    [
      "two operators",
      then("{ given: $.scheme, is: https, isNot: http }"),
      "3:38 then[0] has two operators, is and isNot: write two conditions",
    ],
    [
      "all beside any",
      then("{ all: [{ given: $.scheme, is: https }], any: [] }"),
      `3:49 then[0] has "any" beside "all": nest one in the other`,
    ],
    ["an empty any", then("{ any: [] }"), "3:15 then[0].any is empty"],
    ["a not that is a list", then("{ not: [] }"), "3:15 then[0].not must be a mapping, not a list"],
    [
      "a match that is none",
      then("{ given: '$.hosts[*].sni', is: a, match: most }"),
      `3:49 then[0].match cannot be "most"; it is one of every, some`,
    ],
    [
      "a path without root",
      then("{ given: scheme, is: https }"),
      `3:17 then[0].given: a path begins with "$": write "$.scheme"`,
    ],
    [
      "a path with a filter",
      then(`{ given: "$.hosts[?(@.sni)]", is: https }`),
      "3:17 then[0].given: filters ([?(…)]) are not allowed: conditions stand in where and then",
    ],
    [
      "a path that does not exist",
      then("{ given: $.orign.id, is: a }"),
      `3:17 then[0].given: originRequest has no field "orign"; did you mean "origin"?`,
    ],
    [
      "a path through a list",
      then("{ given: $.hosts.sni, is: a }"),
      `3:17 then[0].given: "$.hosts" is a list: write "$.hosts[*].sni"`,
    ],
    [
      "a word that the field never is",
      then("{ given: $.endpoint.kind, is: s3-web-site }"),
      `3:38 then[0].is cannot be "s3-web-site"; did you mean "s3-website"?`,
    ],
    [
      "one such word in a list",
      then("{ given: $.scheme, in: [http, ftp] }"),
      `3:38 then[0].in[1] cannot be "ftp"; it is one of http, https`,
    ],
    [
      "a text for a number",
      then(`{ given: $.port, is: "443" }`),
      `3:29 then[0].is must be a number, not "443"`,
    ],
    [
      "a number for a text",
      then("{ given: $.origin.domainName, is: 5 }"),
      "3:42 then[0].is must be a text, not 5",
    ],
    [
      "a text for a boolean",
      then("{ given: $.distribution.enabled, is: on }"),
      `3:45 then[0].is must be a boolean, not "on"`,
    ],
    [
      "in without a list",
      then("{ given: $.scheme, in: http }"),
      "3:31 then[0].in must be a list, not a text",
    ],
    [
      "is with a list",
      then("{ given: $.scheme, is: [http] }"),
      "3:31 then[0].is must be a single value, not a list",
    ],
    ["null for a size", then("{ given: $.port, atLeast: null }"), "3:34 then[0].atLeast cannot be null"],
    [
      "a size of a text",
      then("{ given: $.scheme, atLeast: 5 }"),
      `3:27 then[0]: atLeast asks for a number, and "$.scheme" is a text`,
    ],
    [
      "present with a text",
      then(`{ given: $.port, present: "yes" }`),
      `3:34 then[0].present must be a boolean, not "yes"`,
    ],
    [
      "a list operator on a text",
      then("{ given: $.scheme, subsetOf: [http] }"),
      `3:27 then[0]: subsetOf asks for a list, and "$.scheme" is a text`,
    ],
    [
      "a scalar operator on a list",
      then("{ given: $.protocols, is: TLSv1.2 }"),
      `3:30 then[0]: is asks for a scalar, and "$.protocols" is a list`,
    ],
    [
      "a scalar operator on a thing",
      then("{ given: $.origin, is: a }"),
      `3:27 then[0]: is asks for a scalar, and "$.origin" is a thing of type origin`,
    ],
    [
      "a broken expression",
      then(`{ given: $.origin.domainName, matches: "(" }`),
      "3:47 then[0].matches is not a regular expression: error parsing regexp: missing closing ): `(`",
    ],
    [
      "a look-ahead",
      then(`{ given: $.origin.domainName, matches: "(?=a)" }`),
      "3:47 then[0].matches is not a regular expression: error parsing regexp: invalid or unsupported Perl syntax: `(?=`",
    ],
    [
      "a pattern from a path",
      then("{ given: $.scheme, matches: { path: $.origin.id } }"),
      "3:36 then[0].matches must be a literal",
    ],
    [
      "an operand with another key",
      then("{ given: $.scheme, is: { value: a } }"),
      "3:31 then[0].is must be a literal, { path: … } or { option: … }",
    ],
    [
      "an operand path that does not exist",
      then("{ given: $.origin.id, is: { path: $.origin.idd } }"),
      `3:42 then[0].is.path: origin has no field "idd"; did you mean "id"?`,
    ],
    [
      "an operand path to several values",
      then("{ given: $.origin.id, is: { path: '$.hosts[*].sni' } }"),
      `3:42 then[0].is: "$.hosts[*].sni" leads to several values, and is compares with one`,
    ],
    [
      "an operand path to a thing",
      then("{ given: $.origin.id, is: { path: $.origin } }"),
      `3:42 then[0].is: "$.origin" is a thing of type origin, which is cannot compare with`,
    ],
    [
      "an option that is not declared",
      then("{ given: $.port, atLeast: { option: minimum } }"),
      `3:44 then[0].atLeast: the rule has no option "minimum"`,
    ],
    [
      "an option without default",
      { options: "{ days: { type: number } }" },
      `5:18 options.days lacks "default"`,
    ],
    [
      "an option of another type",
      { options: "{ days: { type: number, default: soon } }" },
      "5:43 options.days.default must be a number, not a text",
    ],
    [
      "an option type that is none",
      { options: "{ days: { type: nmber, default: 5 } }" },
      `5:26 options.days.type cannot be "nmber"; did you mean "number"?`,
    ],
    [
      "an option with an odd name",
      { options: '{ "a b": { type: number, default: 5 } }' },
      `5:12 options: "a b" is not a name like "minimumDays"`,
    ],
    [
      "a placeholder that does not exist",
      { message: '"reaches {origin.name}"' },
      `4:10 message: {origin.name}: origin has no field "name"`,
    ],
    ["a lonely brace", { message: '"reaches {"' }, `4:10 message: "{" stands alone: write "{{" for a brace`],
    [
      "an at that does not exist",
      { at: "$.orign" },
      `5:5 at: originRequest has no field "orign"; did you mean "origin"?`,
    ],
    ["a related without label", { related: "[{ at: $.origin.id }]" }, `5:11 related[0] lacks "label"`],
    [
      "a reference that is no address",
      { references: "[see AWS]" },
      "5:14 references[0] must be an https:// address",
    ],
    ["a type without resource", { type: "aws_lb" }, `5:1 "type" goes with "subject: resource" only`],
    [
      "a resource without type",
      { subject: "resource" },
      `1:1 a policy with "subject: resource" needs "type"`,
    ],
    [
      "an example without text",
      { examples: "[{ name: a, expect: pass }]" },
      `5:12 examples[0] needs "terraform" or "cloudformation"`,
    ],
    [
      "an example without expectation",
      { examples: "[{ name: a, terraform: b }]" },
      `5:12 examples[0] lacks "expect"`,
    ],
    [
      "an example that expects something else",
      { examples: "[{ name: a, expect: error, terraform: b }]" },
      `5:31 examples[0].expect cannot be "error"; it is one of pass, fail, unknown, not-applicable`,
    ],
    [
      "an example outside its folder",
      { examples: "[{ name: a, expect: pass, terraform: { ../main.tf: b } }]" },
      `5:50 examples[0].terraform: "../main.tf" is not the name of a file below the example's folder`,
    ],
    ["a tag", { title: "!Sub a" }, "1:8 tags (!Sub) mean nothing in a policy"],
  ])("with %s is refused", (_, changes, message) => {
    expect(mistakes(policy(changes))).toEqual([message]);
  });

  it.each([
    ["", "1:1 the policy is empty"],
    ["- a", "1:1 a policy must be a mapping, not a list"],
    ["just text", "1:1 a policy must be a mapping, not a text"],
  ])("of the text %j is refused", (text, message) => {
    expect(mistakes(text)).toEqual([message]);
  });

  it("that is no YAML is refused at the place", () => {
    expect(mistakes('title: "open').join()).toMatch(/^1:\d+ not valid YAML: /);
  });

  it("has all its mistakes reported", () => {
    const text = policy({
      severity: "eror",
      certainty: "sure",
      then: "[{ given: $.orign, is: a }, { given: $.prt, is: 1 }]",
    });
    expect(mistakes(text).map((mistake) => mistake.replace(/ .*/, ""))).toEqual([
      "3:17",
      "3:44",
      "5:11",
      "6:12",
    ]);
  });

  it("nests only so deep", () => {
    const text = policy(then(`${"{ not: ".repeat(30)}{ given: $.scheme, is: http }${" }".repeat(30)}`));
    expect(mistakes(text).join()).toMatch(/nests deeper than 20 levels$/);
  });

  it("of ours lacks what ours must have", () => {
    const { diagnostics } = parsePolicy({ path: "rules/a/b.yaml", text: policy({}) }, true);
    expect(diagnostics.map(({ message }) => message)).toEqual(
      ["consequence", "certainty", "section", "why", "fix", "references", "examples"].map(
        (key) => `the policy lacks "${key}"`,
      ),
    );
  });

  it("is not what the sound one is", () => {
    expect(parsePolicy({ path: "policies/x.yaml", text: policy({}) })).toMatchObject({
      value: { title: "A title" },
      diagnostics: [],
    });
  });
});
