import { assumedOption } from "../evaluate/assumptions.ts";
import type { Assumptions } from "../evaluate/resource.ts";
import type { Undecided } from "../finding.ts";
import type { RequestVerdict } from "../policy/engine.ts";
import type { Choice } from "../value.ts";
import type { Leaf } from "../worlds.ts";
import type { OpenChoice } from "./choices.ts";

/** What becomes of an origin request in one world that has it. */
interface Outcome {
  readonly leaf: Leaf;
  readonly verdict: RequestVerdict;
}

/** The requests that fare differently from world to world, each with the choices that it hangs on. */
export function hangingOnChoices(
  leaves: readonly Leaf[],
  choices: ReadonlyMap<string, OpenChoice>,
): readonly Undecided[] {
  const byRequest = new Map<string, Outcome[]>();
  for (const leaf of leaves) {
    for (const [id, verdict] of leaf.world.judgement.verdicts) {
      byRequest.set(id, [...(byRequest.get(id) ?? []), { leaf, verdict }]);
    }
  }
  return [...byRequest].flatMap(([id, outcomes]) =>
    isOneOf(outcomes) ? [] : [entryOf(id, outcomes, decisive(outcomes, choices))],
  );
}

function isOneOf(outcomes: readonly Outcome[]): boolean {
  return new Set(outcomes.map(({ verdict }) => verdict)).size === 1;
}

/** The choices of which some option changes what can happen; all of them where none does so alone. */
function decisive(
  outcomes: readonly Outcome[],
  choices: ReadonlyMap<string, OpenChoice>,
): readonly OpenChoice[] {
  const alone = [...choices.values()].filter(({ choice }) => {
    const perOption = choice.options.map((option) => verdictsUnder(choice, option, outcomes));
    return new Set(perOption.filter((verdicts) => verdicts !== "")).size > 1;
  });
  return alone.length > 0 ? alone : [...choices.values()];
}

function verdictsUnder(choice: Choice, option: unknown, outcomes: readonly Outcome[]): string {
  const under = outcomes.filter(({ leaf }) => chosenIn(leaf.assumptions, choice) === option);
  return [...new Set(under.map(({ verdict }) => verdict))].sort().join(" ");
}

/** Worlds in which something has another tested value say nothing about this one: what is compared is "it" and "none". */
function chosenIn(assumptions: Assumptions, choice: Choice): unknown {
  const subject = choice.equality && assumptions.get(choice.equality.subject);
  const isOther = typeof subject === "object" && subject.is;
  const option = assumedOption(assumptions, choice);
  return isOther && option === false ? undefined : option;
}

function entryOf(id: string, outcomes: readonly Outcome[], blockedBy: readonly OpenChoice[]): Undecided {
  const worlds = outcomes.map(({ leaf }) => leaf.world);
  const request = worlds.flatMap(({ requests }) => requests).find((each) => each.id === id);
  if (request === undefined) throw new Error(`a verdict about no request: ${id}`);
  const { address, constructPath, type } = request.distribution;
  const rules = worlds
    .flatMap(({ judgement }) => judgement.findings)
    .filter(({ originRequests }) => originRequests.includes(id))
    .map(({ rule }) => rule);
  return {
    originRequest: id,
    resource: { address, type, ...(constructPath !== undefined && { constructPath }) },
    place: request.origin.from.at,
    rules: [...new Set(rules)].sort(),
    blockedBy,
  };
}
