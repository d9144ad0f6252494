import type { Diagnostic, Outcome } from "../../diagnostic.ts";
import { isModelledType } from "../../facts/resource-types.ts";
import { parseJson } from "../../parse/json.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { isObject } from "../cdk/json-object.ts";
import type { EvaluableRoot, Root } from "../resource.ts";
import { type CodeSearch, findCode, type LoadCode, loadCode } from "./code.ts";
import { readDocument } from "./document.ts";
import { evaluatePlan } from "./evaluate-plan.ts";
import { JsonPlaces } from "./json-places.ts";
import { ALONE, empty, errored, PRINT, refusedDocument, refusedText } from "./refusals.ts";

/** What a plan is read with. */
export interface PlanOptions extends CodeSearch {
  readonly load: LoadCode;
  /** Types whose resources are handed on besides those that adapters read: policies are about them. */
  readonly types: ReadonlySet<string>;
}

/**
 * A plan or a state as a root of its own: the JSON that `terraform show -json` prints. Where the folder with its code is found,
 * values have the places where they are written there, and what is not known yet has the form that the code gives it.
 * `undefined` for what cannot be read, with a diagnostic that says what it is.
 */
export async function loadPlan(
  source: SourceFile,
  options: PlanOptions,
): Promise<Outcome<EvaluableRoot | undefined>> {
  const { path, text } = source;
  const refusal = refusedText(path, text);
  if (refusal) return { value: undefined, diagnostics: [refusal] };
  const json = jsonIn(text);
  if (json === undefined) return { value: undefined, diagnostics: broken(source) };
  const refused = refusedDocument(path, json.value) ?? unfinished(path, json.value);
  if (refused || !isObject(json.value)) return { value: undefined, diagnostics: refused ? [refused] : [] };
  const plan = readDocument(json.value);
  const diagnostics: Diagnostic[] = plan.resources.size === 0 ? [empty(path)] : [];
  const directory = findCode(plan, path, options, diagnostics);
  const code = directory === undefined ? undefined : await loadCode(directory, plan, options, options.load);
  const root: Root = { name: path, language: "terraform" };
  const isHandedOn = (type: string) => isModelledType(type) || options.types.has(type);
  const given = { root, plan, code, places: new JsonPlaces(source), isHandedOn, types: options.types };
  return { value: { root, evaluate: (assumptions) => evaluatePlan(given, assumptions) }, diagnostics };
}

function jsonIn(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The second reading tells where it is broken. */
function broken(source: SourceFile): readonly Diagnostic[] {
  const [first] = parseJson(source).diagnostics.filter(({ severity }) => severity === "error");
  const message = `${source.path} is not JSON to its end`;
  const diagnostic: Diagnostic = first ?? { severity: "error", code: "syntax", message };
  // What a wrapper says behind a plan begins so: `::debug::Terraform exited with code 0.`
  const isFollowed = /\}\r?\n::/.test(source.text.slice(-4096));
  return [{ ...diagnostic, help: isFollowed ? ALONE : `Print it again: ${PRINT}` }];
}

function unfinished(path: string, json: unknown): Diagnostic | undefined {
  return isObject(json) && json.errored === true ? errored(path) : undefined;
}
