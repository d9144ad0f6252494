import type { Place } from "../../source/place.ts";
import type { Reason } from "../../value.ts";
import { isGenerator } from "./intrinsics.ts";
import type { Session } from "./session.ts";
import type { Template } from "./template.ts";

/** Why a logical id is not known: something else may write it, else CloudFormation refuses the reference, and it is reported. */
export function unwrittenReference(
  template: Template,
  session: Session,
  id: string,
  what: string,
  at: Place,
): Reason {
  const generator =
    template.generators[0]?.key ?? template.transforms.find((name) => !WRITES_NO_RESOURCES.has(name));
  if (generator !== undefined) return { what, why: "not-modelled", says: `is written by ${generator}`, at };
  return unwritten(template, session, what, `there is no resource or parameter ${JSON.stringify(id)}`, at);
}

/** The same for the name of a condition. */
export function unwrittenCondition(template: Template, session: Session, what: string, at: Place): Reason {
  const generator = [...template.conditions.keys()].find(isGenerator);
  if (generator !== undefined)
    return { what, why: "unsupported-syntax", says: `is written by ${generator}`, at };
  return unwritten(template, session, what, `there is no condition ${JSON.stringify(what)}`, at);
}

function unwritten(template: Template, session: Session, what: string, message: string, at: Place): Reason {
  if (template.isPartial) {
    return { what, why: "error", says: "is not in the part of the template that could be read", at };
  }
  session.report("error", "evaluation", message, at);
  return { what, why: "error", says: "is not part of the template", at };
}

/** AWS's macros that add functions and leave the resources as they are. */
const WRITES_NO_RESOURCES: ReadonlySet<string> = new Set([
  "AWS::LanguageExtensions",
  "AWS::CodeDeployBlueGreen",
]);
