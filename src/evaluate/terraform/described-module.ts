import type { DescribedModule, Description } from "../../facts/modules/described.ts";
import type { HclFile } from "../../parse/hcl/ast.ts";
import { parseHcl } from "../../parse/hcl/parser.ts";
import type { Place } from "../../source/place.ts";
import type { Provenance } from "../../value.ts";
import { type CallDeclaration, declarationsOf, META_ARGUMENTS, type ModuleConfig } from "./config.ts";
import { type Asked, askedFor } from "./described-source.ts";
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
