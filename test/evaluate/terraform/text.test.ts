import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expression, show } from "./helpers.ts";

const LB =
  'resource "aws_lb" "web" {}\nresource "aws_lambda_function_url" "f" {}\nvariable "v" {\n  type = string\n}\n';
const HOST = "{aws_lb.web.dns_name}";
const URL = "{aws_lambda_function_url.f.function_url}";

describe("string functions on texts of which a part is known", () => {
  test.each([
    ['replace(aws_lambda_function_url.f.function_url, "https://", "")', `${URL}/`],
    ['trimsuffix(trimprefix(aws_lambda_function_url.f.function_url, "https://"), "/")', URL],
    ['split("/", aws_lambda_function_url.f.function_url)[2]', URL],
    ['element(split("/", aws_lambda_function_url.f.function_url), 2)', URL],
    ['trim(aws_lambda_function_url.f.function_url, "/")', `https://${URL}`],
    ["substr(aws_lambda_function_url.f.function_url, 8, -1)", `${URL}/`],
    ["lower(aws_lb.web.dns_name)", HOST],
    ["trimspace(aws_lb.web.dns_name)", HOST],
    ['trimprefix(aws_lb.web.dns_name, "https://")', HOST],
    ['replace(aws_lb.web.dns_name, "https://", "")', HOST],
    ['"https://${aws_lb.web.dns_name}:8443/x"', `https://${HOST}:8443/x`],
    ['split(":", "${aws_lb.web.dns_name}:8443")', [HOST, "8443"]],
    ['join(".", ["www", aws_lb.web.dns_name])', `www.${HOST}`],
    ['format("%s.%s", "www", aws_lb.web.dns_name)', `www.${HOST}`],
    ['formatlist("%s.x", [aws_lb.web.dns_name])', [`${HOST}.x`]],
    ['startswith("www.${var.v}", "www.")', true],
    ['startswith("www.${var.v}", "api.")', false],
    ['endswith("${var.v}.example.com", ".example.com")', true],
    ['endswith("${var.v}.example.com", ".example.org")', false],
    ['strcontains("a-${var.v}", "a-")', true],
    ['strcontains(aws_lb.web.dns_name, "/")', false],
    ['coalesce(aws_lb.web.dns_name, "x")', HOST],
    ['compact([aws_lb.web.dns_name, ""])', [HOST]],
    ['aws_lb.web.dns_name == ""', false],
    ["aws_lb.web.dns_name == null", false],
    ['aws_lb.web.dns_name == "https://x"', false],
    ['"a.${var.v}" == "b.${var.v}"', false],
    ['"${var.v}.a" == "${var.v}.b"', false],
    ['contains(["a", aws_lb.web.dns_name], aws_lb.web.dns_name)', true],
    ['try(regex("x", "abc"), aws_lb.web.dns_name)', HOST],
    ['lookup({ a = aws_lb.web.dns_name }, "a", "x")', HOST],
    ['jsondecode("{}") == {}', true],
  ])("%s", (text, wanted) => {
    expect(show(text, LB)).toEqual(wanted);
  });

  test.each([
    ['trimprefix(var.v, "https://")'],
    ['split("/", var.v)[0]'],
    ['replace("${var.v}ab", "ab", "")'],
    ['startswith(var.v, "a")'],
    ['"${var.v}a" == "ba"'],
    ['strcontains(var.v, "/")'],
    ['strcontains(aws_lb.web.dns_name, "elb")'],
    ['coalesce(var.v, "x")'],
    ["length(var.v)"],
    ["sha256(var.v)"],
  ])("%s is left undecided", (text) => {
    const value = show(text, LB);
    expect(typeof value).not.toBe("boolean");
    expect(JSON.stringify(value)).toMatch(/var\.v|unknown|aws_lb/);
  });
});

describe("regular expressions on a text with an unknown host", () => {
  test.each([
    ['replace(aws_lambda_function_url.f.function_url, "/^https?://([^/]*).*/", "$1")', URL],
    ['replace(aws_lambda_function_url.f.function_url, "/^https?:\\\\/\\\\//", "")', `${URL}/`],
    ['replace(aws_lambda_function_url.f.function_url, "/(https://|/)/", "")', URL],
    ['regex("https://([^/]+)", aws_lambda_function_url.f.function_url)[0]', URL],
    [
      'regex("^(?:(?P<scheme>[^:/?#]+):)?(?://(?P<host>[^/?#]*))?", aws_lambda_function_url.f.function_url).host',
      URL,
    ],
    ['regex("[\\\\w.-]+/$", aws_lambda_function_url.f.function_url)', `${URL}/`],
    ['can(regex("^http:", aws_lambda_function_url.f.function_url))', false],
    ['can(regex("^https:", aws_lambda_function_url.f.function_url))', true],
    ['try(regex("^http://(.*)$", aws_lambda_function_url.f.function_url)[0], "none")', "none"],
  ])("%s", (text, wanted) => {
    expect(show(text, LB)).toEqual(wanted);
  });

  test.each([
    'regex("[a-z]+", aws_lb.web.dns_name)',
    'regex("^.{5}", aws_lb.web.dns_name)',
    'replace(aws_lb.web.dns_name, "/[.].*/", "")',
    'replace(aws_lb.web.dns_name, "/\\\\b/", "-")',
    'replace(aws_lb.web.dns_name, "/(?i)a/", "-")',
    'regex("elb", aws_lb.web.dns_name)',
    'regex("^.{1,100}$", aws_lb.web.dns_name)',
    'replace(var.v, "/^https?:///", "")',
    'can(regex("elb", aws_lb.web.dns_name))',
  ])("%s is left undecided", (text) => {
    expect(expression(text, LB)).toMatchObject({
      kind: "unknown",
      why: [{ why: expect.stringMatching(/resource-attribute|no-value/) }],
    });
  });

  test("deciding first and filling in later gives what filling in first gives", () => {
    const atom = fc.constantFrom(
      "[^/]",
      "[a-z]",
      ".",
      "h",
      "https?",
      "/",
      "\\\\w",
      "\\\\.",
      "[^a]",
      "x",
      ":",
    );
    const pattern = fc.array(fc.tuple(atom, fc.constantFrom("", "*", "+", "?", "{2,}")), {
      minLength: 1,
      maxLength: 4,
    });
    const host = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,6}$/);
    fc.assert(
      fc.property(pattern, fc.boolean(), host, (tokens, anchored, filling) => {
        const text = `${anchored ? "^" : ""}(${tokens.map((token) => token.join("")).join("")})`;
        const call = (subject: string) => `replace("https://\${${subject}}/x", "/${text}/", "<$1>")`;
        const decided = show(call("aws_lb.web.dns_name"), LB);
        if (typeof decided !== "string" || decided.includes("replace(")) return;
        expect(decided.replaceAll(HOST, filling)).toBe(show(call(JSON.stringify(filling)), LB));
      }),
      { numRuns: 150 },
    );
  });
});

describe("open lists and maps", () => {
  const OPEN = 'variable "l" {\n  type = list(string)\n}\nvariable "m" {\n  type = map(string)\n}\n';
  test.each([
    ['contains(concat(["a"], var.l), "a")', true],
    ['merge(var.m, { a = "x" })', { open: { a: "x" } }],
    ['merge({ a = "x" }, var.m)', { open: {} }],
    ['merge(var.m, { a = "x" }).a', "x"],
    ['lookup(merge(var.m, { a = "x" }), "a", "y")', "x"],
    ['[for x in concat(["a"], var.l) : upper(x)]', { open: ["A"] }],
    ['{ for x in concat(["a"], var.l) : x => 1 }', { open: { a: 1 } }],
    ['toset(concat(["a"], var.l))', { open: ["a"] }],
    ['flatten([["a"], var.l])', { open: ["a"] }],
    ['compact(concat(["a", ""], var.l))', { open: ["a"] }],
    ['distinct(concat(["a", "a"], var.l))', { open: ["a"] }],
    ["{ (upper(var.l[0])) = 1, b = 2 }", { open: { b: 2 } }],
    ['[for x in ["a", "b"] : x if x == "a" || x == var.l[0]]', { open: ["a"] }],
  ])("%s", (text, wanted) => {
    expect(show(text, OPEN)).toEqual(wanted);
  });

  test("contains is never refuted by an open list", () => {
    expect(typeof show('contains(concat(["a"], var.l), "b")', OPEN)).not.toBe("boolean");
  });
});

/** What a text with unknown parts is once they are known must be what the functions make of the known text. */
describe("soundness: deciding first and filling in later gives what filling in first gives", () => {
  const piece = fc.constantFrom("a", "b.c", "https://", "/", "www.", ".com", ":", "");
  const host = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,8}$/);
  const call = fc.constantFrom(
    (text: string, word: string) => `replace(${text}, ${word}, "<>")`,
    (text: string, word: string) => `trimprefix(${text}, ${word})`,
    (text: string, word: string) => `trimsuffix(${text}, ${word})`,
    (text: string, word: string) => `trim(${text}, ${word})`,
    (text: string, word: string) => `join("|", split(${word}, ${text}))`,
    (text: string, word: string) => `startswith(${text}, ${word})`,
    (text: string, word: string) => `endswith(${text}, ${word})`,
    (text: string, word: string) => `strcontains(${text}, ${word})`,
    (text: string, word: string) => `${text} == ${word}`,
    (text: string, word: string) => `lower("X${"$"}{${text}}${"$"}{${word}}")`,
  );

  test("for every function on texts", () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 2, maxLength: 4 }),
        fc.oneof(piece, host),
        host,
        call,
        fc.boolean(),
        (pieces, word, filling, make, known) => {
          const [first = "", ...rest] = pieces;
          const source = known ? "aws_lb.web.dns_name" : "var.v";
          const mark = known ? HOST : "{var.v}";
          const template = (middle: string) => `"${first}\${${middle}}${rest.join("")}"`;
          const decided = show(make(template(source), JSON.stringify(word)), LB);
          const filled = show(make(template(JSON.stringify(filling)), JSON.stringify(word)), LB);
          if (typeof decided === "boolean") expect(decided).toBe(filled);
          else if (typeof decided === "string" && !/\w\(|==/.test(decided))
            expect(decided.replaceAll(mark, filling)).toBe(filled);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
