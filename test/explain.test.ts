import { describe, expect, test } from "vitest";
import { type ExplainedRule, explainRule, listRules } from "../src/explain.ts";

const CONTEXT = { color: false, width: 90 };

const RULE: ExplainedRule = {
  id: "port/s3-website-https",
  severity: "error",
  docs: "https://example.com/rules/port/s3-website-https.yaml",
  description: {
    title: "An S3 website endpoint does not speak HTTPS",
    section: "D",
    consequence: "502",
    certainty: "proven",
    message: "",
    why: "A website endpoint listens on port 80\nand nowhere else.\n\nThe REST endpoint is another thing.",
    fix: "Set origin_protocol_policy to http-only.",
    references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html"],
    examples: [
      { name: "unknown", expect: "unknown", terraform: "x" },
      {
        name: "HTTPS only",
        expect: "fail",
        terraform: 'custom_origin_config {\n\torigin_protocol_policy = "https-only" # <- fail\n}\n',
        cloudformation: { "template.yaml": "OriginProtocolPolicy: https-only # <- fail\n" },
      },
      { name: "HTTP only", expect: "pass", terraform: 'origin_protocol_policy = "http-only"\n' },
    ],
  },
};

const OTHERS: readonly ExplainedRule[] = [
  {
    ...RULE,
    id: "tls/sslv3",
    severity: "warning",
    description: { ...RULE.description, title: "SSLv3 is gone" },
  },
  {
    ...RULE,
    id: "deploy/grpc",
    severity: "note",
    description: { ...RULE.description, title: "gRPC", consequence: "deploy-failure", section: "-" },
  },
];
const RULES = [RULE, ...OTHERS];

function textOf(id: string): string {
  const explanation = explainRule(id, RULES, CONTEXT);
  return explanation.ok ? explanation.text : `not ok: ${explanation.message}`;
}

describe("explain RULE", () => {
  test("the page", async () => {
    await expect(textOf("port/s3-website-https")).toMatchFileSnapshot("golden/explain-rule.txt");
  });

  test("a neighbour of the 502 has no section on AWS's page", () => {
    expect(textOf("deploy/grpc")).toContain("deploy/grpc: note, proven, the deployment fails\n\nOn the wire");
  });

  test.each(["tls", "tls/", "tls/*"])("%s lists the topic", (topic) => {
    expect(textOf(topic)).toBe("tls\n  tls/sslv3  warning  502     SSLv3 is gone\n");
  });

  test.each([
    [
      "port/s3-website-http",
      'not ok: there is no rule "port/s3-website-http"; did you mean "port/s3-website-https"?',
    ],
    ["tsl", 'not ok: there is no rule "tsl"; did you mean "tls"?'],
    ["\u001b[2J", 'not ok: there is no rule "␛[2J"'],
  ])("%j does not exist", (id, message) => {
    expect(textOf(id)).toBe(message);
  });
});

test("explain lists all rules, topic by topic", async () => {
  await expect(listRules(RULES, CONTEXT)).toMatchFileSnapshot("golden/explain-list.txt");
});
