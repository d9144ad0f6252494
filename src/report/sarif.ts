import type { Evidence, Finding, RelatedPlace, Report, Suppressed, Verification } from "../finding.ts";
import { PROJECT } from "../project.ts";
import type { Place } from "../source/place.ts";
import type { ReportContext } from "./context.ts";
import { safeJson } from "./json.ts";
import { lineHash } from "./line-hash.ts";
import { effectText } from "./pretty-finding.ts";
import { physicalLocation } from "./sarif-location.ts";
import { notificationDescriptors, notifications } from "./sarif-notifications.ts";
import { ruleDescriptors } from "./sarif-rules.ts";
import { sentence } from "./text.ts";

/** GitHub shows this many results of a run, and this many places of a result. */
const MOST_RESULTS = 5000;
const MOST_PLACES = 100;
const SEVERITIES = ["error", "warning", "note"] as const;

/** SARIF 2.1.0 as GitHub code scanning reads it: one run, one-line regions, paths from the repository's root. */
export function sarif(report: Report, context: ReportContext): string {
  const rules = ruleDescriptors(report);
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  const bySeverity = SEVERITIES.flatMap((level) => report.findings.filter((one) => one.severity === level));
  const shown = new Set(bySeverity.slice(0, MOST_RESULTS));
  const isNew = report.hasBaseline ? { baselineState: "new" } : {};
  const suppressed = (report.suppressed ?? []).slice(0, MOST_RESULTS - shown.size);
  const results = [
    ...report.findings
      .filter((one) => shown.has(one))
      .map((one) => ({ ...result(one, ruleIndex, context), ...isNew })),
    ...suppressed.map((one) => ({
      ...result(one.finding, ruleIndex, context),
      ...isNew,
      ...suppressionOf(one),
    })),
  ];
  const broken = report.diagnostics.some((one) => one.severity === "error");
  return `${safeJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            informationUri: PROJECT.url,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            rules,
            notifications: notificationDescriptors(report),
          },
        },
        automationDetails: { id: "originlint/" },
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: !broken,
            toolExecutionNotifications: notifications(report, report.findings.length - shown.size, context),
          },
        ],
        results,
      },
    ],
  })}\n`;
}

/** GitHub reads none of this, and shows these results as open: the Action leaves them out. */
function suppressionOf({ by, reason }: Suppressed) {
  if (by === "baseline") return { baselineState: "unchanged" };
  return {
    suppressions: [{ kind: "inSource", ...(reason !== undefined && { justification: plain(reason) }) }],
  };
}

function result(finding: Finding, ruleIndex: ReadonlyMap<string, number>, context: ReportContext) {
  const related = finding.related.slice(0, MOST_PLACES);
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIndex.get(finding.rule),
    level: finding.severity,
    kind: "fail",
    message: { text: messageText(finding, related) },
    locations: [{ physicalLocation: physicalLocation(finding.place, context) }],
    relatedLocations: related.map((one, index) => ({
      id: index + 1,
      ...labelled(one.place, one.label, context),
    })),
    codeFlows: codeFlows(finding, related, context),
    partialFingerprints: fingerprints(finding, context),
    properties: {
      certainty: finding.certainty,
      consequence: finding.consequence,
      affects: finding.affects,
      verification: finding.verification,
      environments: finding.environments,
      ...(finding.evidence.length > 0 && { evidence: finding.evidence }),
    },
  };
}

/** The first sentence is all that GitHub shows where space is short; the links lead to `relatedLocations`. */
function messageText(finding: Finding, related: readonly RelatedPlace[]): string {
  const links = related.map((one, index) => `[${linkText(one.label)}](${index + 1})`);
  const sentences = [plain(finding.message)];
  if (finding.verification !== undefined)
    sentences.push(verificationText(finding.verification, finding.evidence));
  sentences.push(`Effect: ${plain(effectText(finding))}`);
  if (finding.when !== undefined) sentences.push(`When: ${plain(finding.when)}`);
  if (finding.environments !== undefined) sentences.push(`In: ${plain(finding.environments.join(", "))}`);
  if (links.length > 0) sentences.push(`See ${links.join(", ")}`);
  return sentences.map((one) => (/[.!?]$/.test(one) ? one : `${one}.`)).join(" ");
}

/** `Confirmed: origin.example.com answers with the alert handshake_failure (40)`. */
function verificationText(verification: Verification, [first]: readonly Evidence[]): string {
  const word = verification.slice(0, 1).toUpperCase() + verification.slice(1);
  return first === undefined ? word : `${word}: ${plain(first.says)}`;
}

/** Visible text that cannot be taken for a link of its own. */
function plain(text: string): string {
  return sentence(text).replaceAll("](", "] (");
}

function linkText(label: string): string {
  const text = plain(label).replaceAll("\\", "\\\\").replaceAll("[", "\\[").replaceAll("]", "\\]");
  return text === "" ? "place" : text;
}

/** The chain as steps; where none of its links has a place, the participants, and last the place to edit. */
function codeFlows(finding: Finding, related: readonly RelatedPlace[], context: ReportContext) {
  const placed = finding.chain.flatMap((link) =>
    link.place ? [{ place: link.place, label: link.label }] : [],
  );
  const steps = (placed.length > 0 ? placed : related).slice(0, MOST_PLACES);
  if (steps.length === 0) return undefined;
  const flow = [
    ...steps.map((one) => ({ importance: "important", location: labelled(one.place, one.label, context) })),
    { importance: "essential", location: labelled(finding.place, finding.message, context) },
  ];
  return [{ threadFlows: [{ locations: flow }] }];
}

function labelled(place: Place, label: string, context: ReportContext) {
  return { physicalLocation: physicalLocation(place, context), message: { text: plain(label) || "Place" } };
}

function fingerprints(finding: Finding, context: ReportContext) {
  const file = context.source(finding.place.file);
  const hash = file && lineHash(file, finding.place.start.line);
  return {
    ...(hash !== undefined && { primaryLocationLineHash: hash }),
    "originlint/v1": finding.fingerprint,
  };
}
