import type { Resource } from "../../evaluate/resource.ts";
import { handlerKey } from "../../handler-key.ts";
import type { FunctionVersion } from "../../model/behavior.ts";
import type { EdgeFunction } from "../../model/edge-function.ts";
import type { HandlerRun } from "../../observation.ts";
import type { Known, Provenance, Unknown, Value } from "../../value.ts";
import { absent, ifKnown, known, unknown } from "../../value.ts";
import type { AssociationDraft } from "../behavior/draft.ts";
import { notWritten, resourceBlock } from "../block.ts";
import { Directory, notInInput, shown } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import type { EdgeFunctionDraft } from "../edge-function/draft.ts";
import { id, presetFrom } from "../read.ts";
import { firstAtom, outline, UNKNOWN_PART } from "../referent.ts";
import { byName } from "./by-name.ts";
import { versionOf } from "./function-version.ts";
import { withRoles } from "./roles.ts";

/** What an association names: a function, in one of its versions. */
export interface LinkedFunction {
  readonly function: Value<EdgeFunction>;
  readonly version: Value<FunctionVersion>;
  readonly run?: HandlerRun;
}

/** What came of running handlers, by their keys. */
export type HandlerRuns = ReadonlyMap<string, HandlerRun>;

export const NOTHING_RUN: HandlerRuns = new Map();

/** The functions of the input, found by ARNs whatever their version. */
export class FunctionDirectory {
  readonly functions: readonly EdgeFunction[];
  readonly #directory: Directory<EdgeFunction>;
  readonly #named: ReadonlyMap<string, readonly EdgeFunction[]>;
  readonly #resources: ReadonlyMap<string, Resource>;

  readonly #runs: HandlerRuns;

  constructor(drafts: Drafts, runs: HandlerRuns) {
    this.#runs = runs;
    this.#resources = drafts.resources;
    this.functions = withRoles(withPublishing(drafts), drafts);
    this.#directory = new Directory(this.functions, drafts.resources);
    this.#named = byName(this.functions);
  }

  link(association: AssociationDraft): LinkedFunction {
    const { arn, service } = association;
    if (arn.kind === "absent") return { function: arn, version: arn };
    const found = this.#find(arn);
    const noVersion = absent(notWritten(association.from, "version"));
    const version = service === "lambda" ? versionOf(arn, found, this.#resources) : noVersion;
    const run = this.#runOf(association, found);
    return { function: found, version, ...(run && { run }) };
  }

  #runOf({ eventType, service }: AssociationDraft, found: Value<EdgeFunction>): HandlerRun | undefined {
    if (this.#runs.size === 0 || found.kind !== "known" || eventType.kind !== "known") return undefined;
    const { runtime, source, timeoutSeconds } = found.value;
    if (source.kind !== "known") return undefined;
    const call = { service, event: eventType.value, source: source.value };
    const settings = { runtime: ifKnown(runtime), timeoutSeconds: ifKnown(timeoutSeconds) };
    return this.#runs.get(handlerKey({ ...call, ...settings }));
  }

  /** The function that a reference to this address leads to. */
  at(address: string, from: Provenance): Value<EdgeFunction> | undefined {
    return this.#directory.at(address, from);
  }

  #find(arn: Exclude<Value<string>, { kind: "absent" }>): Value<EdgeFunction> {
    const atom = firstAtom(arn);
    if (atom?.address !== undefined) {
      const found = this.#directory.at(atom.address, arn.from);
      if (found !== undefined) return found;
    }
    const named = namedIn(outline(arn));
    if (named !== undefined) return this.#byName(named, arn);
    if (arn.kind === "unknown") return unknown(arn.why, arn.from);
    return unknown([notInInput(shown(arn), "is not the ARN of a function", arn.from)], arn.from);
  }

  #byName(named: NamedFunction, arn: Known<string> | Unknown): Value<EdgeFunction> {
    const { from } = arn;
    const candidates = (this.#named.get(named.name) ?? []).filter(
      ({ service, region }) =>
        service === named.service &&
        (named.region === undefined || region.kind !== "known" || region.value === named.region),
    );
    const [only, second] = candidates;
    if (only !== undefined && second === undefined) return known(only, from);
    const name = arn.kind === "known" && arn.sensitive ? shown(arn) : named.name;
    return unknown([notInInput(`function ${name}`, "is not in the input", from)], from);
  }
}

interface NamedFunction {
  readonly service: EdgeFunction["service"];
  readonly name: string;
  /** Of Lambda functions; CloudFront Functions are global. */
  readonly region: string | undefined;
}

/** The function that an ARN names, if its name is written out. */
function namedIn(arn: string | undefined): NamedFunction | undefined {
  const lambda = arn?.match(/^arn:[^:]*:lambda:([^:]*):[^:]*:function:([^:]+)/);
  if (lambda?.[2] !== undefined && !lambda[2].includes(UNKNOWN_PART)) {
    const region = lambda[1]?.includes(UNKNOWN_PART) ? undefined : lambda[1];
    return { service: "lambda", name: lambda[2], region };
  }
  const edge = arn?.match(/^arn:[^:]*:cloudfront::[^:]*:function\/(.+)$/);
  if (edge?.[1] === undefined || edge[1].includes(UNKNOWN_PART)) return undefined;
  return { service: "cloudfront-function", name: edge[1], region: undefined };
}

/** In CloudFormation a function publishes a version where an AWS::Lambda::Version of it stands in the template. */
function withPublishing(drafts: Drafts): readonly EdgeFunctionDraft[] {
  const directory = new Directory(drafts.edgeFunctions, drafts.resources);
  const published = new Map<string, Provenance>();
  for (const resource of drafts.resources.values()) {
    if (resource.type !== "AWS::Lambda::Version") continue;
    const target = directory.find(id(resourceBlock(resource, "cloudformation"), "FunctionName"), resource);
    if (target.kind === "known") published.set(target.value.address, resource.from);
  }
  return drafts.edgeFunctions.map((draft) => {
    if (draft.publish.kind !== "absent") return draft;
    const version = published.get(draft.address);
    const publish =
      version === undefined ? known(false, presetFrom(draft.publish.from)) : known(true, version);
    return { ...draft, publish };
  });
}
