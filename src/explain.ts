import { didYouMean } from "./did-you-mean.ts";
import type { Consequence, Severity } from "./finding.ts";
import { type Style, severityColor, styleFor } from "./report/style.ts";
import { sentence, visible, wrap } from "./report/text.ts";
import type { Example, RuleDescription, Section } from "./rule.ts";

/** A rule as `explain` shows it. */
export interface ExplainedRule {
  readonly id: string;
  readonly severity: Severity;
  readonly docs: string;
  readonly description: RuleDescription;
}

export interface ExplainContext {
  readonly color: boolean;
  readonly width: number;
}

export type Explanation =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

const WIDEST = 100;
const SECTIONS: Readonly<Record<Section, string>> = {
  A: "the certificate and the domain name",
  B: "protocols and ciphers",
  C: "an expired, invalid or incomplete certificate",
  D: "the port",
  E: "the result of a Lambda@Edge function",
  F: "DNS",
  G: "the result of a CloudFront Function",
  H: "the load balancer's own 502",
  I: "API Gateway's own 502",
  "-": "",
};

/** The page of one rule, or the list of a topic's rules. */
export function explainRule(
  id: string,
  rules: readonly ExplainedRule[],
  context: ExplainContext,
): Explanation {
  const rule = rules.find((one) => one.id === id);
  if (rule) return { ok: true, text: page(rule, context) };
  const topic = rules.filter((one) => topicOf(one) === id.replace(/\/\*?$/, ""));
  if (topic.length > 0) return { ok: true, text: listRules(topic, context) };
  return { ok: false, message: `there is no rule "${visible(id)}"${didYouMean(id, namesOf(rules))}` };
}

function namesOf(rules: readonly ExplainedRule[]): Set<string> {
  return new Set([...rules.map((rule) => rule.id), ...rules.map(topicOf)]);
}

/** All rules, topic by topic. */
export function listRules(rules: readonly ExplainedRule[], context: ExplainContext): string {
  const style = styleFor(context.color);
  const width = Math.max(0, ...rules.map((rule) => rule.id.length));
  const topics = new Map<string, string[]>();
  for (const rule of rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const topic = topicOf(rule);
    const rows = topics.get(topic) ?? [style(topic, "bold")];
    topics.set(topic, rows);
    rows.push(...listRow(rule, width, context, style));
  }
  return [...topics.values()].map((rows) => `${rows.join("\n")}\n`).join("\n");
}

function topicOf(rule: ExplainedRule): string {
  return rule.id.split("/")[0] ?? rule.id;
}

function listRow(rule: ExplainedRule, width: number, context: ExplainContext, style: Style): string[] {
  const severity = style(rule.severity.padEnd(7), severityColor(rule.severity));
  const consequence = shortConsequence(rule.description.consequence).padEnd(6);
  const indent = 2 + width + 2 + 7 + 2 + 6 + 2;
  const title = wrap(sentence(rule.description.title), Math.max(30, context.width - indent));
  const head = `  ${rule.id.padEnd(width)}  ${severity}  ${consequence}  `;
  return title.map((line, index) => (index === 0 ? head : " ".repeat(indent)) + line);
}

function shortConsequence(consequence: Consequence): string {
  return consequence === "deploy-failure" ? "deploy" : consequence;
}

function page(rule: ExplainedRule, context: ExplainContext): string {
  const style = styleFor(context.color);
  const width = Math.min(WIDEST, context.width);
  const { description } = rule;
  const parts = [
    header(rule, style, width),
    section("Why", paragraphs(description.why, width), style),
    section("How to mend it", paragraphs(description.fix, width), style),
    ...examplesOf(description.examples).flatMap((example) => exampleSections(example, style)),
    section(
      "References",
      description.references.map((url) => `  ${visible(url)}`),
      style,
    ),
    section("This rule", [`  ${visible(rule.docs)}`], style),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function header(rule: ExplainedRule, style: Style, width: number): string {
  const { title, section: letter, consequence, certainty } = rule.description;
  const lines = wrap(sentence(title), width).map((line) => style(line, "bold"));
  const severity = style(rule.severity, severityColor(rule.severity), "bold");
  const effect = consequence === "deploy-failure" ? "the deployment fails" : `HTTP ${consequence}`;
  lines.push("", `${style(rule.id, "bold")}: ${severity}, ${certainty}, ${effect}`);
  if (letter !== "-") lines.push(`Section ${letter} of AWS's page on HTTP 502: ${SECTIONS[letter]}`);
  return lines.join("\n");
}

function section(title: string, lines: readonly string[], style: Style): string {
  return lines.length === 0 ? "" : [style(title, "bold"), ...lines].join("\n");
}

/** Paragraphs are set apart by an empty line; within one, lines are filled anew. */
function paragraphs(text: string, width: number): string[] {
  const blocks = text
    .split(/\n\s*\n/)
    .map((block) => wrap(sentence(block), width - 2).map((line) => `  ${line}`));
  return blocks.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

/** One example that fails and one that passes say what a rule is about. */
function examplesOf(examples: readonly Example[]): Example[] {
  const fails = examples.find((example) => example.expect === "fail");
  const passes = examples.find((example) => example.expect === "pass");
  return [fails, passes].filter((example) => example !== undefined);
}

function exampleSections(example: Example, style: Style): string[] {
  const verdict =
    example.expect === "fail" ? style("Fails", "red", "bold") : style("Passes", "green", "bold");
  const languages = [
    ["Terraform", example.terraform],
    ["CloudFormation", example.cloudformation],
  ] as const;
  return languages.flatMap(([language, code]) => {
    if (code === undefined) return [];
    const files =
      typeof code === "string" ? [code] : Object.entries(code).map(([name, text]) => `# ${name}\n${text}`);
    const lines = files.flatMap((text) => codeLines(text, style));
    return [[`${verdict}: ${sentence(example.name)} (${language})`, ...lines].join("\n")];
  });
}

function codeLines(text: string, style: Style): string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const shown = `  ${visible(line.replaceAll("\t", "    "))}`.trimEnd();
      return /(#|\/\/) <- fail/.test(line) ? style(shown, "red") : shown;
    });
}
