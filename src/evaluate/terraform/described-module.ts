import type { Diagnostic } from "../../diagnostic.ts";
import type { DescribedModule, Description } from "../../facts/modules/described.ts";
import { DESCRIBED_MODULES } from "../../facts/modules/index.ts";
import type { HclFile } from "../../parse/hcl/ast.ts";
import { parseHcl } from "../../parse/hcl/parser.ts";
import type { Place } from "../../source/place.ts";
import type { Provenance, Reason } from "../../value.ts";
import type { Opaque } from "../resource.ts";
import {
  type CallDeclaration,
  declarationsOf,
  literalText,
  META_ARGUMENTS,
  type ModuleConfig,
} from "./config.ts";
import { StandInLines } from "./stand-in.ts";
import { placeOf } from "./trace.ts";
import { compareVersions, majorsMatching, newestMatching, readVersion } from "./version-constraint.ts";

/** A call whose module is not installed but known well enough. */
export interface DescribedCall {
  readonly config: ModuleConfig;
  /** `terraform-aws-modules/alb/aws 9.17.0`. */
  readonly release: string;
  /** The arguments of the call that the description does not know. */
  readonly undescribed: readonly string[];
  /** Set where it is not the call that decides on the release: why it is this one. */
  readonly chosen?: string;
}

/** `undefined` where the module, or the release that the call asks for, is not one of those described. */
export function describedCall(call: CallDeclaration, caller: ModuleConfig): DescribedCall | undefined {
  const asked = askedFor(call);
  if (!asked) return undefined;
  let newest: DescribedCall | undefined;
  for (const candidate of candidates(asked, call, caller)) {
    newest ??= candidate;
    // Terraform refuses arguments that a module does not have, so code that is in use goes with a release that has them.
    if (candidate.undescribed.length === 0) return withChoice(candidate, asked, candidate === newest);
  }
  return newest && withChoice(newest, asked, true);
}

/** By the newest release of each description that the call lets in, the newest first. */
function* candidates(
  { module, constraint }: Asked,
  call: CallDeclaration,
  caller: ModuleConfig,
): Iterable<DescribedCall> {
  const { releases, descriptions, source } = module;
  for (const description of descriptions.toReversed()) {
    const described = releases.filter((release) => descriptionOf(module, release) === description);
    const version = newestMatching(described, constraint);
    if (version === undefined) continue;
    const config = standIn(description, module, version, call, caller);
    const undescribed = [...call.body.attributes.keys()].filter(
      (name) => !META_ARGUMENTS.has(name) && !config.variables.has(name),
    );
    yield { config, release: `${source} ${version}`, undescribed };
  }
}

function withChoice(call: DescribedCall, asked: Asked, isNewest: boolean): DescribedCall {
  const chosen = whyChosen(asked, isNewest);
  return chosen === undefined ? call : { ...call, chosen };
}

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

interface Asked {
  readonly module: DescribedModule;
  /** As Terraform writes them; missing where any will do. */
  readonly constraint: string | undefined;
}

function askedFor(call: CallDeclaration): Asked | undefined {
  const source = (call.source ?? "").replace(/^registry\.(?:terraform\.io|opentofu\.org)\//, "");
  for (const module of DESCRIBED_MODULES) {
    if (module.source === source) return { module, constraint: versionOf(call) };
    const [, reference] = repositoryPattern(module).exec(source) ?? [];
    if (reference !== undefined)
      return { module, constraint: reference === "" ? undefined : `= ${reference}` };
  }
  return undefined;
}

/** A version that is no literal is none that Terraform would take. */
function versionOf(call: CallDeclaration): string | undefined {
  return call.body.attributes.has("version") ? (literalText(call.body, "version") ?? "?") : undefined;
}

/** The module's repository over HTTPS or SSH, with the tag of a release or none; a folder in it is another module. */
function repositoryPattern({ repository }: DescribedModule): RegExp {
  const [host = "", path = ""] = splitOnce(repository);
  return new RegExp(
    `^(?:git::)?(?:https://|ssh://|git@|ssh://git@)?${host.replaceAll(".", "\\.")}[/:]${path}(?:\\.git)?(?:\\?ref=(v?[\\d.]+))?$`,
  );
}

function splitOnce(repository: string): readonly string[] {
  const slash = repository.indexOf("/");
  return [repository.slice(0, slash), repository.slice(slash + 1)];
}

function descriptionOf(module: DescribedModule, version: string): Description | undefined {
  const wanted = readVersion(version);
  return module.descriptions.findLast(({ since }) => {
    const first = readVersion(since);
    return wanted && first && compareVersions(first, wanted) <= 0;
  });
}

function whyChosen({ module, constraint }: Asked, isNewest: boolean): string | undefined {
  const { releases, asOf } = module;
  const which = `the newest on ${asOf}${isNewest ? "" : " that has these arguments"}`;
  if (constraint === undefined) return `${which}, as the call asks for no version`;
  return majorsMatching(releases, constraint).size > 1
    ? `${which}, of those that "${constraint}" lets in`
    : undefined;
}

const parsed = new Map<string, HclFile>();

function parseOnce({ text }: Description, name: string): HclFile {
  let file = parsed.get(text);
  if (!file) {
    file = parseHcl({ path: name, text }).value;
    parsed.set(text, file);
  }
  return file;
}

/** The description as a module that the call leads to: all that it says points to the call. */
function standIn(
  description: Description,
  module: DescribedModule,
  version: string,
  call: CallDeclaration,
  caller: ModuleConfig,
): ModuleConfig {
  const header = placeOf(call.file, call.block.header);
  const file: HclFile = {
    ...parseOnce(description, module.source),
    lines: new StandInLines(header, defaultsOf(module, version, call, header)),
  };
  return { ...declarationsOf(caller.directory, [file]), standIn: true };
}

/** The line that makes the module's defaults what they are. */
function defaultsOf(
  module: DescribedModule,
  version: string,
  call: CallDeclaration,
  header: Place,
): Provenance {
  const decisive = call.body.attributes.get("version") ?? call.body.attributes.get("source");
  const at = decisive ? placeOf(decisive.file, decisive.node) : header;
  const address = `${module.source} ${readVersion(version)?.[0]}.x`;
  return { at, kind: "variable-default", address, path: "", via: [], because: [] };
}
