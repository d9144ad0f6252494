import { HAND_COMMANDS, type HandCommand } from "../facts/hand-commands.ts";
import { PEER_ADVICE } from "../facts/peer-advice.ts";
import { type AnsweredBy, DISGUISES, SYMPTOMS, type Symptom } from "../facts/symptoms.ts";
import type { Consequence } from "../finding.ts";
import type { ExplainedRule } from "./page.ts";

/** What a rule's page says beyond the rule itself: common to its topic and consequence. */
export interface Symptoms {
  readonly wire: string;
  /** Paragraphs. */
  readonly look: readonly string[];
  readonly commands: readonly HandCommand[];
  /** Paragraphs; empty where no peer asks for the contrary. */
  readonly disagrees: readonly string[];
}

/** A topic of the user's own has no symptoms but those of its consequence. */
export function symptomsOf({ id, description: { consequence } }: ExplainedRule): Symptoms {
  const topic = id.split("/")[0] ?? id;
  const symptom = symptomAt(topic, consequence);
  return {
    wire: symptom?.wire ?? "",
    look: lookOf(symptom, consequence),
    commands: commandsFor(topic, consequence),
    disagrees: (PEER_ADVICE[id] ?? []).map(({ peers, asks, but }) => `${peers} ask for ${asks}; but ${but}.`),
  };
}

function symptomAt(topic: string, consequence: Consequence): Symptom | undefined {
  if (consequence === "deploy-failure") return SYMPTOMS[consequence];
  return SYMPTOMS[`${topic} ${consequence}`] ?? SYMPTOMS[topic];
}

function commandsFor(topic: string, consequence: Consequence): readonly HandCommand[] {
  const own = HAND_COMMANDS[`${topic} ${consequence}`] ?? [];
  if (own.length > 0) return own;
  return HAND_COMMANDS[consequence === "deploy-failure" ? "deploy" : topic] ?? [];
}

function lookOf(symptom: Symptom | undefined, consequence: Consequence): readonly string[] {
  if (consequence === "deploy-failure")
    return [
      "terraform apply or the stack's update fails with the API's error; a stack rolls back. There is no page and no log line.",
    ];
  const by = symptom?.answeredBy ?? "either";
  const page = symptom?.page === undefined ? "" : ` The page says: "${symptom.page}".`;
  const logged = `${listed(symptom?.logged ?? [])}${symptom?.isUnlisted ? " (seen, though AWS's list of values lacks it)" : ""}`;
  return [
    `Viewers get HTTP ${consequence}, ${ANSWERS[by]}.${page}`,
    `Standard logs: sc-status ${consequence}, x-edge-result-type Error, x-edge-detailed-result-type ${logged}.`,
    DISGUISES.cached,
    DISGUISES.customErrorPage,
    DISGUISES.originShield,
  ];
}

const ANSWERS: Readonly<Record<AnsweredBy, string>> = {
  cloudfront: "made by CloudFront: X-Cache: Error from cloudfront, and an error page of CloudFront's own",
  origin: "made by the origin, with X-Cache: Error from cloudfront and the origin's own body",
  either:
    "with X-Cache: Error from cloudfront; the body is CloudFront's page where CloudFront made the answer, the origin's own where it passes it on",
  nobody: "",
};

function listed(values: readonly string[]): string {
  return values.length > 0 ? values.join(" or ") : "Error";
}
