import type { Diagnostic } from "./diagnostic.ts";
import type { Assumptions, EvaluableRoot, Evaluation, Opaque } from "./evaluate/resource.ts";
import { LIMITS } from "./limits.ts";
import type { EdgeModel } from "./model/model.ts";
import type { Judgement } from "./policy/engine.ts";
import type { Subjects } from "./rule.ts";
import { choicesIn } from "./worlds/choices.ts";
import { joinWorlds } from "./worlds/join.ts";
import { Splitter } from "./worlds/split.ts";

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
 * options, so that everything that hangs on it agrees; the results are joined. Comparisons of one thing with several
 * literals are one choice: which of them it is, or none. At most `LIMITS.choices` choices are made, those first that decide
 * about most; further ones stay plain unknowns.
 */
export function inEveryWorld(root: EvaluableRoot, judgeWorld: (evaluation: Evaluation) => World): World {
  const base = judgeWorld(root.evaluate(new Map()));
  const explorer = new Explorer(root, judgeWorld);
  const leaves = explorer.explore(new Map(), base);
  return leaves.length > 1 ? joinWorlds(base, leaves, explorer.splitter.admitted) : base;
}

class Explorer {
  readonly splitter = new Splitter();
  readonly #root: EvaluableRoot;
  readonly #judgeWorld: (evaluation: Evaluation) => World;
  #evaluations = 1;

  constructor(root: EvaluableRoot, judgeWorld: (evaluation: Evaluation) => World) {
    this.#root = root;
    this.#judgeWorld = judgeWorld;
  }

  explore(assumptions: Assumptions, world: World): readonly Leaf[] {
    const split = this.splitter.next(assumptions, choicesIn(world), LIMITS.worlds - this.#evaluations);
    if (split === undefined) return [{ assumptions, world }];
    this.#evaluations += split.options.length;
    return split.options.flatMap((option) => {
      const assumed = new Map([...assumptions, [split.of, option]]);
      return this.explore(assumed, this.#judgeWorld(this.#root.evaluate(assumed)));
    });
  }
}
