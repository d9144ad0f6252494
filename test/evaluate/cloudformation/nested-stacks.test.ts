import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadTemplate } from "../../../src/evaluate/cloudformation/load-template.ts";
import { DiskFiles } from "../../../src/source/disk-files.ts";
import type { Files } from "../../../src/source/files.ts";
import { MemoryFiles } from "../../../src/source/memory-files.ts";
import { propertyOf, resourceAt, show } from "./evaluating.ts";

function load(texts: Readonly<Record<string, string>>, files: Files = new MemoryFiles(texts)) {
  const read = files.read("main.yaml");
  if (!read.ok) throw new Error(read.why);
  const { value, diagnostics } = loadTemplate(read.file, { files });
  if (value === undefined) throw new Error("not a template");
  const evaluation = value.evaluate(new Map());
  return { evaluation, diagnostics: [...diagnostics, ...evaluation.diagnostics] };
}

function stack(url: string, more = ""): string {
  return `{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${url}${more} } }`;
}

/** What the child's resource `It` has as `Value`, whose parameter `P` is declared and passed so. */
function passed(value: string, parameter = "Type: String", parent = "") {
  const { evaluation, diagnostics } = load({
    "main.yaml": `${parent}\nResources:\n  Vpc: { Type: AWS::EC2::VPC }\n  Child: ${stack("child.yaml", `, Parameters: ${value}`)}\n`,
    "child.yaml": `Parameters: { P: { ${parameter} } }\nResources: { It: { Type: Custom::It, Properties: { Value: !Ref P } } }\n`,
  });
  expect(diagnostics).toEqual([]);
  return propertyOf(resourceAt(evaluation, "Child/It"), "Value");
}

describe("a parameter of a nested stack is", () => {
  it("what the parent passes, at the line where it is written", () => {
    const value = passed("{ P: origin.example.com }");
    expect(show(value)).toBe("origin.example.com");
    expect(value.from.at.file).toBe("child.yaml");
    expect(value.from.via.map(({ at }) => at.file)).toContain("main.yaml");
  });

  it("its default where the parent passes nothing, or AWS::NoValue", () => {
    expect(show(passed("{}", "Type: String, Default: d"))).toBe("d");
    expect(show(passed("{ P: !Ref AWS::NoValue }", "Type: String, Default: d"))).toBe("d");
  });

  it("unknown, never its default, where what is passed is unknown", () => {
    const parent = "Parameters: { Q: { Type: String } }";
    expect(show(passed("{ P: !Ref Q }", "Type: String, Default: d", parent))).toMatchObject({
      why: "no-value",
    });
    const macro = '{ "Fn::Transform": { Name: AWS::Include, Parameters: { Location: s3://b/p.yaml } } }';
    expect(show(passed(macro, "Type: String, Default: d"))).toMatchObject({ why: expect.any(String) });
  });

  it("a list where it is declared as one", () => {
    expect(show(passed('{ P: "a, b" }', "Type: CommaDelimitedList"))).toEqual(["a", "b"]);
    const joined = '{ P: !Join [",", [!Ref Vpc, sg-1]] }';
    expect(show(passed(joined, "Type: List<AWS::EC2::SecurityGroup::Id>"))).toEqual([
      { why: "resource-attribute", text: "<Vpc.Ref id>" },
      "sg-1",
    ]);
  });

  it("a number where it is declared as one", () => {
    expect(show(passed('{ P: "443" }', "Type: Number"))).toBe(443);
    expect(show(passed("{ P: 443 }", "Type: String"))).toBe("443");
  });

  it("a secret where either says so", () => {
    const parent = "Parameters: { Q: { Type: String, NoEcho: true, Default: hunter2 } }";
    expect(passed("{ P: !Ref Q }", "Type: String", parent)).toMatchObject({ sensitive: true });
    expect(passed("{ P: hunter2 }", "Type: String, NoEcho: true")).toMatchObject({ sensitive: true });
  });

  it("read at deployment where it names one of the parameter store", () => {
    const type = "Type: AWS::SSM::Parameter::Value<String>";
    expect(show(passed("{ P: /shop/host }", type))).toMatchObject({ why: "data-source" });
  });
});

describe("what a nested stack puts out", () => {
  const CHILD = `Resources: { Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer } }
Outputs: { Host: { Value: !GetAtt Alb.DNSName, Export: { Name: app-host } } }
`;

  function output(value: string) {
    const { evaluation } = load({
      "main.yaml": `Resources:\n  Net: ${stack("./net/child.yaml")}\n  It: { Type: Custom::It, Properties: { Value: ${value} } }\n`,
      "net/child.yaml": CHILD,
    });
    return show(propertyOf(resourceAt(evaluation, "It"), "Value"));
  }

  it("is what Fn::GetAtt and Fn::Sub read", () => {
    const host = "<Net/Alb.DNSName load-balancer-host>";
    expect(output("!GetAtt Net.Outputs.Host")).toMatchObject({ text: host });
    expect(output('!Sub "https://$' + '{Net.Outputs.Host}/"')).toMatchObject({ text: `https://${host}/` });
  });

  it("can be imported by what it exports", () => {
    expect(output("!ImportValue app-host")).toMatchObject({ text: "<Net/Alb.DNSName load-balancer-host>" });
  });

  it("is an error where there is no such output", () => {
    expect(output("!GetAtt Net.Outputs.Hots")).toMatchObject({ why: "error" });
  });
});

describe("a nested stack", () => {
  const CHILD = "Resources: { A: { Type: X } }\n";

  function addresses(condition: string, parent = "") {
    const main = `${parent}\nConditions: { C: ${condition} }\nResources:\n  Child: { Type: AWS::CloudFormation::Stack, Condition: C, Properties: { TemplateURL: c.yaml } }\n`;
    return load({ "main.yaml": main, "c.yaml": CHILD }).evaluation.resources;
  }

  it("has no resources where its condition is false, and uncertain ones where that is undecided", () => {
    expect(addresses("!Equals [a, b]")).toEqual([]);
    const resources = addresses("!Equals [!Ref Q, b]", "Parameters: { Q: { Type: String } }");
    expect(resources.map(({ address, uncertain }) => [address, uncertain?.length])).toEqual([
      ["Child", 1],
      ["Child/A", 1],
    ]);
  });

  it("has a name of its own", () => {
    const child = "Resources: { It: { Type: X, Properties: { Value: !Ref AWS::StackName } } }\n";
    const files = new MemoryFiles({ "c.yaml": child });
    const source = { path: "main.yaml", text: `Resources: { Child: ${stack("c.yaml")} }\n` };
    const { value } = loadTemplate(source, { files, stackName: "shop" });
    const evaluation = value?.evaluate(new Map());
    if (evaluation === undefined) throw new Error("not a template");
    const name = propertyOf(resourceAt(evaluation, "Child/It"), "Value");
    expect(show(name)).toMatchObject({ text: "<Child/AWS::StackName name>" });
  });

  it("of SAM names its template as Location", () => {
    const main = `Transform: AWS::Serverless-2016-10-31
Resources:
  Child: { Type: AWS::Serverless::Application, Properties: { Location: c.yaml } }
  Elsewhere: { Type: AWS::Serverless::Application, Properties: { Location: { ApplicationId: a, SemanticVersion: 1.0.0 } } }
`;
    const { evaluation } = load({ "main.yaml": main, "c.yaml": CHILD });
    expect(evaluation.resources.map(({ address }) => address)).toContain("Child/A");
    expect(evaluation.opaque.map(({ address }) => address)).toEqual(["Elsewhere"]);
  });
});

describe("a nested stack that is not followed says why", () => {
  function why(url: string, texts: Readonly<Record<string, string>> = {}) {
    const { evaluation, diagnostics } = load({ "main.yaml": `Resources: { N: ${stack(url)} }\n`, ...texts });
    return { diagnostics, why: evaluation.opaque.map(({ why: [reason] }) => [reason?.why, reason?.says]) };
  }
  const AT_URL = [["not-in-input", "has its template at a URL, and nothing is fetched"]];
  const NETWORK = { "templates/x.yaml": "Resources: { A: { Type: X } }\n" };

  it.each([
    "https://bucket.s3.amazonaws.com/templates/x.yaml",
    "s3://bucket/templates/x.yaml",
    "http://s3.amazonaws.com/b/templates/x.yaml",
    '!Sub "https://$' + '{Bucket}.s3.amazonaws.com/templates/x.yaml"',
  ])("%s", (url) => {
    const main = `Parameters: { Bucket: { Type: String } }\nResources: { N: ${stack(url)} }\n`;
    const seen = why(url, { ...NETWORK, "main.yaml": main });
    expect(seen).toEqual({ diagnostics: [], why: AT_URL });
  });

  it.each([
    ["/etc/passwd", "outside-repository"],
    ["../../secrets.yaml", "outside-repository"],
    ["missing.yaml", "file-not-found"],
    ["notes.yaml", "error"],
    ["main.yaml", "cycle"],
    ["!Ref Where", "not-in-input"],
  ])("%s: %s", (url, code) => {
    const main = `Parameters: { Where: { Type: String } }\nResources: { N: ${stack(url)} }\n`;
    const seen = why(url, { "notes.yaml": "a: b\n", "main.yaml": main });
    expect(seen.why.map(([reason]) => reason)).toEqual([code]);
    expect(seen.diagnostics).toEqual([]);
  });

  it("is nested in itself by way of another", () => {
    const { evaluation } = load({
      "main.yaml": `Resources: { B: ${stack("b.yaml")} }\n`,
      "b.yaml": `Resources: { A: ${stack("main.yaml")}, It: { Type: X } }\n`,
    });
    expect(evaluation.resources.map(({ address }) => address)).toEqual(["B", "B/A", "B/It"]);
    expect(evaluation.opaque).toMatchObject([{ address: "B/A", why: [{ why: "cycle" }] }]);
  });

  it("lies behind a symbolic link out of the repository", () => {
    const root = mkdtempSync(join(tmpdir(), "originlint-nested-"));
    try {
      mkdirSync(join(root, "repository"));
      writeFileSync(join(root, "secret.yaml"), "Resources: { Secret: { Type: X } }\n");
      writeFileSync(join(root, "repository", "main.yaml"), `Resources: { N: ${stack("link.yaml")} }\n`);
      symlinkSync(join(root, "secret.yaml"), join(root, "repository", "link.yaml"));
      const { evaluation } = load({}, new DiskFiles(join(root, "repository")));
      expect(evaluation.resources.map(({ address }) => address)).toEqual(["N"]);
      expect(evaluation.opaque).toMatchObject([{ why: [{ why: "outside-repository" }] }]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it("is one of too many, or too deep", () => {
    const levels = Array.from({ length: 8 }, (_, level) => {
      const stacks = Array.from({ length: 10 }, (_, n) => `S${n}: ${stack(`${level + 1}.yaml`)}`);
      return [level === 0 ? "main.yaml" : `${level}.yaml`, `Resources: { ${stacks.join(", ")} }\n`] as const;
    });
    const wide = load({ ...Object.fromEntries(levels), "8.yaml": "Resources: { A: { Type: X } }\n" });
    expect(wide.evaluation.resources.length).toBeLessThan(30_000);
    expect(wide.evaluation.opaque).toContainEqual(
      expect.objectContaining({ why: [expect.objectContaining({ why: "limit" })] }),
    );
    const chain = Array.from({ length: 300 }, (_, n) => {
      const name = n === 0 ? "main.yaml" : `${n}.yaml`;
      return [name, `Resources: { N: ${stack(`${n + 1}.yaml`)} }\n`] as const;
    });
    const deep = load(Object.fromEntries(chain));
    expect(deep.evaluation.opaque).toMatchObject([{ why: [{ why: "limit" }] }]);
  });
});

it("a broken nested template is reported where it is broken", () => {
  const { diagnostics } = load({
    "main.yaml": `Resources: { N: ${stack("broken.yaml")} }\n`,
    "broken.yaml": "Resources:\n  A:\n    Type: AWS::CloudFront::Distribution\n    Properties: [\n",
  });
  expect(diagnostics).toMatchObject([{ severity: "error", fatal: true, place: { file: "broken.yaml" } }]);
});
