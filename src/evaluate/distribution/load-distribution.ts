import type { Diagnostic, Outcome } from "../../diagnostic.ts";
import { startOf } from "../../source/place.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { EvaluableRoot, Resource, Root } from "../resource.ts";
import { readAnswer } from "./answer.ts";
import { printDistribution, printPolicy } from "./commands.ts";
import { deployedIn, distributionResource } from "./deployed.ts";
import { missingPolicies } from "./missing-policies.ts";
import { type GivenPolicy, policiesIn, policyResource } from "./policies.ts";

/**
 * A deployed distribution as a root of its own: the JSON that `aws cloudfront get-distribution` or `get-distribution-config`
 * prints, with the outputs of `get-origin-request-policy` and `get-cache-policy`. `undefined` for anything else, with diagnostics
 * only where the JSON is broken.
 */
export function loadDistribution(
  source: SourceFile,
  policies: readonly SourceFile[],
): Outcome<EvaluableRoot | undefined> {
  const { value: answer, diagnostics } = readAnswer(source, printDistribution());
  if (answer === undefined) return { value: undefined, diagnostics };
  const deployed = deployedIn(answer);
  if (deployed === undefined) return { value: undefined, diagnostics: [] };
  const distribution = distributionResource(deployed, answer);
  const given = readPolicies(policies);
  const resources = [distribution, ...policyResources(given.value, distribution)];
  const root: Root = { name: source.path, language: "cloudformation" };
  const evaluation = { root, resources, opaque: [], unseen: [], diagnostics: [] };
  return {
    value: { root, evaluate: () => evaluation },
    diagnostics: [...diagnostics, ...given.diagnostics],
  };
}

/** A file that was meant as a distribution and is none. */
export function notDistribution(source: SourceFile): Diagnostic {
  const isList = source.text.includes('"DistributionList"');
  const what = isList
    ? "holds a list of distributions, not the settings of one"
    : "holds no DistributionConfig";
  return {
    severity: "error",
    code: "not-infrastructure",
    fatal: true,
    message: `${source.path} ${what}`,
    place: startOf(source.path),
    help: `Print the distribution to check: ${printDistribution()}`,
  };
}

function readPolicies(sources: readonly SourceFile[]): Outcome<readonly GivenPolicy[]> {
  const given: GivenPolicy[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const source of sources) {
    const { value: answer, diagnostics: found } = readAnswer(source, printPolicy("origin-request-policy"));
    for (const diagnostic of found) diagnostics.push(diagnostic);
    if (answer === undefined) continue;
    const policies = policiesIn(answer);
    for (const policy of policies) {
      given.push(policy);
      if (policy.id === undefined) diagnostics.push(nameless(policy));
    }
  }
  return { value: given, diagnostics };
}

/** `get-origin-request-policy-config` leaves the id out. */
function nameless({ words, answer }: GivenPolicy): Diagnostic {
  return {
    severity: "warning",
    code: "not-infrastructure",
    message: `${answer.source.path} does not say which policy it is, and was not used`,
    place: startOf(answer.source.path),
    help: `Print it with its id: ${printPolicy(words.kind)}; or name the file by the id`,
  };
}

/** Of two outputs for one policy the later one counts. */
function policyResources(given: readonly GivenPolicy[], distribution: Resource): readonly Resource[] {
  const found = new Map<string, Resource>();
  for (const policy of given) {
    if (policy.id !== undefined) found.set(policy.id, policyResource(policy, policy.id, distribution));
  }
  return [...found.values(), ...missingPolicies(distribution, new Set(found.keys()))];
}
