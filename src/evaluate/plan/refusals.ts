import type { Diagnostic } from "../../diagnostic.ts";
import type { Files } from "../../source/files.ts";
import { startOf } from "../../source/place.ts";
import { isObject, type JsonObject, textIn } from "../cdk/json-object.ts";
import { isBehindOther, isShownAsText, isZip, REDACTED } from "./sniff.ts";

/** What prints a plan, and a state, as it is read here. */
export const PRINT = "terraform show -json tfplan > plan.json (tofu show -json likewise)";

/** Why a text is not read as a plan; `undefined` where it may be one. */
export function refusedText(path: string, text: string): Diagnostic | undefined {
  if (isZip(text)) return refused(path, SAVED, print());
  if (isShownAsText(text)) return refused(path, "is a plan or state printed for people", print());
  if (text.startsWith('{"@level"'))
    return refused(
      path,
      "is the log of terraform plan -json, not a plan",
      `Save the plan: terraform plan -out tfplan; then ${PRINT}`,
    );
  if (isBehindOther(text)) return refused(path, "has other text before the plan", ALONE);
  return undefined;
}

/** What setup-terraform puts around `terraform` prints the command first. */
export const ALONE =
  "Keep only what terraform show -json prints; on GitHub, give hashicorp/setup-terraform terraform_wrapper: false";

/** A plan file of `terraform plan -out` is an archive, so it cannot be read as text: what it holds has names in clear. */
export function savedPlan(path: string, files: Files): Diagnostic | undefined {
  if (!files.mentions(path, ["PK\u0003\u0004"]) || !files.mentions(path, ["tfplan"])) return undefined;
  return refused(path, SAVED, print());
}

const SAVED = "is a saved plan, in a format of Terraform's own";

/** Why what was parsed is no plan or state that is understood here. */
export function refusedDocument(path: string, document: unknown): Diagnostic | undefined {
  if (!isObject(document)) return refused(path, "is not a plan or state: it is no JSON object", print());
  if (REDACTED in document) return refused(path, "is a plan that HCP Terraform has redacted", print());
  const other = OTHERS.find(([key]) => key in document);
  if (other) return refused(path, `is the output of ${other[1]}, not a plan`, print());
  const { format_version: version } = document;
  if (version === undefined) return refusedWithout(path, document);
  if (typeof version !== "string" || !/^1(\.\d+)?$/.test(version))
    return refusedVersion(path, version, document);
  const made = textIn(document, "terraform_version") ?? "1";
  if (!/^1(\.|$)/.test(made))
    return refused(
      path,
      `was made by version ${made}, and plans of Terraform and OpenTofu 1.x are understood`,
      print(),
    );
  if (document.errored === true && !("resource_changes" in document)) return errored(path);
  return undefined;
}

/** Other outputs with a `format_version` of their own. */
const OTHERS: readonly (readonly [key: string, command: string])[] = [
  ["provider_schemas", "terraform providers schema -json"],
  ["diagnostics", "terraform validate -json"],
  ["function_signatures", "terraform metadata functions -json"],
];

function refusedWithout(path: string, document: JsonObject): Diagnostic {
  const isState = "lineage" in document && "serial" in document;
  return isState
    ? refused(
        path,
        "is a state file, in a format of Terraform's own",
        "Print it: terraform show -json > state.json, in the folder that it belongs to",
      )
    : refused(path, "has no format_version, so it is not a plan or state", print());
}

function refusedVersion(path: string, version: unknown, document: JsonObject): Diagnostic {
  const by = textIn(document, "terraform_version");
  const from = by === undefined ? "" : ` (of Terraform ${by})`;
  const says = `has format_version ${JSON.stringify(version)}${from}, which is not understood`;
  return refused(
    path,
    says,
    "Understood is 1.x: plans and states of Terraform 1.5 to 1.14, OpenTofu 1.6 to 1.10",
  );
}

/** Terraform stopped while it planned: what is missing would be taken as not there. */
export function errored(path: string): Diagnostic {
  const says =
    "is a plan that Terraform could not finish because of an error, so it does not hold everything";
  return {
    ...refused(path, says, "Mend the error that terraform plan reports, and print the plan again"),
    code: "evaluation",
  };
}

export function empty(path: string): Diagnostic {
  return { ...refused(path, "holds no resources", print()), severity: "warning" };
}

function print(): string {
  return `Print it as JSON: ${PRINT}`;
}

function refused(path: string, says: string, help: string): Diagnostic {
  const message = `${path} ${says}`;
  return { severity: "error", code: "not-infrastructure", message, place: startOf(path), help };
}
