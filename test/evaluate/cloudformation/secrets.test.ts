import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { FORMATS } from "../../../src/report/formats.ts";
import { run } from "../../../src/run.ts";
import { evaluate, propertyOf, resourceAt, template } from "./evaluating.ts";

const made: string[] = [];

afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

/** The secrets stand apart: a code frame shows the lines around a place as they are written, whatever they hold. */
const PARAMETERS = `Transform: AWS::LanguageExtensions
Parameters:
  Secret: { Type: String, NoEcho: true, Default: hunter2 }
  Secrets: { Type: CommaDelimitedList, NoEcho: true, Default: "hunter2,b" }
${"#\n".repeat(20)}  Domain: { Type: String }
${"#\n".repeat(20)}Mappings:
  Map: { hunter2: { host: hunter2.test } }
`;

const EXPRESSIONS = [
  "!Ref Secret",
  "!ToJsonString [!Ref Secret]",
  "!ToJsonString { a: { b: [!Ref Secret] } }",
  "!ToJsonString [!Ref Secret, !Ref Domain]",
  '!Sub "${Secret}/x"',
  '!Sub "${Secret}.${Domain}/x"',
  '!Join ["/", [!Ref Secret, a]]',
  '!Join ["/", !Ref Secrets]',
  '!Select [0, !Split ["/", !Sub "${Secret}/x"]]',
  "!Select [0, !Ref Secrets]",
  "!Select [!Ref Secret, [a]]",
  "!FindInMap [Map, !Ref Secret, host]",
  "!FindInMap [Map, !Ref Secret, port]",
  "!ImportValue { Ref: Secret }",
  '!Sub "{{resolve:ssm:/${Secret}}}"',
  '!Sub "*${Secret}.test"',
];

/** A repository with a distribution of which the origin has that domain name, in every format. */
async function reports(domainName: string): Promise<readonly string[]> {
  const repository = mkdtempSync(join(tmpdir(), "originlint-secret-"));
  made.push(repository);
  mkdirSync(join(repository, ".git"));
  const text = `${PARAMETERS}${"#\n".repeat(20)}Resources:
  D:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases: [www.example.com]
        Origins:
          - Id: o
            DomainName: ${domainName}
            CustomOriginConfig: { OriginProtocolPolicy: https-only }
        DefaultCacheBehavior:
          TargetOriginId: o
          ViewerProtocolPolicy: allow-all
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`;
  writeFileSync(join(repository, "t.yaml"), text);
  const result = await run({ paths: ["."], workingDirectory: repository, now: 0 });
  expect(result.report.originRequests).not.toEqual([]);
  const context = {
    color: false,
    width: 100,
    source: (file: string) => result.source(file),
    displayPath: (file: string) => file,
  };
  return Object.values(FORMATS).map((format) => format(result.report, context));
}

describe("a parameter with NoEcho", () => {
  it.each(EXPRESSIONS)("is printed by no format: %s", async (expression) => {
    for (const text of await reports(expression)) expect(text).not.toContain("hunter2");
  });

  it.each([
    "!ToJsonString [!Ref Secret]",
    "!ToJsonString { a: { b: [!Ref Secret] } }",
    "!ToJsonString [{ a: !Ref Secrets }]",
    "!Base64 { Ref: Secret }",
    "!FindInMap [Map, !Ref Secret, host]",
    "Fn::Length: !Ref Secrets",
  ])("makes what a function gives a secret: %s", (expression) => {
    const written = expression.startsWith("!") ? expression : `{ ${expression} }`;
    const value = propertyOf(resourceAt(evaluate(template(written, PARAMETERS)), "It"), "Value");
    expect(value).toMatchObject({ kind: "known", sensitive: true });
  });

  it("leaves other texts alone", () => {
    const value = propertyOf(
      resourceAt(evaluate(template("!ToJsonString [{ a: 1 }]", PARAMETERS)), "It"),
      "Value",
    );
    expect(value).toMatchObject({ kind: "known", value: '[{"a":1}]' });
    expect(value).not.toHaveProperty("sensitive");
  });
});
