import type { JudgeInput, Judgement } from "./judged.ts";
/** Judges one world of one root: runs the rules, drops what is said better elsewhere, and words what remains. */
export declare function judge(input: JudgeInput): Judgement;
export type { JudgeInput, Judgement, RequestVerdict, Tally } from "./judged.ts";
