import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isWhollyKnown, typeOf } from "../../../src/evaluate/terraform/inspect.ts";
import { toDouble } from "../../../src/evaluate/terraform/number.ts";
import type { Type } from "../../../src/evaluate/terraform/type.ts";
import type { Val } from "../../../src/evaluate/terraform/val.ts";
import { locals } from "./helpers.ts";
import type { Answer } from "./update-expressions.ts";

const answers: readonly Answer[] = JSON.parse(
  readFileSync(new URL("../../../fixtures/terraform/expressions.json", import.meta.url), "utf8"),
);
const value = locals(
  `locals {\n${answers.map(({ expression }, i) => `o${i} = ${expression}\n`).join("")}}\nresource "terraform_data" "u" {}\n`,
);

test.each(answers.map((answer, i) => [answer.expression, answer, i] as const))("%s", (_, answer, i) => {
  const ours = value(`o${i}`);
  if (!answer.ok) expect(ours).toMatchObject({ kind: "unknown", why: [{ why: "error" }] });
  else if (answer.unknown === undefined) expect(plain(ours)).toEqual(answer.value);
  else expect(agrees(ours, answer.value, answer.unknown)).toBe(true);
  if (answer.ok && answer.type !== undefined && isWhollyKnown(ours) && answer.value !== null)
    expect(plainType(typeOf(ours))).toEqual(answer.type);
});

test("the list asks about enough", () => {
  expect(answers.length).toBeGreaterThan(500);
});

/** Where Terraform knows something of an unknown value, we know the same; where it does not, we may know more. */
function agrees(ours: Val, theirs: unknown, unknown: unknown): boolean {
  if (unknown === true) return ours.kind !== "unknown" || ours.why.every(({ why }) => why !== "error");
  if (Array.isArray(unknown) && Array.isArray(theirs)) {
    return ours.kind === "sequence" && ours.items.every((item, i) => agrees(item, theirs[i], unknown[i]));
  }
  if (isObject(unknown) && isObject(theirs)) {
    return (
      ours.kind === "record" &&
      [...ours.entries].every(([key, entry]) => agrees(entry, theirs[key], unknown[key]))
    );
  }
  expect(plain(ours)).toEqual(theirs);
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function plain(ours: Val): unknown {
  switch (ours.kind) {
    case "string":
    case "bool":
      return ours.value;
    case "number":
      return toDouble(ours.value);
    case "null":
      return null;
    case "sequence":
      return ours.items.map(plain);
    case "record":
      return Object.fromEntries([...ours.entries].map(([key, entry]) => [key, plain(entry)]));
    default:
      return ours;
  }
}

/** As Terraform's JSON writes types. A null's type is not compared: ours is often still open. */
function plainType(type: Type): unknown {
  switch (type.kind) {
    case "any":
      return "dynamic";
    case "list":
    case "set":
    case "map":
      return [type.kind, plainType(type.element)];
    case "tuple":
      return [type.kind, type.items.map(plainType)];
    case "object":
      return [
        type.kind,
        Object.fromEntries([...type.attributes].map(([name, { type: inner }]) => [name, plainType(inner)])),
      ];
    default:
      return type.kind;
  }
}
