import { didYouMean } from "./did-you-mean.ts";
import { type ExplainContext, type ExplainedRule, page } from "./explain/page.ts";
import type { Consequence } from "./finding.ts";
import { type Style, severityColor, styleFor } from "./report/style.ts";
import { sentence, visible, wrap } from "./report/text.ts";

export type { ExplainContext, ExplainedRule } from "./explain/page.ts";

export type Explanation =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

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
