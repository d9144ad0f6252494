import type { Diagnostic } from "./diagnostic.ts";
import type { Assumptions, EvaluableRoot, Evaluation, Opaque } from "./evaluate/resource.ts";
import type { EdgeModel } from "./model/model.ts";
import type { Judgement } from "./policy/engine.ts";
import type { Subjects } from "./rule.ts";
/** One root under one set of assumptions, judged. */
export interface World {
    readonly model: EdgeModel;
    readonly opaque: readonly Opaque[];
    readonly requests: readonly Subjects["originRequest"][];
    readonly judgement: Judgement;
    readonly diagnostics: readonly Diagnostic[];
}
/** A world in which nothing is left to choose, and what was assumed to get there. */
export interface Leaf {
    readonly assumptions: Assumptions;
    readonly world: World;
}
/**
 * Judges a root. Where an undecidable choice reaches the edge model (`count = var.create ? 1 : 0`), once for each of its
 * options, so that everything that hangs on it agrees; the results are joined. At most `LIMITS.choices` choices are made,
 * those first that decide about most; further ones stay plain unknowns.
 */
export declare function inEveryWorld(root: EvaluableRoot, judgeWorld: (evaluation: Evaluation) => World): World;
