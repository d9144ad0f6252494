import type { Place } from "../../source/place.ts";
import type { Datum, Reason, Value } from "../../value.ts";
import type { Stack } from "./stack.ts";
import type { ResourceDeclaration } from "./template.ts";

/** Why a nested stack, or what else stands for resources, is not evaluated together with the stack that it is in. */
export function unfollowedReason(stack: Stack, declaration: ResourceDeclaration, at: Place): Reason {
  const what = `${stack.prefix}${declaration.id}`;
  const unfollowed = stack.input.unfollowed.get(declaration.id);
  if (unfollowed !== undefined) return { what, ...unfollowed, at };
  const says = isUrl(stack.property(declaration, "TemplateURL"))
    ? "has its template at a URL, and nothing is fetched"
    : "has a template that is not part of the input";
  return { what, why: "not-in-input", says, at };
}

/** Whether a text begins as a URL, whatever follows. */
function isUrl(value: Value<Datum>): boolean {
  const form = value.kind === "unknown" && value.form?.kind === "text" ? value.form.parts[0] : undefined;
  const start = value.kind === "known" ? value.value : form;
  return typeof start === "string" && /^[a-z][a-z0-9]*:\/\//i.test(start);
}
