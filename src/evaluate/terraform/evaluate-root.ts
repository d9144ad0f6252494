import { isModelledType, MATTERS_WITH } from "../../facts/resource-types.ts";
import { RememberingFiles } from "../../source/remembering-files.ts";
import type { Provenance, Reason } from "../../value.ts";
import type { Evaluation, Opaque, Resource, Root, Unseen } from "../resource.ts";
import type { CallDeclaration, Declaration, ResourceDeclaration } from "./config.ts";
import { undescribedArguments } from "./described-notes.ts";
import { edgeFunctionsOf } from "./edge-code.ts";
import { listInstances } from "./instances.ts";
import { ModuleInstance } from "./module-instance.ts";
import type { Demand } from "./module-tree.ts";
import { withCode } from "./packed-code.ts";
import { Refusal } from "./refusal.ts";
import type { ResourceInstance } from "./resource-instance.ts";
import { qualified } from "./scope.ts";
import { Session } from "./session.ts";
import { placeOf } from "./trace.ts";
import { unseenCall, unseenFile } from "./unseen.ts";

/** What is handed on from one evaluation. */
interface Gathered {
  readonly resources: Resource[];
  readonly opaque: Opaque[];
  readonly unseen: Unseen[];
  /** The modules that were gone through. */
  readonly seen: Seen[];
  /** Those that were not gone through to their end. */
  readonly stopped: Set<ModuleInstance>;
}

interface Seen {
  readonly module: ModuleInstance;
  /** Why the module instance may not exist. */
  readonly uncertain: readonly Reason[] | undefined;
}

/** Evaluates the resources that are asked for, in every instance of every module that holds some. */
export function evaluateRoot(root: Root, given: ConstructorParameters<typeof Session>[0]): Evaluation {
  const files = new RememberingFiles(given.files);
  const session = new Session({ ...given, files });
  const into: Gathered = { resources: [], opaque: [], unseen: [], seen: [], stopped: new Set() };
  const module = new ModuleInstance(session, session.tree.root, "");
  evaluateDistributions(module);
  gather({ module, uncertain: undefined }, into);
  gatherEdgeCode(into);
  gatherCompanions(into);
  const { opaque, unseen } = into;
  const resources = into.resources.map((resource) => withCode(resource, root.name, files));
  return { root, resources, opaque, unseen, diagnostics: session.diagnostics };
}

/** What distributions are made of is evaluated before all else, so that nothing beside them uses up the steps for it. */
function evaluateDistributions(module: ModuleInstance): void {
  try {
    for (const [key, declaration] of module.config.resources)
      if (declaration.type === "aws_cloudfront_distribution")
        for (const instance of listInstances(module.resources(key, declaration))) instance.toResource();
    for (const call of module.config.calls.values())
      if (isRelevant(module, call))
        for (const child of listInstances(module.modules(call))) evaluateDistributions(child);
  } catch (error) {
    // Where it stops is told when the resources are gathered.
    if (!(error instanceof Refusal)) throw error;
  }
}

function isRelevant({ config, path, session }: ModuleInstance, call: CallDeclaration): boolean {
  const inside = [...path, call.name];
  const target = session.tree.target(call, config, inside);
  return target.kind === "module" && session.tree.isRelevant(target.config, inside);
}

function gather(seen: Seen, into: Gathered): void {
  const { module, uncertain } = seen;
  gatherUnread(module, into);
  into.seen.push(seen);
  gatherResources(seen, "always", into);
  for (const call of module.config.calls.values())
    untilStopped(module, call, into, () => gatherCall(module, call, into, uncertain));
}

/** The files of a module that are not read, once for all its instances. */
function gatherUnread(module: ModuleInstance, into: Gathered): void {
  const { unread } = module.config;
  if (unread.length === 0 || into.seen.some((seen) => seen.module.config === module.config)) return;
  for (const file of unread) {
    const unseen = unseenFile(file, module);
    into.unseen.push(unseen);
    if (file.namesDistribution) into.opaque.push(unseen);
  }
}

/** The functions that distributions run, and the archives that may hold their code. */
function gatherEdgeCode(into: Gathered): void {
  const functions = edgeFunctionsOf(into.resources);
  if (functions !== "all" && functions.size === 0) return;
  const isWanted = ({ address, declaration }: ResourceInstance) =>
    functions === "all" || declaration.type !== "aws_lambda_function" || functions.has(address);
  for (const seen of into.seen) gatherResources(seen, "with-edge-code", into, isWanted);
}

/** What matters only beside others, where such are made here: security groups beside load balancers. */
function gatherCompanions(into: Gathered): void {
  const made = new Set(into.resources.flatMap(({ mode, type }) => (mode === "managed" ? [type] : [])));
  const isWanted = ({ declaration }: ResourceInstance) =>
    [...(MATTERS_WITH.get(declaration.type) ?? [])].some((type) => made.has(type));
  for (const seen of into.seen) gatherResources(seen, "with-others", into, isWanted);
}

/** What its root may use up may have run out at this declaration. What is evaluated already comes all the same. */
function untilStopped(
  module: ModuleInstance,
  declaration: Declaration,
  into: Gathered,
  work: () => void,
): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    stopped(module, declaration, error, into);
  }
}

function gatherResources(
  { module, uncertain }: Seen,
  demand: Demand,
  into: Gathered,
  isWanted: (instance: ResourceInstance) => boolean = () => true,
): void {
  for (const [key, declaration] of module.config.resources) {
    if (module.session.tree.demand(declaration.type) !== demand || isOutline(module, declaration)) continue;
    const work = () => {
      for (const instance of listInstances(module.resources(key, declaration)))
        if (isWanted(instance)) into.resources.push(resourceOf(instance, uncertain));
    };
    untilStopped(module, declaration, into, work);
  }
}

/** A description tells of other resources only that they are there. */
function isOutline({ config }: ModuleInstance, { type }: ResourceDeclaration): boolean {
  return config.standIn === true && !isModelledType(type);
}

function resourceOf(instance: ResourceInstance, uncertain: readonly Reason[] | undefined): Resource {
  const resource = instance.toResource();
  if (!uncertain) return resource;
  return { ...resource, uncertain: [...(resource.uncertain ?? []), ...uncertain] };
}

function gatherCall(
  module: ModuleInstance,
  call: CallDeclaration,
  into: Gathered,
  uncertain: readonly Reason[] | undefined,
): void {
  const target = module.session.tree.target(call, module.config, [...module.path, call.name]);
  if (target.kind === "module" && !isRelevant(module, call)) return;
  const instances = module.modules(call);
  const before = into.resources.length;
  if (instances.kind === "opaque") {
    const named = /cloudfront|cdn/i.test(`${call.source ?? ""} ${call.name}`);
    const opaque = opaqueCall(module, call, instances.why);
    if (named) into.opaque.push(opaque);
    into.unseen.push(unseenCall(opaque, module, call));
    return;
  }
  const why = instances.kind === "unknown" ? [...(uncertain ?? []), ...instances.why] : uncertain;
  for (const child of listInstances(instances)) gather({ module: child, uncertain: why }, into);
  const undescribed = target.kind === "module" ? (target.described?.undescribed ?? []) : [];
  if (undescribed.length > 0)
    into.unseen.push(undescribedCall(module, call, undescribed, into.resources.slice(before)));
}

/** What a description does not know may concern all that the call makes, and what it is handed. */
function undescribedCall(
  module: ModuleInstance,
  call: CallDeclaration,
  names: readonly string[],
  made: readonly Resource[],
): Unseen {
  const opaque = opaqueCall(module, call, []);
  const why = undescribedArguments(opaque, names);
  const unseen = unseenCall({ ...opaque, why: [why] }, module, call, names);
  const own = made.map(({ address }) => address);
  return { ...unseen, refersTo: unseen.refersTo === "anything" ? "anything" : [...unseen.refersTo, ...own] };
}

function opaqueCall(module: ModuleInstance, call: CallDeclaration, why: readonly Reason[]): Opaque {
  const address = qualified(module.address, `module.${call.name}`);
  const at = placeOf(call.file, call.block.header);
  return { address, from: { at, kind: "block", address, path: "", via: module.callers(), because: [] }, why };
}

/** The budget ran out at this declaration: what follows in the module was not looked at, and that is said. */
function stopped(module: ModuleInstance, declaration: Declaration, refusal: Refusal, into: Gathered): void {
  if (into.stopped.has(module)) return;
  into.stopped.add(module);
  const { session, call } = module;
  const place = placeOf(declaration.file, declaration.block.header);
  const what = module.address === "" ? "the root module" : module.address;
  const why = refusal.reason(what, place);
  const from: Provenance = {
    at: place,
    kind: "block",
    address: what,
    path: "",
    via: module.callers(),
    because: [],
  };
  const opaque = call
    ? opaqueCall(call.parent, call.declaration, [why])
    : { address: what, from, why: [why] };
  into.opaque.push(opaque);
  into.unseen.push({ ...opaque, refersTo: "anything" });
  if (session.diagnostics.some(({ code }) => code === "limit")) return;
  session.diagnostics.push({
    severity: "error",
    code: "limit",
    message: `${what} ${refusal.says}; what was not evaluated by then was left out`,
    place,
  });
}
