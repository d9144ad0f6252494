import { describe } from "../derive/describe.ts";
import type { Finding } from "../finding.ts";
import { fingerprint } from "../fingerprint.ts";
import { comparePlaces } from "../source/place.ts";
import { provenanceOf } from "./compiled-rule.ts";
import type { Failure, JudgeInput, OriginRequest } from "./judged.ts";
import { render } from "./message.ts";
import { primaryOf } from "./primary-place.ts";
import { relatedPlaces } from "./related.ts";
import { ResourceIndex } from "./resource-index.ts";
import { compareCertainty, compareSeverity } from "./scales.ts";
import { StablePaths } from "./stable-path.ts";

/** One finding for the failures of one rule at one primary place, sorted by place. */
export function findingsOf(failures: readonly Failure[], input: JudgeInput): readonly Finding[] {
  const writer = new FindingWriter(input);
  const findings = [...grouped(failures).values()].map((group) => writer.write(group));
  return findings.sort(compareFindings);
}

export function compareFindings(a: Finding, b: Finding): number {
  return (
    comparePlaces(a.place, b.place) ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.fingerprint, b.fingerprint)
  );
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function grouped(failures: readonly Failure[]): ReadonlyMap<string, readonly Failure[]> {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) {
    const key = groupKey(failure);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [failure]);
    else group.push(failure);
  }
  return groups;
}

function groupKey({ rule, fail }: Failure): string {
  const { file, start } = primaryOf(fail.at).at;
  return JSON.stringify([rule.id, file, start.line, start.column, fail.discriminator ?? ""]);
}

class FindingWriter {
  readonly #input: JudgeInput;
  readonly #resources: ResourceIndex;
  readonly #paths: StablePaths;

  constructor(input: JudgeInput) {
    this.#input = input;
    this.#resources = new ResourceIndex(input);
    this.#paths = new StablePaths(input.model);
  }

  write(group: readonly Failure[]): Finding {
    const failures = group.toSorted((a, b) => compareTexts(this.#instance(a), this.#instance(b)));
    const [first] = failures;
    if (first === undefined) throw new Error("a group of no failures");
    const { rule, subject, fail } = first;
    const primary = primaryOf(fail.at);
    const root = rule.subject === "resource" && "properties" in subject ? subject.properties : subject;
    const message = render(rule.message(), root, provenanceOf(subject), fail.args ?? {});
    const requests = distinctRequests(failures);
    const instances = [...new Set(failures.flatMap((failure) => this.#instances(failure)))].sort(
      compareTexts,
    );
    const when = failures.every((failure) => failure.when !== undefined) ? first.when : undefined;
    return {
      rule: rule.id,
      title: rule.description.title,
      severity: best(
        failures.map(({ severity }) => severity),
        compareSeverity,
        first.severity,
      ),
      certainty: best(
        failures.map(({ certainty }) => certainty),
        compareCertainty,
        first.certainty,
      ),
      consequence: first.consequence,
      affects: joinAffects(failures),
      ...(when === undefined ? {} : { when }),
      message: message.text,
      place: primary.at,
      resource: this.#resources.of(fail.at.address, subject),
      instances: instances.length > 1 ? instances : [],
      related: relatedPlaces(primary, primary.at, fail.related ?? [], message.from),
      chain: requests[0] === undefined ? [] : this.#input.chainOf(requests[0]),
      why: rule.description.why,
      fix: rule.description.fix,
      docs: rule.docs,
      fingerprint: this.#fingerprint(first),
      originRequests: requests.map(({ id }) => id).sort(compareTexts),
      evidence: distinctEvidence(failures),
    };
  }

  #fingerprint({ rule, fail }: Failure): string {
    const path = this.#paths.of(fail.at);
    return fingerprint([rule.id, this.#input.root, fail.at.address, path, fail.discriminator ?? ""]);
  }

  #instance({ fail, requests }: Failure): string {
    return `${fail.at.address} ${requests[0]?.id ?? ""}`;
  }

  /** The resource, and for origin requests the behavior that leads there. */
  #instances({ fail, requests }: Failure): readonly string[] {
    if (requests.length === 0) return [fail.at.address];
    return requests.map((request) => `${fail.at.address}, behavior ${patternOf(request)}`);
  }
}

function patternOf({ behavior }: OriginRequest): string {
  const { isDefault, pathPattern } = behavior;
  if (isDefault) return "*";
  return pathPattern.kind === "known" ? describe(pathPattern) : "(unknown)";
}

function distinctRequests(failures: readonly Failure[]): readonly OriginRequest[] {
  return [...new Set(failures.flatMap(({ requests }) => requests))];
}

function distinctEvidence(failures: readonly Failure[]): Finding["evidence"] {
  const evidence = failures.flatMap(({ fail }) => fail.evidence ?? []);
  return [...new Map(evidence.map((one) => [`${one.says} ${one.command}`, one])).values()];
}

function best<T>(values: readonly T[], compare: (a: T, b: T) => number, first: T): T {
  return values.reduce((strongest, value) => (compare(value, strongest) < 0 ? value : strongest), first);
}

/** One word for several failures; HTTP and HTTPS viewers together are everybody. */
function joinAffects(failures: readonly Failure[]): string {
  const all = new Set(failures.map(({ affects }) => affects ?? "all"));
  if (all.has("all") || (all.has("http viewers") && all.has("https viewers"))) return "all";
  return [...all].sort(compareTexts).join("; ");
}
