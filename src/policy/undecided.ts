import { distinct } from "../compare.ts";
import type { Undecided } from "../finding.ts";
import { comparePlaces } from "../source/place.ts";
import { provenanceOf } from "./compiled-rule.ts";
import type { JudgeInput, OpenQuestion, OriginRequest, Subject } from "./judged.ts";
import { openWays } from "./open-ways.ts";
import { ResourceIndex } from "./resource-index.ts";

/** One entry per origin request (or subject without one), with every rule that cannot decide and every blocker. */
export function undecidedOf(questions: readonly OpenQuestion[], input: JudgeInput): readonly Undecided[] {
  const resources = new ResourceIndex(input);
  const byThing = new Map<OriginRequest | Subject, OpenQuestion[]>();
  for (const question of questions) {
    const things = question.requests.length > 0 ? question.requests : [question.subject];
    for (const thing of things) {
      const known = byThing.get(thing);
      if (known === undefined) byThing.set(thing, [question]);
      else known.push(question);
    }
  }
  const entries = [...byThing].map(([thing, open]) => entryOf(thing, open, resources));
  return entries.sort(compareUndecided);
}

export function compareUndecided(a: Undecided, b: Undecided): number {
  const [left, right] = [a.originRequest ?? "", b.originRequest ?? ""];
  return comparePlaces(a.place, b.place) || (left === right ? 0 : left < right ? -1 : 1);
}

function entryOf(
  thing: OriginRequest | Subject,
  questions: readonly OpenQuestion[],
  resources: ResourceIndex,
): Undecided {
  const isRequest = "scheme" in thing;
  const from = isRequest ? thing.origin.from : provenanceOf(thing);
  return {
    ...(isRequest ? { originRequest: thing.id, ways: openWays(thing) } : {}),
    resource: resources.of(from.address, thing),
    place: from.at,
    rules: [...new Set(questions.map(({ rule }) => rule.id))].sort(),
    blockedBy: distinct(questions.flatMap(({ why }) => why)),
  };
}
