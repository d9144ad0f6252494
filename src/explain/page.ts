import type { HandCommand } from "../facts/hand-commands.ts";
import type { Consequence, Severity } from "../finding.ts";
import { type Style, severityColor, styleFor } from "../report/style.ts";
import { fill, sentence, visible, wrap } from "../report/text.ts";
import type { Example, RuleDescription, Section } from "../rule.ts";
import { symptomsOf } from "./symptoms.ts";

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

/** The page of one rule. */
export function page(rule: ExplainedRule, context: ExplainContext): string {
  const style = styleFor(context.color);
  const width = Math.min(WIDEST, context.width);
  const { description } = rule;
  const { wire, look, commands, disagrees } = symptomsOf(rule);
  const parts = [
    header(rule, style, width),
    section("On the wire", paragraphs(wire, width), style),
    section(`Why ${effectOf(description.consequence)}`, paragraphs(description.why, width), style),
    section("What it looks like", paragraphs(look.join("\n\n"), width), style),
    section("How to mend it", paragraphs(description.fix, width), style),
    section("Who disagrees", paragraphs(disagrees.join("\n\n"), width), style),
    section("By hand", commandLines(commands, width, style), style),
    ...exampleSections(description.examples, style),
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
  lines.push("", `${style(rule.id, "bold")}: ${severity}, ${certainty}, ${effectOf(consequence)}`);
  if (letter !== "-") lines.push(`Section ${letter} of AWS's page on HTTP 502: ${SECTIONS[letter]}`);
  return lines.join("\n");
}

function effectOf(consequence: Consequence): string {
  return consequence === "deploy-failure" ? "the deployment fails" : `HTTP ${consequence}`;
}

/** A command goes on in the next line as a shell allows; what is quoted stays whole. */
function commandLines(commands: readonly HandCommand[], width: number, style: Style): string[] {
  return commands.flatMap(({ run, shows }) => [
    ...wrap(shows, width - 4).map((line) => `  ${style(`# ${line}`, "dim")}`),
    ...fill(run.match(/(?:'[^']*'|\S)+/g) ?? [], width - 8).map((line, index, { length }) => {
      const indent = index === 0 ? "  " : "      ";
      return `${indent}${line}${index < length - 1 ? " \\" : ""}`;
    }),
  ]);
}

function section(title: string, lines: readonly string[], style: Style): string {
  return lines.length === 0 ? "" : [style(title, "bold"), ...lines].join("\n");
}

/** Paragraphs are set apart by an empty line; within one, lines are filled anew. */
function paragraphs(text: string, width: number): string[] {
  if (text === "") return [];
  const blocks = text
    .split(/\n\s*\n/)
    .map((block) => wrap(sentence(block), width - 2).map((line) => `  ${line}`));
  return blocks.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

const LANGUAGES = [
  ["Terraform", "terraform"],
  ["CloudFormation", "cloudformation"],
] as const;

/** One example that fails and one that passes, in each language, say what a rule is about. */
function exampleSections(examples: readonly Example[], style: Style): string[] {
  return (["fail", "pass"] as const).flatMap((verdict) =>
    LANGUAGES.flatMap(([language, key]) => {
      const example = examples.find(({ expect, [key]: code }) => expect === verdict && code !== undefined);
      const code = example?.[key];
      return example === undefined || code === undefined ? [] : [codeSection(example, code, language, style)];
    }),
  );
}

function codeSection(
  { expect, name }: Example,
  code: string | Readonly<Record<string, string>>,
  language: string,
  style: Style,
): string {
  const verdict = expect === "fail" ? style("Fails", "red", "bold") : style("Passes", "green", "bold");
  const files =
    typeof code === "string" ? [code] : Object.entries(code).map(([file, text]) => `# ${file}\n${text}`);
  const lines = files.flatMap((text) => codeLines(text, style));
  return [`${verdict}: ${sentence(name)} (${language})`, ...lines].join("\n");
}

function codeLines(text: string, style: Style): string[] {
  return text
    .replace(/^\n+/, "")
    .trimEnd()
    .split("\n")
    .map((line) => {
      const shown = `  ${visible(line.replaceAll("\t", "    "))}`.trimEnd();
      return /(#|\/\/) <- fail/.test(line) ? style(shown, "red") : shown;
    });
}
