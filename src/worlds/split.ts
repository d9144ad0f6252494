import { assumedOption } from "../evaluate/assumptions.ts";
import type { Assumed, Assumptions } from "../evaluate/resource.ts";
import { LIMITS } from "../limits.ts";
import type { Choice, Equality } from "../value.ts";
import type { OpenChoice } from "./choices.ts";

/** What a world falls into: one for each of the options of one thing, which exclude each other and leave nothing out. */
export interface Split {
  /** The id of a choice, or the subject of equality tests: a key of `Assumptions`. */
  readonly of: string;
  readonly options: readonly Assumed[];
}

type Comparison = OpenChoice & { readonly choice: { readonly equality: Equality } };

/** The literals of one split; the last option is that it is none of them. */
const MAX_LITERALS = LIMITS.choiceOptions - 1;

/** Decides which choices worlds are made of: no more than `LIMITS.choices` of them in one root. */
export class Splitter {
  readonly #admitted = new Map<string, OpenChoice>();
  /** The admitted choices that are no equality tests. */
  readonly #plain = new Set<string>();
  /** The literals of the admitted equality tests, by subject. */
  readonly #literals = new Map<string, ReadonlySet<string>>();

  /** The choices that worlds were made of, by their id. */
  get admitted(): ReadonlyMap<string, OpenChoice> {
    return this.#admitted;
  }

  /** The next choice to make among the open ones, which come in order of weight. `room`: how many worlds may be added. */
  next(assumptions: Assumptions, found: readonly OpenChoice[], room: number): Split | undefined {
    const open = found.filter(({ choice }) => isOpen(choice, assumptions));
    for (const each of open) {
      if (!this.#fits(each.choice)) continue;
      if (each.choice.options.length > room) return undefined;
      if (!isComparison(each)) return this.#splitByOption(each);
      return this.#splitByLiteral(each.choice.equality.subject, assumptions, open, room);
    }
    return undefined;
  }

  #splitByOption(open: OpenChoice): Split {
    this.#admit(open);
    return { of: open.choice.id, options: open.choice.options };
  }

  #splitByLiteral(
    subject: string,
    assumptions: Assumptions,
    open: readonly OpenChoice[],
    room: number,
  ): Split {
    const literals = new Set<string>();
    for (const test of open.filter(isComparison)) {
      const { equality } = test.choice;
      if (equality.subject !== subject) continue;
      const isFull = literals.size >= Math.min(MAX_LITERALS, room - 1);
      if (!literals.has(equality.literal) && (isFull || !this.#fits(test.choice))) continue;
      literals.add(equality.literal);
      this.#admit(test);
    }
    const options = [...literals].map((literal): Assumed => ({ is: true, literals: [literal] }));
    const before = assumptions.get(subject);
    const excluded = typeof before === "object" ? before.literals : [];
    return { of: subject, options: [...options, { is: false, literals: [...excluded, ...literals].sort() }] };
  }

  #fits({ id, equality }: Choice): boolean {
    if (equality === undefined) return this.#plain.has(id) || this.#count() < LIMITS.choices;
    const literals = this.#literals.get(equality.subject)?.size ?? 0;
    if (this.#literals.get(equality.subject)?.has(equality.literal)) return true;
    return this.#count() + splitsOf(literals + 1) - splitsOf(literals) <= LIMITS.choices;
  }

  #admit(open: OpenChoice): void {
    const { id, equality } = open.choice;
    if (!this.#admitted.has(id)) this.#admitted.set(id, open);
    if (equality === undefined) this.#plain.add(id);
    else {
      const known = this.#literals.get(equality.subject) ?? [];
      this.#literals.set(equality.subject, new Set([...known, equality.literal]));
    }
  }

  #count(): number {
    let count = this.#plain.size;
    for (const literals of this.#literals.values()) count += splitsOf(literals.size);
    return count;
  }
}

function splitsOf(literals: number): number {
  return Math.ceil(literals / MAX_LITERALS);
}

function isOpen(choice: Choice, assumptions: Assumptions): boolean {
  const { length } = choice.options;
  return length >= 2 && length <= LIMITS.choiceOptions && assumedOption(assumptions, choice) === undefined;
}

function isComparison(open: OpenChoice): open is Comparison {
  return open.choice.equality !== undefined;
}
