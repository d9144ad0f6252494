import type { Certainty, Report, RuleText, Severity } from "../finding.ts";
import { markdownText } from "./markdown-text.ts";
import { firstSentence, sentence } from "./text.ts";

const PRECISION: Readonly<Record<Certainty, string>> = {
  proven: "very-high",
  likely: "high",
  possible: "medium",
};
const PROBLEM: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  note: "recommendation",
};
const LONGEST_TEXT = 1000;

/** Every rule that ran, as GitHub shows it; no `security-severity`: an outage is not a vulnerability. */
export function ruleDescriptors(report: Report) {
  return rulesOf(report).map((rule) => ({
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: fullStop(rule.title) },
    fullDescription: { text: fullStop(firstSentence(rule.why)) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    helpUri: rule.docs,
    defaultConfiguration: { level: rule.severity },
    properties: {
      tags: ["cloudfront", "reliability", topicOf(rule.id)],
      precision: PRECISION[rule.certainty],
      "problem.severity": PROBLEM[rule.severity],
    },
  }));
}

/** The rules of the report, and those of findings that it does not list (a policy that was loaded for one root only). */
function rulesOf(report: Report): RuleText[] {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const suppressed = (report.suppressed ?? []).map(({ finding }) => finding);
  for (const finding of [...report.findings, ...suppressed]) {
    if (rules.has(finding.rule)) continue;
    const { rule: id, title, severity, certainty, consequence, why, fix, docs } = finding;
    rules.set(id, {
      id,
      title,
      section: "-",
      severity,
      certainty,
      consequence,
      why,
      fix,
      references: [],
      docs,
    });
  }
  return [...rules.values()];
}

function topicOf(id: string): string {
  return id.split("/")[0] ?? id;
}

/** `name/not-covered` → `NameNotCovered`. */
function pascalCase(id: string): string {
  const words = id.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}

function fullStop(text: string): string {
  const line = sentence(text).slice(0, LONGEST_TEXT);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

function helpText(rule: RuleText): string {
  const references = rule.references.map((url) => `- ${url}`);
  return [
    fullStop(rule.title),
    sentence(rule.why),
    `Fix: ${sentence(rule.fix)}`,
    rule.docs,
    ...references,
  ].join("\n");
}

function helpMarkdown(rule: RuleText): string {
  const parts = [
    `**${markdownText(rule.title)}**`,
    markdownText(rule.why),
    `**Fix:** ${markdownText(rule.fix)}`,
    `[About ${markdownText(rule.id)}](${encodeURI(rule.docs)})`,
  ];
  if (rule.references.length > 0)
    parts.push(rule.references.map((url) => `- <${encodeURI(url)}>`).join("\n"));
  return parts.join("\n\n");
}
