import { distinct } from "../compare.ts";
import { type ProxyAnswers, proxyAnswers } from "../edge-code/judge/proxy-answer.ts";
import type { FunctionSource } from "../model/edge-function.ts";
import type { ApiIntegration } from "../model/endpoints.ts";
import type { EdgeModel } from "../model/model.ts";
import type { Provenance, Reason, Value } from "../value.ts";
import { placeIn } from "./edge-runs.ts";
import type { OriginRequest } from "./origin-request.ts";

/** What a Lambda function behind the origin returns, and API Gateway cannot use. */
export interface ProxyFaultFound {
  readonly at: Provenance;
  /** The function's address. */
  readonly by: string;
  readonly does: string;
}

interface Found {
  readonly faults: readonly ProxyFaultFound[];
  /** Not empty where there may be more. */
  readonly why: readonly Reason[];
}

/** Of the functions behind the REST API that a request goes to; nothing where none is known to be. */
export function proxyFaults({ origin }: OriginRequest, { apiIntegrations }: EdgeModel): Found | undefined {
  const named = addressesIn(origin.domainName);
  const mine = apiIntegrations.filter(({ addresses }) => addresses.some((address) => named.has(address)));
  const found = mine.flatMap(faultsOf);
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

/** Code that the input does not hold is no reason to doubt: hardly any API's is here as it runs. */
function faultsOf({ function: target, kind }: ApiIntegration): readonly Found[] {
  if (kind.kind !== "known" || kind.value.toUpperCase() !== "AWS_PROXY" || target.kind !== "known") return [];
  const { address, source } = target.value;
  if (source.kind !== "known") return [];
  const { blind, faults } = answersOnce(source.value);
  const run = { target: target.value, source: source.value, from: source.from };
  return [
    {
      faults: faults.map(({ does, site }) => ({ at: placeIn(run, site), by: address, does })),
      why: blind.map((says): Reason => ({ what: address, why: "edge-function", says, at: source.from.at })),
    },
  ];
}

const ANSWERS = new WeakMap<FunctionSource, ProxyAnswers>();

function answersOnce(source: FunctionSource): ProxyAnswers {
  const answers = ANSWERS.get(source) ?? proxyAnswers(source.files, source.entry, source.handler);
  ANSWERS.set(source, answers);
  return answers;
}
