import { buildModel } from "../adapt/build-model.ts";
import { chainOf } from "../derive/chain.ts";
import type { OriginRequest } from "../derive/origin-request.ts";
import { deriveWithinLimits } from "../derive/origin-requests.ts";
import type { EvaluableRoot } from "../evaluate/resource.ts";
import { judge } from "../policy/engine.ts";
import type { Predicted } from "../verify/verify.ts";
import { inEveryWorld, type World } from "../worlds.ts";
import type { Settings } from "./settings.ts";

/** How an origin request looks to the rules: as the code says it, or with what was seen. */
export type See = (request: OriginRequest) => OriginRequest;

/** What of the settings counts once a root is loaded. */
export type Judging = Pick<Settings, "rules"> & Partial<Pick<Settings, "config">>;

/** One root: evaluate → adapt and link → derive → judge, in every world that an undecidable choice makes. */
export function judgeRoot(root: EvaluableRoot, { rules, config }: Judging, now: number, see?: See): World {
  return inEveryWorld(root, (evaluation) => {
    const adapted = buildModel(evaluation, config?.facts);
    const { model, opaque } = adapted.value;
    const derived = deriveWithinLimits(model);
    const requests = see === undefined ? derived.value : derived.value.map(see);
    const { resources } = evaluation;
    const judgement = judge({ root: root.root.name, model, requests, resources, rules, now, chainOf });
    return {
      model,
      opaque,
      requests,
      judgement,
      diagnostics: [...evaluation.diagnostics, ...adapted.diagnostics, ...derived.diagnostics],
    };
  });
}

/** Judges a root by its code, and remembers what to ask: the requests of every world, and how to judge again. */
export function predict<T>(of: T, root: EvaluableRoot, settings: Judging, now: number): Predicted<T> {
  const requests: OriginRequest[] = [];
  const world = judgeRoot(root, settings, now, (request) => {
    requests.push(request);
    return request;
  });
  return { of, world, requests, again: (see) => judgeRoot(root, settings, now, see) };
}
