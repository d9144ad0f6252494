import { originChoices, seenChoices } from "../edge-code/judge/origin-choice.ts";
import type { Evidence } from "../finding.ts";
import type { Behavior, FunctionAssociation } from "../model/behavior.ts";
import type { EventType } from "../model/edge-function.ts";
import type { Origin } from "../model/origin.ts";
import { ifKnown, type Provenance, type Reason } from "../value.ts";
import { placeIn, type Ran, ranOf } from "./edge-runs.ts";
import { handlerSite, runEvidence } from "./seen-runs.ts";

/** A helper call that CloudFront cannot follow. */
export interface BadChoice {
  readonly at: Provenance;
  readonly by: string;
  readonly event: EventType;
  readonly does: string;
  /** What a run of the function showed. */
  readonly evidence?: readonly Evidence[];
}

/** What the functions of a behavior ask for and its distribution does not have; nothing where none chooses an origin. */
export function badChoices(
  behavior: Behavior,
): { readonly choices: readonly BadChoice[]; readonly why: readonly Reason[] } | undefined {
  const mine = behavior.functions.items.filter(isViewerRequestFunction);
  if (mine.length === 0) return undefined;
  const choices: BadChoice[] = [];
  const why: Reason[] = [];
  for (const association of mine) {
    const ran = ranOf(association);
    if (ran === undefined) continue;
    if ("why" in ran) {
      why.push(...ran.why);
      continue;
    }
    choices.push(...choicesIn(association, ran, behavior));
  }
  return { choices, why };
}

function choicesIn({ run }: FunctionAssociation, ran: Ran, behavior: Behavior): readonly BadChoice[] {
  const bad = (choice: Choice): readonly BadChoice[] => {
    const does = faultOf(choice, behavior);
    if (does === undefined) return [];
    return [{ at: placeIn(ran, choice.site), by: ran.target.address, event: ran.event, does }];
  };
  const inCode = originChoices(ran.judged.paths).flatMap(bad);
  if (run === undefined) return inCode;
  const evidence = [runEvidence(ran, run)];
  const inRun = seenChoices(run.helperCalls, handlerSite(ran)).flatMap(bad);
  const isIn = (list: readonly BadChoice[], { does }: BadChoice) => list.some((one) => one.does === does);
  return [
    ...inCode.map((one) => (isIn(inRun, one) ? { ...one, evidence } : one)),
    ...inRun.filter((one) => !isIn(inCode, one)).map((one) => ({ ...one, evidence })),
  ];
}

function isViewerRequestFunction({ eventType, service }: FunctionAssociation): boolean {
  return service === "cloudfront-function" && (ifKnown(eventType) ?? "viewer-request") === "viewer-request";
}

type Choice = ReturnType<typeof originChoices>[number];

function faultOf({ hasDomainName, helper, originIds }: Choice, behavior: Behavior): string | undefined {
  const { items, open } = behavior.distribution.origins;
  const named = (id: string | undefined) => items.find((origin) => ifKnown(origin.id) === id);
  if (helper === "updateRequestOrigin") {
    const target = ifKnown(behavior.targetOriginId);
    const isVpc = target !== undefined && accessOf(named(target)) === "vpc";
    return isVpc && hasDomainName === false ? "calls updateRequestOrigin on a VPC origin" : undefined;
  }
  const areKnown = open.length === 0 && items.every(({ id }) => id.kind === "known");
  const missing = originIds.find((id) => named(id) === undefined);
  if (areKnown && missing !== undefined)
    return `chooses the origin ${JSON.stringify(missing)}, which the distribution does not have`;
  const mutual = originIds.find((id) => named(id)?.clientCertificateArn.kind === "known");
  return helper === "createRequestOriginGroup" && mutual !== undefined
    ? `makes a group with the origin ${JSON.stringify(mutual)}, which asks for a client certificate`
    : undefined;
}

function accessOf(origin: Origin | undefined): string | undefined {
  return origin && ifKnown(origin.access);
}
