import { describe, expect, test } from "vitest";
import { expression, show } from "./helpers.ts";

/** `var.s` turns out to be any text: each expression would be the first value with one, and another with another. */
const AROUND = `
variable "s" {
  type     = string
  nullable = false
}
`;

describe("a part that may yet fail leaves the whole of a try or can open", () => {
  test.each([
    "can({ a = tonumber(var.s) })",
    "can([for x in [var.s] : tonumber(x)])",
    'can(tonumber(var.s) > 100 ? "a" : "a")',
    'try(tonumber(var.s) > 100 ? "a" : "a", "b")',
    "length(try([tonumber(var.s)], []))",
    'try({ x = index(["7"], var.s) }, { x = "none" }).x',
    'try([index(["7"], var.s)], ["a", "b"])[1]',
    "try(can(try([tonumber(var.s)], [])), true)",
  ])("%s", (text) => {
    expect(expression(text, AROUND)).toMatchObject({ kind: "unknown", why: [{ what: "var.s" }] });
  });

  test.each([
    ['try("a.${var.s}", "b")', "a.{var.s}"],
    ["can([var.s])", true],
    ["try([var.s, 1][1], 2)", 1],
    ['try(true ? "a" : tonumber(var.s), "b")', "a"],
    ["try({ a = 1 }.b, 2)", 2],
  ])("and nothing else does: %s", (text, expected) => {
    expect(show(text, AROUND)).toEqual(expected);
  });

  test("what another definition may fail of is not caught", () => {
    const around = `${AROUND}
locals {
  port = tonumber(var.s)
  all  = [local.port]
}
`;
    expect(show("can(local.all)", around)).toBe(true);
  });
});

describe("members that may turn out to be one have no certain number and no certain place", () => {
  test.each([
    'length(distinct([var.s, "7"])) > 1',
    'length([for x in toset([var.s, "7"]) : x]) > 1',
    '[for x in toset([var.s, "8"]) : x][0]',
    '{ for x in toset([var.s, "8"]) : "x" => x... }["x"][0]',
    'length(formatlist("%s", toset([var.s, "7"]))) > 1',
    '"%{for x in toset([var.s, "8"])}${x}%{endfor}" == "87"',
  ])("%s", (text) => {
    expect(expression(text, AROUND)).toMatchObject({ kind: "unknown", why: [{ what: "var.s" }] });
  });

  test.each([
    ['contains(distinct([var.s, "7"]), "7")', true],
    ['length(distinct([var.s, "7"])) > 0', true],
    ['contains([for x in toset([var.s, "8"]) : x], "8")', true],
    ['{ for x in toset([var.s, "8"]) : x => upper(x) }["8"]', "8"],
  ])("but what is known of them is there: %s", (text, expected) => {
    expect(show(text, AROUND)).toBe(expected);
  });
});

test("the options of a conditional within another are of the type of all", () => {
  const nested = '(var.s == "7" ? (var.s == "8" ? 1 : 2) : "x")';
  expect(expression(`${nested} == "2"`, AROUND).kind).toBe("unknown");
  expect(show(`${nested} == "3"`, AROUND)).toBe(false);
  expect(expression(`contains(["2"], ${nested})`, AROUND).kind).toBe("unknown");
});
