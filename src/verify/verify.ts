import type { OriginRequest } from "../derive/origin-request.ts";
import type { Finding, ReportedProbe } from "../finding.ts";
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
import type { Target } from "./target.ts";

/** A root that was judged by its code: its world, and every origin request of every world of it. */
export interface Predicted<T> {
  readonly of: T;
  readonly world: World;
  readonly requests: readonly OriginRequest[];
  /** Judges the root again, each origin request as `see` shows it. */
  again(see: (request: OriginRequest) => OriginRequest): World;
}

export interface VerifiedRoot<T> {
  readonly of: T;
  readonly world: World;
  /** A bug of ours that judging again brought out: the world is then the one that the code predicts. */
  readonly bug?: Bug;
}

export interface Bug {
  readonly thrown: unknown;
}

export interface Verified<T> {
  readonly worlds: readonly VerifiedRoot<T>[];
  /** The names of all origins. */
  readonly hosts: ReadonlySet<string>;
  /** Those of origins that are to be asked, and of which nothing was seen: a recording of another run. */
  readonly unseen: readonly string[];
  readonly probes: readonly ReportedProbe[];
  /** A bug of ours that telling the probes brought out: they are left out. */
  readonly bug?: Bug;
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
  /** Told of a bug of ours that asking an origin brought out. */
  onBug?(host: string, thrown: unknown): void;
}

/** plan → probe → overlay → judge → compare, for all roots together: what several need is asked once. */
export async function verify<T>(
  predicted: readonly Predicted<T>[],
  options: VerifyOptions,
): Promise<Verified<T>> {
  const planned = predicted.map((root) => plan(root, options));
  const targets = planned.flatMap(({ targets }) => targets);
  const { source, roots, now } = options;
  const observations =
    source.is === "recording"
      ? source.observations
      : await interviewAll(targets, {
          ...source.interviewer,
          onBug: (host, thrown) => options.onBug?.(host, thrown),
        });
  const seen: Seen = seenBy(observations, roots, now);
  const worlds = planned.map((root) => judgeAgain(root, seen, options));
  const hosts = new Set(targets.map(({ host }) => host));
  const relevant = observations.filter(({ host }) => hosts.has(host));
  const asked = new Set(targets.flatMap((target) => (target.unreachable === undefined ? [target.host] : [])));
  const unseen = [...asked].filter((host) => !seen.byHost.has(host));
  return { worlds, ...worded(relevant, seen), observations, hosts, unseen };
}

function worded(relevant: readonly Observation[], seen: Seen): Pick<Verified<unknown>, "probes" | "bug"> {
  try {
    return { probes: reportedProbes(relevant, seen) };
  } catch (thrown) {
    return { probes: [], bug: { thrown } };
  }
}

interface Planned<T> {
  readonly root: Predicted<T>;
  readonly targets: readonly Target[];
  readonly bug?: Bug;
}

function plan<T>(root: Predicted<T>, options: VerifyOptions): Planned<T> {
  try {
    return { root, targets: root.requests.map((request) => targetOf(request, options)) };
  } catch (thrown) {
    return { root, targets: [], bug: { thrown } };
  }
}

/** What was seen must not cost what the code says: a bug here leaves the prediction as it is. */
function judgeAgain<T>({ root, bug }: Planned<T>, seen: Seen, options: VerifyOptions): VerifiedRoot<T> {
  const { of, world } = root;
  if (bug !== undefined) return { of, world: allPredicted(world), bug };
  try {
    const observed = root.again((request) => overlay(request, seen, options));
    return { of, world: compare(world, observed, options.rules) };
  } catch (thrown) {
    return { of, world: allPredicted(world), bug: { thrown } };
  }
}

function allPredicted(world: World): World {
  const findings = world.judgement.findings.map(
    (finding): Finding => ({ ...finding, verification: "predicted" }),
  );
  return { ...world, judgement: { ...world.judgement, findings } };
}
