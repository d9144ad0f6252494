import { didYouMean } from "../../did-you-mean.ts";
import { Misuse } from "./misuse.ts";
import type { OptionName } from "./options.ts";

/** An option as it was met. */
interface Given {
  readonly name: string;
  readonly value: string | undefined;
}

/** The options given, by name; each is known to have the right type. */
export class Flags {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #given: readonly Given[];

  constructor(values: Readonly<Record<string, unknown>>, given: readonly Given[]) {
    this.#values = values;
    this.#given = given;
  }

  isSet(name: OptionName): boolean {
    return this.#values[name] === true;
  }

  text(name: OptionName): string | undefined {
    const value = this.#values[name];
    return typeof value === "string" ? value : undefined;
  }

  texts(name: OptionName): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  }

  /** What was given of several options, in the order of the command line. */
  inOrder<N extends OptionName>(...names: readonly N[]): readonly { name: N; text: string }[] {
    return this.#given.flatMap(({ name: given, value }) => {
      const name = names.find((one) => one === given);
      return name === undefined || value === undefined ? [] : [{ name, text: value }];
    });
  }

  choice<T extends string>(name: OptionName, choices: readonly T[]): T | undefined {
    const text = this.text(name);
    const chosen = choices.find((choice) => choice === text);
    if (text === undefined || chosen !== undefined) return chosen;
    throw new Misuse(`--${name} takes ${choices.join(", ")}, not "${text}"${didYouMean(text, choices)}`);
  }
}
