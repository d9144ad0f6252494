import type { Diagnostic } from "./diagnostic.ts";
import type { Place } from "./source/place.ts";
import type { Reason } from "./value.ts";
export type Severity = "error" | "warning" | "note";
export type Certainty = "proven" | "likely" | "possible";
/** What viewers get; `policy`: a user's own rule that names none. */
export type Consequence = "502" | "503" | "504" | "403" | "400" | "deploy-failure" | "policy";
/** One mistake, told once, with everyone who takes part in it. */
export interface Finding {
    readonly rule: string;
    readonly title: string;
    readonly severity: Severity;
    readonly certainty: Certainty;
    readonly consequence: Consequence;
    /** Which viewers or requests fail: `all`, `https viewers`, `alias www.example.com`. */
    readonly affects: string;
    /** The choices under which it holds, where it does not hold in every world: `var.enable_alias is false`. */
    readonly when?: string;
    /** The environments of the config in which it holds; absent where there are none. */
    readonly environments?: readonly string[];
    readonly message: string;
    /** The one place to edit; cut to one line by reporters. */
    readonly place: Place;
    readonly resource: FindingResource;
    /** Other instances, behaviors or call sites of the same line. */
    readonly instances: readonly string[];
    readonly related: readonly RelatedPlace[];
    readonly chain: readonly ChainLink[];
    readonly why: string;
    readonly fix: string;
    /** The rule's page. */
    readonly docs: string;
    /** 16 hex digits; survives moved lines (DESIGN §5). */
    readonly fingerprint: string;
    /** Ids of the origin requests that fail. */
    readonly originRequests: readonly string[];
    /** What `verify` makes of it; in `check`, only of what a run of a handler showed. */
    readonly verification?: Verification;
    /** What was seen, and the public command that shows the same. Empty in `check`, but for runs of handlers. */
    readonly evidence: readonly Evidence[];
}
/**
 * `confirmed`: code and world agree that it fails. `refuted`: the code says so, the world does not; a note. `observed`: only
 * the world says so. `predicted`: the code says so, and it could not be asked.
 */
export type Verification = "confirmed" | "refuted" | "observed" | "predicted";
export interface Evidence {
    /** One sentence without its stop. */
    readonly says: string;
    readonly command: string;
}
/** A probe as a report lists it. */
export interface ReportedProbe {
    readonly kind: "dns" | "delegation" | "tls" | "tls-offer" | "http" | "handler";
    /** `origin.example.com`, `198.51.100.7:443 as www.example.com`. */
    readonly target: string;
    /** `failed`: somebody answered, and not as an origin should. */
    readonly outcome: "seen" | "failed" | "unreachable" | "not-run";
    /** What it told, line by line; the first one is the summary. */
    readonly evidence: readonly string[];
    readonly connections: number;
    readonly datagrams: number;
    /** The equivalent public command. */
    readonly command: string;
}
export interface FindingResource {
    readonly address: string;
    readonly type: string;
    readonly constructPath?: string;
}
export interface RelatedPlace {
    readonly place: Place;
    readonly label: string;
}
/** A step of the way from viewer to certificate. */
export interface ChainLink {
    readonly label: string;
    readonly place?: Place;
}
/** What could not be decided, and what would decide it. */
export interface Undecided {
    /** Of the config, where it has any. */
    readonly environment?: string;
    /** Absent for an opaque module or multi-tenant distribution. */
    readonly originRequest?: string;
    readonly resource: FindingResource;
    readonly place: Place;
    readonly rules: readonly string[];
    readonly blockedBy: readonly Reason[];
    /** Of the request's own arguments that are not known. */
    readonly ways?: readonly OpenWay[];
}
/** How a value that is not known came about, nearest first. */
export interface OpenWay {
    readonly steps: readonly RelatedPlace[];
}
export interface ReportedRequest {
    readonly id: string;
    /** Of the config, where it has any. */
    readonly environment?: string;
    readonly distribution: string;
    readonly behavior: string;
    readonly origin: string;
    readonly scheme: "http" | "https";
    /** For display: an unknown prints as `(unknown: reason)`. */
    readonly port: string;
    readonly host: readonly string[];
    readonly sni: readonly string[];
    readonly endpoint: string;
    readonly verdict: "proven" | "broken" | "undecided";
    readonly place: Place;
}
export interface Summary {
    readonly distributions: number;
    readonly originRequests: {
        readonly proven: number;
        readonly broken: number;
        readonly undecided: number;
    };
    readonly findings: {
        readonly error: number;
        readonly warning: number;
        readonly note: number;
    };
    readonly ignored: number;
    readonly baselined: number;
    readonly skipped: number;
}
/** A finding that counts for nothing: the code accepts it, or the baseline knows it. */
export interface Suppressed {
    readonly finding: Finding;
    readonly by: "ignore" | "baseline";
    /** Why the code accepts it. */
    readonly reason?: string;
}
/** What a run found: everything that any format prints. Sorted, without times or absolute paths. */
export interface Report {
    readonly tool: {
        readonly name: "originlint";
        readonly version: string;
    };
    readonly summary: Summary;
    readonly findings: readonly Finding[];
    /** Not among `findings`; left out where there is none. */
    readonly suppressed?: readonly Suppressed[];
    /** Whether the findings were compared with a baseline. */
    readonly hasBaseline?: boolean;
    readonly undecided: readonly Undecided[];
    readonly originRequests: readonly ReportedRequest[];
    /** What `verify` and `probe` asked, and which handlers were run; empty in a plain `check`. */
    readonly probes: readonly ReportedProbe[];
    readonly diagnostics: readonly Diagnostic[];
    /** Every rule that ran, for SARIF and for `explain`. */
    readonly rules: readonly RuleText[];
}
/** A rule's texts, without its code. */
export interface RuleText {
    readonly id: string;
    readonly title: string;
    readonly section: string;
    readonly severity: Severity;
    readonly certainty: Certainty;
    readonly consequence: Consequence;
    readonly why: string;
    readonly fix: string;
    readonly references: readonly string[];
    readonly docs: string;
}
