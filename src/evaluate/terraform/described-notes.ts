import type { Diagnostic } from "../../diagnostic.ts";
import type { Reason } from "../../value.ts";
import type { Opaque } from "../resource.ts";
import type { CallDeclaration } from "./config.ts";
import type { DescribedCall } from "./described-module.ts";
import { placeOf } from "./trace.ts";

/** What is said of a call that is understood by its description, where that is not all that there is to it. */
export function descriptionNotes(described: DescribedCall, call: CallDeclaration): readonly Diagnostic[] {
  const { release, chosen, undescribed } = described;
  const place = placeOf(call.file, call.block.header);
  const note = (message: string): Diagnostic => ({
    severity: "note",
    code: "module-not-found",
    message: `module "${call.name}" is not installed and taken for ${release}${message}`,
    place,
    help: "Run terraform init to have the module itself looked at",
  });
  return [
    ...(chosen === undefined ? [] : [note(`: ${chosen}`)]),
    ...(undescribed.length === 0
      ? []
      : [note(`, of which ${named(undescribed)} not known: what it sets is not looked at`)]),
  ];
}

/** Why more may be true of what the call makes than its description tells. */
export function undescribedArguments({ address, from }: Opaque, names: readonly string[]): Reason {
  const says = `is not installed, and ${named(names)} not known without it: run terraform init`;
  return { what: address, why: "module-not-installed", says, at: from.at };
}

function named(names: readonly string[]): string {
  return `${names.map((name) => `"${name}"`).join(", ")} ${names.length === 1 ? "is" : "are"}`;
}
