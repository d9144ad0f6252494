import { docsUrl, severityOf } from "../../src/policy/compiled-rule.ts";
import type { RuleFile, RuleSummary } from "./read-rules.ts";

export const GENERATED = "GENERATED from rules/ by `npm run catalogue`: do not edit.";

/** The text of src/catalogue.ts: typed rules imported, declarative ones embedded. */
export function catalogueModule(rules: readonly RuleFile[]): string {
  const typed = rules.filter(({ kind }) => kind === "ts");
  const imports = typed.map(({ id }) => `import ${variableOf(id)} from "../rules/${id}.ts";`);
  const entries = typed.map(({ id }) => `  "${id}": ${variableOf(id)},`);
  const documents = rules.flatMap((rule) =>
    rule.kind === "yaml" ? [`  "${rule.id}": ${indent(JSON.stringify(rule.document, undefined, 2))},`] : [],
  );
  return [
    `// ${GENERATED}`,
    ...imports,
    ...(imports.length > 0 ? [""] : []),
    "/** Rules written in TypeScript, by id. */",
    `export const typedRules = {${lines(entries)}} as const;`,
    "",
    "/** Rules written in YAML, by id, as checked data. */",
    `export const declarativeRules = {${lines(documents)}} as const;`,
    "",
  ].join("\n");
}

function lines(entries: readonly string[]): string {
  return entries.length === 0 ? "" : `\n${entries.join("\n")}\n`;
}

function indent(text: string): string {
  return text.replaceAll("\n", "\n  ");
}

/** `tls/no-common-protocol` → `tlsNoCommonProtocol`. */
function variableOf(id: string): string {
  return id.replaceAll(/[/-]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const TOPICS: Readonly<Record<string, string>> = {
  name: "which name the certificate must carry",
  tls: "protocols, ciphers, keys",
  certificate: "what is wrong with the certificate itself",
  port: "is anyone listening",
  dns: "does the name resolve, in public",
  edge: "Lambda@Edge",
  function: "CloudFront Functions",
  http: "what the origin answers",
  host: "which Host header the origin gets",
  deploy: "what CloudFront will refuse",
  origin: "neighbours at the origin",
};

/** The text of rules/README.md: every rule in a table per topic. */
export function catalogueReadme(rules: readonly RuleFile[]): string {
  const topics = [...new Set(rules.map(({ id }) => topicOf(id)))];
  return [
    `<!-- ${GENERATED} -->`,
    "# The rules",
    "",
    `${rules.length} rules, each with code that fails and code that passes in Terraform and in CloudFormation.`,
    "",
    ...causeTable(rules),
    ...topics.flatMap((topic) => [
      "",
      ...topicTable(
        topic,
        rules.filter(({ id }) => topicOf(id) === topic),
      ),
    ]),
    "",
  ].join("\n");
}

/** The causes that AWS's page has, in its order, under the letters that rules have as their section. */
const CAUSES: readonly (readonly [section: string, cause: string])[] = [
  ["A", "certificate and domain name"],
  ["B", "protocols and ciphers"],
  ["C", "expired, invalid, self-signed, badly ordered or incomplete certificates"],
  ["D", "the origin does not answer on the port"],
  ["E", "Lambda@Edge: a response that is refused"],
  ["G", "CloudFront Functions: a response that is refused"],
  ["F", "DNS"],
  ["H", "the load balancer's own 502"],
  ["I", "API Gateway's own 502"],
  ["-", "neighbours worth reporting"],
];

function causeTable(rules: readonly RuleFile[]): readonly string[] {
  return [
    "The causes on [AWS's page on HTTP 502](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html), and the rules that find them.",
    "In parentheses: how many examples of code fail, in Terraform and in CloudFormation; *live*: only `verify` and `probe` can see it.",
    "",
    "| section | cause | rules |",
    "|---|---|---|",
    ...CAUSES.map(([section, cause]) => {
      const answering = rules.filter(({ description }) => description.section === section);
      return `| ${section} | ${cause} | ${answering.map(withExamples).join(", ")} |`;
    }),
  ];
}

function withExamples({ id, description: { examples } }: RuleFile): string {
  const failing = examples.filter(({ expect, live }) => expect === "fail" && live === undefined);
  const count = (language: "terraform" | "cloudformation") =>
    failing.filter((example) => example[language] !== undefined).length;
  return `${id} (${failing.length === 0 ? "live" : `${count("terraform")}, ${count("cloudformation")}`})`;
}

function topicTable(topic: string, rules: readonly RuleFile[]): readonly string[] {
  const about = TOPICS[topic];
  return [
    `## ${topic}${about === undefined ? "" : `: ${about}`}`,
    "",
    "| rule | | section | certainty | severity | consequence | about |",
    "|---|---|---|---|---|---|---|",
    ...rules.map(({ id, kind, description }) => row(id, kind, description)),
  ];
}

function row(id: string, kind: "yaml" | "ts", description: RuleSummary): string {
  const { title, section, certainty, consequence, subject } = description;
  const severity = severityOf({ certainty, ...(description.severity && { severity: description.severity }) });
  const link = `[${id}](${docsUrl(id, kind)})`;
  return `| ${link} | ${title} | ${section} | ${certainty} | ${severity} | ${consequence} | ${subject} |`;
}

function topicOf(id: string): string {
  return id.split("/", 1)[0] ?? "";
}
