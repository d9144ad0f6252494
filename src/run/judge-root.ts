import { buildModel } from "../adapt/build-model.ts";
import type { HandlerRuns } from "../adapt/link/functions.ts";
import { chainOf } from "../derive/chain.ts";
import type { OriginRequest } from "../derive/origin-request.ts";
import { deriveWithinLimits } from "../derive/origin-requests.ts";
import type { EvaluableRoot } from "../evaluate/resource.ts";
import type { EdgeModel } from "../model/model.ts";
import { judge } from "../policy/engine.ts";
import type { Predicted } from "../verify/verify.ts";
import { inEveryWorld, type World } from "../worlds.ts";
import type { Settings } from "./settings.ts";

/** How an origin request looks to the rules: as the code says it, or with what was seen. */
export type See = (request: OriginRequest) => OriginRequest;

/** What of the settings counts once a root is loaded. */
export type Judging = Pick<Settings, "rules"> & Partial<Pick<Settings, "config">>;

/** What is known beyond the code, and who wants to know what the code is made of. */
export interface Seeing {
  readonly see?: See;
  /** What came of running handlers. */
  readonly runs?: HandlerRuns;
  /** Told the model of every world. */
  meet?(model: EdgeModel): void;
}

/** One root: evaluate → adapt and link → derive → judge, in every world that an undecidable choice makes. */
export function judgeRoot(
  root: EvaluableRoot,
  { rules, config }: Judging,
  now: number,
  { meet, runs, see }: Seeing = {},
): World {
  return inEveryWorld(root, (evaluation) => {
    const adapted = buildModel(evaluation, config?.facts, runs);
    const { model, opaque } = adapted.value;
    meet?.(model);
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

/** A root that can also be judged by what its handlers do. */
export interface Runnable<T> extends Predicted<T> {
  /** Of every world. */
  readonly models: readonly EdgeModel[];
  again(see: See, runs?: HandlerRuns): World;
}

/** Judges a root by its code, and remembers what to ask: the requests of every world, and how to judge again. */
export function predict<T>(of: T, root: EvaluableRoot, settings: Judging, now: number): Runnable<T> {
  const requests: OriginRequest[] = [];
  const models: EdgeModel[] = [];
  const see: See = (request) => {
    requests.push(request);
    return request;
  };
  const world = judgeRoot(root, settings, now, { see, meet: (model) => models.push(model) });
  const again = (see: See, runs?: HandlerRuns) =>
    judgeRoot(root, settings, now, { see, ...(runs && { runs }) });
  return { of, world, requests, models, again };
}
