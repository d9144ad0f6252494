import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/finding.ts";
import type { EventType } from "../../src/model/edge-function.ts";
import { run } from "../../src/run.ts";
import { NODE } from "./sandboxed.ts";

const folder = mkdtempSync(join(tmpdir(), "originlint-findings-"));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

function written(files: Readonly<Record<string, string>>): string {
  const root = join(folder, String(count++));
  for (const [name, text] of Object.entries({ ".git/HEAD": "", ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

const distribution = (association: string) => `
provider "aws" { region = "us-east-1" }
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }
  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    ${association}
  }
}`;

const lambdaSite = (event: EventType) => `${distribution(`lambda_function_association {
      event_type = "${event}"
      lambda_arn = aws_lambda_function.edge.qualified_arn
    }`)}
data "archive_file" "edge" {
  type        = "zip"
  source_dir  = "\${path.module}/edge"
  output_path = "\${path.module}/edge.zip"
}
resource "aws_lambda_function" "edge" {
  function_name = "edge"
  role          = "arn:aws:iam::111122223333:role/edge"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = data.archive_file.edge.output_path
  publish       = true
  timeout       = 1
}`;

const functionSite = (event: EventType) => `${distribution(`function_association {
      event_type   = "${event}"
      function_arn = aws_cloudfront_function.edge.arn
    }`)}
resource "aws_cloudfront_function" "edge" {
  name    = "edge"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = file("\${path.module}/edge/index.js")
}`;

async function report(main: string, code: Readonly<Record<string, string>>, node = NODE): Promise<Report> {
  const files = Object.entries(code).map(([name, text]) => [`edge/${name}`, text]);
  const root = written({ "main.tf": main, ...Object.fromEntries(files) });
  const options = { paths: ["."], workingDirectory: root, now: 0, config: false, baseline: false } as const;
  return (await run({ ...options, runHandlers: node })).report;
}

/** Findings and open questions about the code. */
function told({ findings, undecided }: Report) {
  const ours = (rule: string) => /^(edge|function)\//.test(rule) && rule !== "edge/role-trust";
  return {
    findings: findings.flatMap((one) =>
      ours(one.rule)
        ? [`${one.rule} ${one.verification} ${one.certainty} ${one.consequence}: ${one.message}`]
        : [],
    ),
    open: undecided.flatMap(({ blockedBy, rules }) =>
      rules.some(ours) ? blockedBy.map(({ says }) => says) : [],
    ),
  };
}

/** No reading of the code shows what comes out of this. */
const HIDDEN = `const hidden = (value) => JSON.parse(Buffer.from(JSON.stringify(value)).toString("utf8"));`;
const lambda = (body: string) => `${HIDDEN}
exports.handler = async (event) => {
  const { request, response } = event.Records[0].cf;
  ${body}
};`;
const edge = (body: string) => `
function hidden(value) { return JSON.parse(Buffer.from(JSON.stringify(value)).toString('utf8')); }
function handler(event) {
  var request = event.request; var response = event.response;
  ${body}
}`;

type Case = [rule: string, event: EventType, bad: string, good: string, says: RegExp];

const LAMBDA: Case[] = [
  [
    "edge/disallowed-header",
    "origin-response",
    `response.headers[hidden("x-cache")] = [{ value: "1" }]; return response;`,
    `response.headers[hidden("x-app-cache")] = [{ value: "1" }]; return response;`,
    /adds the header x-cache/,
  ],
  [
    "edge/read-only-header",
    "viewer-request",
    `request.headers[hidden("host")] = [{ value: "a.example.com" }]; return request;`,
    `request.headers[hidden("x-host")] = [{ value: "a.example.com" }]; return request;`,
    /writes the header host, which is read-only/,
  ],
  [
    "edge/read-only-header",
    "origin-request",
    `delete request.headers[hidden("via")]; return request;`,
    `delete request.headers[hidden("x-via")]; return request;`,
    /deletes the header via, which is read-only/,
  ],
  [
    "edge/response-shape",
    "viewer-request",
    `return hidden({ statusCode: 200, body: "" });`,
    `return hidden({ status: "200", body: "" });`,
    /gives back a statusCode, as for API Gateway/,
  ],
  [
    "edge/response-shape",
    "viewer-request",
    `return hidden({ status: "200", headers: { a: "b" } });`,
    `return hidden({ status: "200", headers: { a: [{ value: "b" }] } });`,
    /gives the header a as a string/,
  ],
  ["edge/response-shape", "origin-request", `return hidden(null);`, `return request;`, /gives back nothing/],
  [
    "edge/response-shape",
    "origin-response",
    `return hidden(event);`,
    `return response;`,
    /gives back the whole event/,
  ],
  [
    "edge/status",
    "viewer-request",
    `return hidden({ status: "99" });`,
    `return hidden({ status: "200" });`,
    /status "99"/,
  ],
  [
    "edge/status",
    "viewer-response",
    `response.status = hidden("404"); return response;`,
    `response.status = hidden("200"); return response;`,
    /changes the status/,
  ],
  [
    "edge/body",
    "viewer-request",
    `return hidden({ status: "200", body: "x".repeat(50000) });`,
    `return hidden({ status: "200", body: "x".repeat(30000) });`,
    /a body of 50000 bytes/,
  ],
  [
    "edge/body",
    "origin-request",
    `return hidden({ status: "200", body: "%%", bodyEncoding: "base64" });`,
    `return hidden({ status: "200", body: "eA==", bodyEncoding: "base64" });`,
    /not valid base64/,
  ],
  [
    "edge/header-characters",
    "viewer-request",
    `return hidden({ status: "302", headers: { location: [{ value: "/a\\nb" }] } });`,
    `return hidden({ status: "302", headers: { location: [{ value: "/a" }] } });`,
    /a line break/,
  ],
  [
    "edge/origin-object",
    "origin-request",
    `request.origin.custom.domainName = hidden("https://a.example.com"); return request;`,
    `request.origin.custom.domainName = hidden("a.example.com"); return request;`,
    /begins with a scheme/,
  ],
  [
    "edge/origin-object",
    "origin-request",
    `request.origin.s3 = hidden({ domainName: "b.s3.amazonaws.com" }); return request;`,
    `request.origin = hidden({ s3: { domainName: "b.s3.amazonaws.com" } }); return request;`,
    /both custom and s3/,
  ],
  ["edge/execution-error", "viewer-request", `throw hidden("no");`, `return request;`, /fails with no/],
  ["edge/execution-error", "viewer-request", `process.exit(1);`, `return request;`, /ends the process/],
  [
    "edge/execution-error",
    "viewer-request",
    `for (;;);`,
    `for (let i = 0; i < 1e6; i++); return request;`,
    /timeout of 1 seconds/,
  ],
  [
    "edge/execution-error",
    "viewer-request",
    `request.self = request; return request;`,
    `return request;`,
    /cannot be written as JSON/,
  ],
];

const FUNCTION: Case[] = [
  [
    "function/read-only-header",
    "viewer-request",
    `request.headers[hidden('host')] = { value: 'a' }; return request;`,
    `request.headers[hidden('x-host')] = { value: 'a' }; return request;`,
    /writes the header host/,
  ],
  [
    "function/limits",
    "viewer-request",
    `return hidden({ statusCode: '302' });`,
    `return hidden({ statusCode: 302 });`,
    /a text and no number/,
  ],
  ["function/limits", "viewer-response", `throw hidden('no');`, `return response;`, /fails with no/],
  ["function/limits", "viewer-request", `for (;;);`, `return request;`, /still computes after 2 seconds/],
  ["function/limits", "viewer-request", `hidden(1);`, `return request;`, /gives back nothing/],
];

const PATIENCE = { timeout: 30_000 };

describe("a Lambda function, run", () => {
  it.each(LAMBDA)("%s at %s", PATIENCE, async (rule, event, bad, good, says) => {
    const failing = told(await report(lambdaSite(event), { "index.js": lambda(bad) }));
    expect(failing.findings.filter((one) => one.startsWith(rule)).join("\n")).toMatch(says);
    const healthy = await report(lambdaSite(event), { "index.js": lambda(good) });
    expect(told(healthy).findings).toEqual([]);
    expect(healthy.probes).toMatchObject([{ kind: "handler", outcome: "seen" }]);
  });
});

describe("a CloudFront Function, run", () => {
  it.each(FUNCTION)("%s at %s", PATIENCE, async (rule, event, bad, good, says) => {
    const failing = told(await report(functionSite(event), { "index.js": edge(bad) }));
    expect(failing.findings.filter((one) => one.startsWith(rule)).join("\n")).toMatch(says);
    const healthy = await report(functionSite(event), { "index.js": edge(good) });
    expect(told(healthy).findings).toEqual([]);
    expect(healthy.probes).toMatchObject([{ kind: "handler", outcome: "seen" }]);
  });

  it("function/origin-helper", PATIENCE, async () => {
    const code = (id: string) =>
      `import cf from 'cloudfront';\n${edge(`cf.selectRequestOriginById(hidden('${id}')); return request;`)}`;
    const failing = told(await report(functionSite("viewer-request"), { "index.js": code("other") }));
    expect(failing.findings).toEqual([
      expect.stringMatching(/^function\/origin-helper observed likely 502:.*"other"/),
    ]);
    expect(
      told(await report(functionSite("viewer-request"), { "index.js": code("files") })).findings,
    ).toEqual([]);
  });
});

describe("what a run shows", () => {
  it("is observed where the code does not tell it, and likely", PATIENCE, async () => {
    const { findings } = await report(lambdaSite("viewer-request"), {
      "index.js": lambda(`return hidden({ status: "99" });`),
    });
    expect(findings.find(({ rule }) => rule === "edge/status")).toMatchObject({
      verification: "observed",
      certainty: "likely",
      affects: "requests like AWS's sample event for viewer-request",
      place: { file: "edge/index.js", start: { line: 2 } },
      evidence: [
        {
          says: expect.stringMatching(
            /sample event for viewer-request, gives back a response with the status "99"/,
          ),
        },
      ],
    });
  });

  it("is confirmed where the code tells it, too", PATIENCE, async () => {
    const bad = `response.headers["x-cache"] = [{ value: "1" }]; return response;`;
    const { findings } = await report(lambdaSite("origin-response"), { "index.js": lambda(bad) });
    expect(findings).toMatchObject([
      {
        rule: "edge/disallowed-header",
        verification: "confirmed",
        certainty: "proven",
        evidence: [{}, { says: expect.stringMatching(/tried to add a blacklisted header/) }],
      },
    ]);
  });

  it("stands at the line that threw", PATIENCE, async () => {
    const { findings } = await report(lambdaSite("viewer-request"), {
      "index.js": `exports.handler = require("./lib").handler;`,
      "lib.js": `exports.handler = async () => {\n  const a = {};\n  return a.b.c;\n};`,
    });
    expect(findings).toMatchObject([
      { rule: "edge/execution-error", place: { file: "edge/lib.js", start: { line: 3, column: 14 } } },
    ]);
  });

  it.each<[what: string, files: Record<string, string>, says: RegExp]>([
    ["a package", { "index.js": lambda(`require("sharp");`) }, /needs the package sharp/],
    [
      "a package of a scope",
      { "index.js": lambda(`require("@aws-sdk/client-s3/a");`) },
      /needs the package @aws-sdk\/client-s3,/,
    ],
    [
      "a package, imported",
      { "index.mjs": `import a from "sharp"; export const handler = async () => a;` },
      /needs the package sharp/,
    ],
    ["a file", { "index.js": lambda(`require("./lib");`) }, /needs the file \.\/lib/],
    [
      "a file, imported",
      { "index.mjs": `import a from "./lib.mjs"; export const handler = async () => a;` },
      /needs the file \.\/lib\.mjs/,
    ],
    [
      "the network",
      { "index.js": lambda(`await fetch("https://example.com");`) },
      /needs the network \(fetch\)/,
    ],
    [
      "the environment",
      { "index.js": lambda(`return process.env.TABLE.name;`) },
      /reads the environment variable TABLE/,
    ],
    [
      "a page of its own",
      { "index.js": lambda(`require("fs").readFileSync(__dirname + "/a.html");`) },
      /uses a file/,
    ],
    [
      "a header",
      { "index.js": lambda(`return request.headers["cloudfront-viewer-country"][0];`) },
      /looks at request\.headers\.cloudfront-viewer-country/,
    ],
    ["TypeScript", { "index.ts": "export const handler = async (a: { b: object }) => a.b;" }, /TypeScript/],
    [
      "another handler",
      { "index.js": "exports.main = async () => {};" },
      /has no handler of the name handler/,
    ],
    ["more time", { "index.js": "while (true) {}" }, /was not loaded within 10 seconds/],
  ])("is nothing where it wants %s", PATIENCE, async (_, files, says) => {
    const { findings, open } = told(await report(lambdaSite("viewer-request"), files));
    expect(findings).toEqual([]);
    expect(open.join("\n")).toMatch(says);
  });

  it("is nothing where it wants its origin to be a bucket, which the sample's is not", PATIENCE, async () => {
    const code = { "index.js": lambda(`return hidden(request.origin.s3.region);`) };
    const { findings, open } = told(await report(lambdaSite("origin-request"), code));
    expect(findings).toEqual([]);
    expect(open.join("\n")).toMatch(/looks at request\.origin\.s3/);
  });

  it("is a fault where no event has what it wants", PATIENCE, async () => {
    const code = { "index.js": lambda(`return hidden(request.origin.s3.region);`) };
    const { findings } = told(await report(lambdaSite("viewer-request"), code));
    expect(findings).toEqual([
      expect.stringMatching(/execution-error observed likely 503.*fails with TypeError/),
    ]);
  });

  it("of a handler with a callback, which Node.js 24 no longer takes", PATIENCE, async () => {
    const main = (runtime: string) => lambdaSite("viewer-request").replace("nodejs22.x", runtime);
    const code = {
      "index.js": "exports.handler = (event, c, done) => done(null, event.Records[0].cf.request);",
    };
    const { findings } = told(await report(main("nodejs24.x"), code));
    expect(findings).toEqual([
      expect.stringMatching(/execution-error observed likely 503.*Runtime\.CallbackHandlerDeprecated/),
    ]);
    expect(told(await report(main("nodejs22.x"), code)).findings).toEqual([]);
  });

  it.each([
    [
      "is neither async nor calls back",
      "exports.handler = (event) => event.Records[0].cf.request;",
      /drops that/,
    ],
    [
      "forgets to return",
      "exports.handler = async (event) => { event.Records[0].cf.request; };",
      /gives back nothing/,
    ],
  ])("of a handler that %s", PATIENCE, async (_, code, says) => {
    const { findings } = told(await report(lambdaSite("viewer-request"), { "index.js": code }));
    expect(findings).toEqual([expect.stringMatching(says)]);
  });

  it.each([
    [
      "callback",
      "exports.handler = (event, context, callback) => callback(null, event.Records[0].cf.request);",
    ],
    ["promise", "exports.handler = (event) => Promise.resolve(event.Records[0].cf.request);"],
    ["context", "exports.handler = (event, context) => context.succeed(event.Records[0].cf.request);"],
    [
      "late callback",
      "exports.handler = (e, c, done) => { setTimeout(() => done(null, e.Records[0].cf.request), 50); };",
    ],
    ["ES module", "export const handler = async (event) => event.Records[0].cf.request;"],
    [
      "ES module with an import",
      `import { join } from "node:path"; export const handler = async (event) => { join("a"); return event.Records[0].cf.request; };`,
    ],
    [
      "unused packages",
      `let s; try { s = require("sharp"); } catch {} exports.handler = async (event) => event.Records[0].cf.request;`,
    ],
    [
      "headers that may be missing",
      `exports.handler = async (e) => { const { request } = e.Records[0].cf; request.headers["x-a"] = [{ value: String(request.headers.cookie?.length) }]; return request; };`,
    ],
  ])("is healthy: %s", PATIENCE, async (_, code) => {
    const found = await report(lambdaSite("viewer-request"), { "index.js": code });
    expect(told(found).findings).toEqual([]);
    expect(found.probes[0]?.outcome).toBe("seen");
    expect(found.probes[0]?.evidence[0]).toMatch(/gives back a request for "\/"$/);
  });
});

it("says where the kernel does not keep handlers in", PATIENCE, async () => {
  const code = { "index.js": lambda("return request;") };
  const { diagnostics, probes } = await report(lambdaSite("viewer-request"), code, {
    ...NODE,
    platform: "darwin",
  });
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["warning handlers"]);
  expect(probes).toMatchObject([{ outcome: "seen" }]);
});

it("runs one function once for an event, however many behaviors have it", PATIENCE, async () => {
  const site = lambdaSite("viewer-request").replace(
    "  default_cache_behavior {",
    (start) => `  ordered_cache_behavior {
    path_pattern           = "/a/*"
    target_origin_id       = "files"
    viewer_protocol_policy = "https-only"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    lambda_function_association {
      event_type = "viewer-request"
      lambda_arn = aws_lambda_function.edge.qualified_arn
    }
  }
${start}`,
  );
  const { findings, probes } = await report(site, { "index.js": lambda(`throw hidden("no");`) });
  expect(probes).toHaveLength(1);
  expect(findings).toMatchObject([
    { rule: "edge/execution-error", instances: [expect.anything(), expect.anything()] },
  ]);
});

it.each(["../../escape.js", "/tmp/escape.js", "a/../../escape.js"])(
  "no file is written where an archive names it: %s",
  PATIENCE,
  async (name) => {
    const site = lambdaSite("viewer-request").replace(
      /source_dir .*/,
      `source {
      filename = "index.js"
      content  = "exports.handler = async (event) => event.Records[0].cf.request;"
    }
    source {
      filename = "${name}"
      content  = "1"
    }`,
    );
    const { probes } = await report(site, {});
    expect(probes).toMatchObject([
      { outcome: "not-run", evidence: [expect.stringMatching(/leads out of its folder/)] },
    ]);
  },
);

it("code that holds a sensitive value is not run", PATIENCE, async () => {
  const site = `${functionSite("viewer-request").replace(/code .*/, () => `code = templatefile("\${path.module}/edge/index.js", { secret = var.secret })`)}
variable "secret" {
  sensitive = true
  default   = "hunter2"
}`;
  const found = await report(site, { "index.js": edge("throw '${secret}';") });
  expect(found.probes).toMatchObject([
    { outcome: "not-run", evidence: [expect.stringMatching(/marked sensitive/)] },
  ]);
  expect(JSON.stringify(found)).not.toContain("hunter2");
});

it("nothing runs without the flag", async () => {
  const root = written({
    "main.tf": lambdaSite("viewer-request"),
    "edge/index.js": lambda(`throw hidden("no");`),
  });
  const { report } = await run({
    paths: ["."],
    workingDirectory: root,
    now: 0,
    config: false,
    baseline: false,
  });
  expect(report.probes).toEqual([]);
  expect(report.findings).toEqual([]);
});
