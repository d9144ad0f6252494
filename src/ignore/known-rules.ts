import { didYouMean } from "../did-you-mean.ts";
import type { Mistake } from "./ignore.ts";

/** The rules that an ignore may name: those built in and the user's policies, whether they are on or off. */
export class KnownRules {
  readonly #names: ReadonlySet<string>;

  constructor(ids: readonly string[]) {
    this.#names = new Set(ids.flatMap((id) => [id, `${topicOf(id)}/*`]));
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** What is wrong with the name of a rule, if anything. */
  mistakeIn(name: string): Mistake | undefined {
    if (this.has(name)) return undefined;
    const warning = (message: string, help = LISTED): Mistake => ({ severity: "warning", message, help });
    if (/^(\*|all|\*\/.*|.*\*.*\*.*)$/.test(name))
      return warning(`An ignore of "${name}" is too wide`, "The widest ignore is that of a topic: name/*");
    if (!name.includes("/")) {
      const topic = this.has(`${name}/*`) ? `; did you mean "${name}/*"?` : didYouMean(name, this.#names);
      return warning(`"${name}" is no rule, which is written topic/name${topic}`);
    }
    if (name.endsWith("/*"))
      return warning(`There is no topic "${name.slice(0, -2)}"${this.#near(name, true)}`);
    if (name.includes("*"))
      return warning(`"${name}" is no rule: a star stands for all of a topic${this.#near(name, true)}`);
    return warning(`There is no rule "${name}"${this.#near(name, name.endsWith("/"))}`);
  }

  #near(name: string, topics: boolean): string {
    const near = [...this.#names].filter((one) => one.endsWith("/*") === topics);
    return didYouMean(topics ? `${topicOf(name)}/*` : name, near);
  }
}

const LISTED = "originlint explain lists the rules";

/** Whether a rule is the named one, or of the named topic. */
export function names(named: string, rule: string): boolean {
  return named === rule || (named.endsWith("/*") && topicOf(rule) === named.slice(0, -2));
}

function topicOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf("/")));
}
