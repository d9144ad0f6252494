import type { Diagnostic } from "../diagnostic.ts";
import type { Finding, Report, ReportedProbe, ReportedRequest, Undecided } from "../finding.ts";
import type { Place } from "../source/place.ts";
import type { ReportContext } from "./context.ts";
import { oneLine } from "./source-lines.ts";

/** For programs: the shape of `report.schema.json`, version 1. */
export function json(report: Report, context: ReportContext): string {
  const document = {
    version: 1,
    tool: report.tool,
    summary: report.summary,
    findings: report.findings.map((finding) => findingJson(finding, context)),
    undecided: report.undecided.map((one) => undecidedJson(one, context)),
    originRequests: report.originRequests.map(requestJson),
    probes: report.probes.map(probeJson),
    diagnostics: report.diagnostics.map((one) => diagnosticJson(one, context)),
  };
  return `${safeJson(document)}\n`;
}

/** JSON in which no character can steer a terminal: control and direction characters are written as `\uXXXX`. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, i) => character.charCodeAt(i))
      .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

function findingJson(finding: Finding, context: ReportContext) {
  return {
    rule: finding.rule,
    severity: finding.severity,
    certainty: finding.certainty,
    consequence: finding.consequence,
    affects: finding.affects,
    when: finding.when,
    environments: finding.environments,
    message: finding.message,
    location: locationJson(finding.place, context),
    resource: finding.resource,
    instances: finding.instances,
    related: finding.related.map((one) => ({ location: locationJson(one.place, context), label: one.label })),
    chain: finding.chain.map((link) => ({
      label: link.label,
      location: link.place && locationJson(link.place, context),
    })),
    fix: finding.fix,
    docs: finding.docs,
    fingerprint: finding.fingerprint,
    verification: finding.verification,
    evidence: finding.evidence.map(({ says, command }) => ({ says, command })),
  };
}

function undecidedJson(undecided: Undecided, context: ReportContext) {
  return {
    originRequest: undecided.originRequest,
    environment: undecided.environment,
    resource: undecided.resource,
    rules: undecided.rules,
    blockedBy: undecided.blockedBy.map((reason) => ({
      what: reason.what,
      why: reason.why,
      location: reason.at && locationJson(reason.at, context),
    })),
  };
}

function requestJson(request: ReportedRequest) {
  const { id, environment, distribution, behavior, origin, scheme, port, host, sni, endpoint, verdict } =
    request;
  return { id, environment, distribution, behavior, origin, scheme, port, host, sni, endpoint, verdict };
}

function probeJson(probe: ReportedProbe) {
  const { kind, target, outcome, evidence, connections, datagrams, command } = probe;
  return { kind, target, outcome, evidence, connections, datagrams, command };
}

function diagnosticJson(diagnostic: Diagnostic, context: ReportContext) {
  const { severity, code, message, place } = diagnostic;
  return { severity, code, message, location: place && locationJson(place, context) };
}

function locationJson(place: Place, context: ReportContext) {
  const { file, start, end } = oneLine(place, context.source(place.file));
  return { file: context.displayPath(file), start, end };
}
