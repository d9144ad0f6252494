import type { Diagnostic } from "./diagnostic.ts";
import type { Assumptions, EvaluableRoot, Evaluation, Opaque } from "./evaluate/resource.ts";
import { LIMITS } from "./limits.ts";
import type { EdgeModel } from "./model/model.ts";
import type { Judgement } from "./policy/engine.ts";
import type { Subjects } from "./rule.ts";
import { choicesIn, type OpenChoice } from "./worlds/choices.ts";
import { joinWorlds } from "./worlds/join.ts";

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
export function inEveryWorld(root: EvaluableRoot, judgeWorld: (evaluation: Evaluation) => World): World {
  const base = judgeWorld(root.evaluate(new Map()));
  const explorer = new Explorer(root, judgeWorld);
  const leaves = explorer.explore(new Map(), base);
  return leaves.length > 1 ? joinWorlds(base, leaves, explorer.admitted) : base;
}

class Explorer {
  readonly #root: EvaluableRoot;
  readonly #judgeWorld: (evaluation: Evaluation) => World;
  readonly #admitted = new Map<string, OpenChoice>();
  #evaluations = 1;

  constructor(root: EvaluableRoot, judgeWorld: (evaluation: Evaluation) => World) {
    this.#root = root;
    this.#judgeWorld = judgeWorld;
  }

  /** The choices that worlds were made of, by their id. */
  get admitted(): ReadonlyMap<string, OpenChoice> {
    return this.#admitted;
  }

  explore(assumptions: Assumptions, world: World): readonly Leaf[] {
    const choice = this.#nextChoice(assumptions, world)?.choice;
    if (choice === undefined) return [{ assumptions, world }];
    this.#evaluations += choice.options.length;
    return choice.options.flatMap((option) => {
      const assumed = new Map([...assumptions, [choice.id, option]]);
      return this.explore(assumed, this.#judgeWorld(this.#root.evaluate(assumed)));
    });
  }

  #nextChoice(assumptions: Assumptions, world: World): OpenChoice | undefined {
    for (const open of choicesIn(world)) {
      const { id, options } = open.choice;
      if (assumptions.has(id) || options.length < 2 || options.length > LIMITS.choiceOptions) continue;
      if (!this.#admitted.has(id) && this.#admitted.size >= LIMITS.choices) continue;
      if (this.#evaluations + options.length > LIMITS.worlds) return undefined;
      if (!this.#admitted.has(id)) this.#admitted.set(id, open);
      return open;
    }
    return undefined;
  }
}
