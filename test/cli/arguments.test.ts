import { describe, expect, test } from "vitest";
import { type CheckCommand, parseArguments } from "../../src/cli/arguments.ts";

function parse(...args: string[]) {
  return parseArguments(args, (path) => path === "infra" || path === ".");
}

const DEFAULTS: CheckCommand = {
  kind: "check",
  paths: ["."],
  outputs: [{ format: "pretty" }],
  strict: false,
  quiet: false,
  verbose: false,
  color: "auto",
  variables: [],
  policies: [],
};

describe("check", () => {
  test.each([
    [[], {}],
    [["check"], {}],
    [["infra"], { paths: ["infra"] }],
    [["check", "a", "b"], { paths: ["a", "b"] }],
    [["--", "--odd"], { paths: ["--odd"] }],
    [["--", "check"], { paths: ["check"] }],
    [["--", "nosuch"], { paths: ["nosuch"] }],
    [["-f", "json"], { outputs: [{ format: "json" }] }],
    [
      ["--format=sarif=out.sarif"],
      { outputs: [{ format: "pretty" }, { format: "sarif", file: "out.sarif" }] },
    ],
    [
      ["-f", "sarif=a=b", "-f", "concise"],
      { outputs: [{ format: "sarif", file: "a=b" }, { format: "concise" }] },
    ],
    [["--fail-on", "never"], { failOn: "never" }],
    [["--run-handlers"], { runHandlers: true }],
    [["--strict", "-q", "--color", "always"], { strict: true, quiet: true, color: "always" }],
    [
      ["--var", "a=b=c", "--var=x="],
      {
        variables: [
          { name: "a", value: "b=c" },
          { name: "x", value: "" },
        ],
      },
    ],
    [
      ["--var-file", "a", "--var", "v=1", "--var-file", "b"],
      { variables: [{ file: "a" }, { name: "v", value: "1" }, { file: "b" }] },
    ],
    [
      ["--var-file", "a", "--var-file", "b", "--policies", "p"],
      { variables: [{ file: "a" }, { file: "b" }], policies: ["p"] },
    ],
    [["-c", "x.jsonc"], { config: "x.jsonc" }],
    [["--no-config"], { config: false }],
    [["--now", "2026-11-23"], { now: Date.UTC(2026, 10, 23) }],
    [["--now", "2026-11-23T10:00:00Z"], { now: Date.UTC(2026, 10, 23, 10) }],
  ])("%j", (args, expected) => {
    expect(parse(...args)).toEqual({ ...DEFAULTS, ...expected });
  });
});

test.each([
  [["explain"], { kind: "explain", color: "auto" }],
  [["explain", "tls/sslv3", "--color=never"], { kind: "explain", rule: "tls/sslv3", color: "never" }],
  [["--help"], { kind: "help", topic: "general" }],
  [["help"], { kind: "help", topic: "general" }],
  [["help", "check"], { kind: "help", topic: "check" }],
  [["check", "-h", "--strict"], { kind: "help", topic: "check" }],
  [["explain", "--help"], { kind: "help", topic: "explain" }],
  [["--version"], { kind: "version" }],
  [["-V"], { kind: "version" }],
])("%j", (args, expected) => {
  expect(parse(...args)).toEqual(expected);
});

describe("misuse is told in a sentence", () => {
  test.each([
    [["--formt", "json"], 'there is no option --formt; did you mean "--format"?'],
    [["-x"], "there is no option -x"],
    [
      ["-f", "sarif2"],
      'there is no format "sarif2"; did you mean "sarif"? (pretty, concise, json, sarif, github, markdown)',
    ],
    [["-f", "toString"], 'there is no format "toString" (pretty, concise, json, sarif, github, markdown)'],
    [["-f", "sarif="], "--format sarif= names no file"],
    [["-f"], "-f needs a value"],
    [["--format", "--strict"], "--format needs a value"],
    [["--config="], "--config needs a value"],
    [["--strict=yes"], "--strict takes no value"],
    [["--fail-on", "warn"], '--fail-on takes error, warning, note, never, not "warn"'],
    [["--color", "yes"], '--color takes auto, always, never, not "yes"'],
    [["--var", "x"], '--var takes name=value, not "x"'],
    [["--var", "=x"], '--var takes name=value, not "=x"'],
    [["--now", "tomorrow"], '--now takes a date such as 2026-11-23, not "tomorrow"'],
    [["--now", "2026-13-40"], '--now takes a date such as 2026-11-23, not "2026-13-40"'],
    [["-c", "a", "--no-config"], "--config and --no-config contradict each other"],
    [["chekc"], '"chekc" is neither a command nor a path that exists; did you mean "check"?'],
    [["infa"], '"infa" is neither a command nor a path that exists'],
    [["explain", "a", "b"], "explain takes one rule"],
  ])("%j", (args, message) => {
    expect(parse(...args)).toEqual({ kind: "misuse", message });
  });
});
