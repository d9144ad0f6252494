import type { Observation } from "../observation.ts";
import { interview, type Questions } from "./interview.ts";
import { notRunForBug } from "./not-run.ts";
import type { Target } from "./target.ts";

export interface Interviewer {
  readonly questions: Questions;
  /** Told after each origin: how many of how many are done. */
  onProgress?(done: number, total: number): void;
  /** Told of a bug of ours that asking an origin brought out. */
  onBug?(host: string, thrown: unknown): void;
}

/** Interviews every target, those that are equal once. The observations come in the order of the targets, each once. */
export async function interviewAll(
  targets: readonly Target[],
  { questions, onBug, onProgress }: Interviewer,
): Promise<readonly Observation[]> {
  const distinct = new Map(targets.map((target) => [JSON.stringify(target), target]));
  let done = 0;
  const interviews = await Promise.all(
    [...distinct.values()].map(async (target) => {
      const told = (thrown: unknown) => onBug?.(target.host, thrown);
      const observations = await interview(target, questions, told).catch((error: unknown) => {
        told(error);
        return [notRunForBug(target, error)];
      });
      done += 1;
      onProgress?.(done, distinct.size);
      return observations;
    }),
  );
  return [...new Map(interviews.flat().map((one) => [keyOf(one), one])).values()];
}

/** The answers to one question are one object; refusals to ask are told apart by what they would have asked. */
function keyOf(observation: Observation): unknown {
  return observation.kind === "not-run"
    ? `${observation.host} ${observation.probe} ${observation.target} ${observation.why}`
    : observation;
}
