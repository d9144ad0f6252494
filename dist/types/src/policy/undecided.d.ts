import type { Undecided } from "../finding.ts";
import type { JudgeInput, OpenQuestion } from "./judged.ts";
/** One entry per origin request (or subject without one), with every rule that cannot decide and every blocker. */
export declare function undecidedOf(questions: readonly OpenQuestion[], input: JudgeInput): readonly Undecided[];
export declare function compareUndecided(a: Undecided, b: Undecided): number;
