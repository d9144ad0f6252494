import type { OriginRequest } from "../derive/origin-request.ts";
import type { ReportedProbe } from "../finding.ts";
import type { Observation } from "../observation.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { World } from "../worlds.ts";
import type { Roots } from "../x509/roots.ts";
import { compare } from "./compare.ts";
import { type Interviewer, interviewAll } from "./interviews.ts";
import { overlay } from "./overlay.ts";
import { type PlanOptions, targetOf } from "./plan.ts";
import { reportedProbes } from "./reported-probes.ts";
import { type Seen, seenBy } from "./seen-origin.ts";

/** A root that was judged by its code: its world, and every origin request of every world of it. */
export interface Predicted<T> {
  readonly of: T;
  readonly world: World;
  readonly requests: readonly OriginRequest[];
  /** Judges the root again, each origin request as `see` shows it. */
  again(see: (request: OriginRequest) => OriginRequest): World;
}

export interface Verified<T> {
  readonly worlds: readonly { readonly of: T; readonly world: World }[];
  readonly probes: readonly ReportedProbe[];
  /** For `--record`. */
  readonly observations: readonly Observation[];
}

/** Where observations come from: the network, or a recording. */
export type Source =
  | { readonly is: "network"; readonly interviewer: Interviewer }
  | { readonly is: "recording"; readonly observations: readonly Observation[] };

export interface VerifyOptions extends PlanOptions {
  readonly source: Source;
  readonly roots: Roots;
  readonly rules: readonly CompiledRule[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** plan → probe → overlay → judge → compare, for all roots together: what several need is asked once. */
export async function verify<T>(
  predicted: readonly Predicted<T>[],
  options: VerifyOptions,
): Promise<Verified<T>> {
  const requests = predicted.flatMap((root) => root.requests);
  const targets = requests.map((request) => targetOf(request, options));
  const { source, roots, now } = options;
  const observations =
    source.is === "recording" ? source.observations : await interviewAll(targets, source.interviewer);
  const seen: Seen = seenBy(observations, roots, now);
  const worlds = predicted.map((root) => {
    const observed = root.again((request) => overlay(request, seen, options));
    return { of: root.of, world: compare(root.world, observed, options.rules) };
  });
  const hosts = new Set(targets.map(({ host }) => host));
  const relevant = observations.filter(({ host }) => hosts.has(host));
  return { worlds, probes: reportedProbes(relevant, seen), observations };
}
