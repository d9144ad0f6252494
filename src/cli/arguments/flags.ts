import { didYouMean } from "../../did-you-mean.ts";
import { Misuse } from "./misuse.ts";
import type { OptionName } from "./options.ts";

/** The options given, by name; each is known to have the right type. */
export class Flags {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
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

  choice<T extends string>(name: OptionName, choices: readonly T[]): T | undefined {
    const text = this.text(name);
    const chosen = choices.find((choice) => choice === text);
    if (text === undefined || chosen !== undefined) return chosen;
    throw new Misuse(`--${name} takes ${choices.join(", ")}, not "${text}"${didYouMean(text, choices)}`);
  }
}
