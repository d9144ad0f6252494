import { didYouMean } from "./did-you-mean.ts";
import type { Consequence, Severity } from "./finding.ts";
import { severityColor, type Style, styleFor } from "./report/style.ts";
import { columns, sentence, visible, wrap } from "./report/text.ts";
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
export function explainRule(id: string, rules: readonly ExplainedRule[], context: ExplainContext): Explanation {
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
  const idWidth = Math.max(...rules.map((rule) => rule.id.length));
  const topics = Map.groupBy(rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)), topicOf);
  const blocks = [...topics].map(([topic, members]) => {
    const rows = members.map((rule) => listRow(rule, idWidth, context, style));
    return [style(topic, "bold"), ...rows].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}
