import type { Diagnostic } from "../diagnostic.ts";
import { printDistribution } from "../evaluate/distribution/commands.ts";
import { isPolicyAnswer, POLICY_KEYS } from "../evaluate/distribution/sniff.ts";
import { directoryOf, type Files } from "../source/files.ts";
import { startOf } from "../source/place.ts";

/** A deployed distribution, and where the policies that it names may be. Paths are relative to the repository's root. */
export interface DistributionInput {
  readonly kind: "distribution";
  readonly file: string;
  readonly policies: readonly string[];
  /** The user gave this very file, so it should be a distribution. */
  readonly named?: true;
}

/** The outputs of the AWS CLI that a search meets: distributions, and the policies for them. */
export class Answers {
  readonly #files: Files;
  readonly #distributions = new Set<string>();
  readonly #policies = new Set<string>();
  /** The paths of both kinds that the user gave. */
  readonly #named = new Set<string>();

  constructor(files: Files) {
    this.#files = files;
  }

  addDistribution(path: string, named: boolean): void {
    this.#distributions.add(path);
    if (named) this.#named.add(path);
  }

  addPolicies(path: string, named: boolean): void {
    this.#policies.add(path);
    if (named) this.#named.add(path);
  }

  /** Each distribution with the policies of its own folder, and all others that were met. */
  inputs(): readonly DistributionInput[] {
    return [...this.#distributions].map((file) => {
      const policies = new Set([...this.#policies, ...policiesIn(directoryOf(file), this.#files)]);
      const named = this.#named.has(file) && ({ named: true } as const);
      return { kind: "distribution", file, policies: [...policies].sort(), ...named };
    });
  }

  /** Policies are nothing to check by themselves. */
  diagnostics(): readonly Diagnostic[] {
    if (this.#distributions.size > 0) return [];
    return [...this.#named].map((path) => ({
      severity: "error",
      code: "not-infrastructure",
      fatal: true,
      message: `${path} holds a policy, and there is no distribution among the paths that may name it`,
      place: startOf(path),
      help: `Give the distribution too: ${printDistribution()} > distribution.json`,
    }));
  }
}

function policiesIn(directory: string, files: Files): readonly string[] {
  const found: string[] = [];
  for (const { name, kind } of files.list(directory)) {
    if (kind !== "file" || !name.endsWith(".json")) continue;
    const path = directory === "" ? name : `${directory}/${name}`;
    if (!files.mentions(path, POLICY_KEYS)) continue;
    const result = files.peek(path);
    if (!result.ok || isPolicyAnswer(result.file.text)) found.push(path);
  }
  return found;
}
