import { distinct } from "../compare.ts";
import { type ProxyAnswers, type ProxyCaller, proxyAnswers } from "../edge-code/judge/proxy-answer.ts";
import type { EdgeFunction, FunctionSource } from "../model/edge-function.ts";
import type { ApiIntegration } from "../model/endpoints.ts";
import type { EdgeModel } from "../model/model.ts";
import type { Provenance, Reason, Value } from "../value.ts";
import { placeIn } from "./edge-runs.ts";
import type { OriginRequest } from "./origin-request.ts";

/** What a Lambda function behind the origin returns, and what calls it cannot use. */
export interface ProxyFaultFound {
  readonly at: Provenance;
  /** The function's address. */
  readonly by: string;
  readonly does: string;
}

export interface ProxyFaultsFound {
  readonly faults: readonly ProxyFaultFound[];
  /** Not empty where there may be more. */
  readonly why: readonly Reason[];
}

/** Of the functions behind the REST API that a request goes to; nothing where none is known to be. */
export function proxyFaults(
  { origin }: OriginRequest,
  { apiIntegrations }: EdgeModel,
): ProxyFaultsFound | undefined {
  const named = addressesIn(origin.domainName);
  const mine = apiIntegrations.filter(({ addresses }) => addresses.some((address) => named.has(address)));
  return together(mine.filter(isProxy).flatMap((each) => faultsOf(each.function, "api-gateway")));
}

/** Of the functions that the listener forwards to; nothing where none is known to be. */
export function targetFaults(
  { endpoint }: OriginRequest,
  { listenerFunctions }: EdgeModel,
): ProxyFaultsFound | undefined {
  const { listener } = endpoint;
  if (listener.kind !== "known") return undefined;
  const mine = listenerFunctions.filter(({ listener: address }) => address === listener.value.address);
  return together(mine.flatMap((each) => faultsOfFunction(each.function, "load-balancer")));
}

function together(found: readonly ProxyFaultsFound[]): ProxyFaultsFound | undefined {
  if (found.length === 0) return undefined;
  return {
    faults: found.flatMap(({ faults }) => faults),
    why: distinct(found.flatMap(({ why }) => why)),
  };
}

function addressesIn(name: Value<string>): ReadonlySet<string> {
  const parts = name.kind === "unknown" && name.form?.kind === "text" ? name.form.parts : [];
  return new Set(parts.flatMap((part) => (typeof part === "object" && part.address ? [part.address] : [])));
}

function isProxy({ kind }: ApiIntegration): boolean {
  return kind.kind === "known" && kind.value.toUpperCase() === "AWS_PROXY";
}

function faultsOf(target: Value<EdgeFunction>, caller: ProxyCaller): readonly ProxyFaultsFound[] {
  return target.kind === "known" ? faultsOfFunction(target.value, caller) : [];
}

/** Code that the input does not hold is no reason to doubt: hardly any API's is here as it runs. */
function faultsOfFunction(target: EdgeFunction, caller: ProxyCaller): readonly ProxyFaultsFound[] {
  const { address, source } = target;
  if (source.kind !== "known") return [];
  const { blind, faults } = answersOnce(source.value, caller);
  const run = { target, source: source.value, from: source.from };
  return [
    {
      faults: faults.map(({ does, site }) => ({ at: placeIn(run, site), by: address, does })),
      why: blind.map((says): Reason => ({ what: address, why: "edge-function", says, at: source.from.at })),
    },
  ];
}

const ANSWERS: Readonly<Record<ProxyCaller, WeakMap<FunctionSource, ProxyAnswers>>> = {
  "api-gateway": new WeakMap(),
  "load-balancer": new WeakMap(),
};

function answersOnce(source: FunctionSource, caller: ProxyCaller): ProxyAnswers {
  const known = ANSWERS[caller];
  const answers = known.get(source) ?? proxyAnswers(source.files, source.entry, source.handler, caller);
  known.set(source, answers);
  return answers;
}
