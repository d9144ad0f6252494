import type { Expression } from "../../parse/hcl/ast.ts";
import type { Place } from "../../source/place.ts";
import type { Reason } from "../../value.ts";
import { type Ref, unknownVal, type Val } from "./val.ts";

/** Why the call at `address` has no module behind it. */
export function missing(
  address: string,
  kind: "not-installed" | "not-found" | "outside-repository",
  at: Place,
): Reason {
  switch (kind) {
    case "not-installed":
      return { what: address, why: "module-not-installed", says: "is not installed: run terraform init", at };
    case "not-found":
      return { what: address, why: "file-not-found", says: "names a directory that does not exist", at };
    case "outside-repository":
      return { what: address, why: "outside-repository", says: "lies outside the repository", at };
  }
}

/** Terraform would refuse the whole configuration, so neither `try` nor `can` sees it. */
export function undeclared(what: string, why: "error" | "no-value", where: () => Place): Val {
  return unknownVal([{ what, why, says: "is not declared", at: where() }], { ref: { source: what } });
}

/** Gives an unknown without a form or name one, so that two uses of it are known to be the same. */
export function withName(value: Val, ref: Ref): Val {
  return value.kind === "unknown" && !value.ref && !value.shape && !value.pick && !value.test
    ? { ...value, ref }
    : value;
}

/** `aws`, `aws.us_east_1`, and the quoted form of old configurations. */
export function providerName(expression: Expression): string | undefined {
  if (expression.kind === "variable") return expression.name;
  if (expression.kind === "literal")
    return typeof expression.value === "string" ? expression.value : undefined;
  if (expression.kind !== "get-attribute" || expression.object.kind !== "variable") return undefined;
  return `${expression.object.name}.${expression.name}`;
}
