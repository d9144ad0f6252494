import { describe, expect, it } from "vitest";
import type { EventType } from "../../src/edge-code/event-type.ts";
import { judgeFunction } from "../../src/edge-code/judge/judge.ts";

const LAMBDA = { service: "lambda", entry: "index.js", handler: "handler" } as const;

interface Told {
  /** `kind line: what`, sorted. */
  readonly faults: readonly string[];
  readonly doubts: readonly string[];
}

function tell(files: Readonly<Record<string, string>>, event: EventType, entry = "index.js"): Told {
  const texts = new Map(Object.entries(files).map(([name, text]) => [name, { text }]));
  const { doubts, faults } = judgeFunction({ ...LAMBDA, entry, event, files: texts });
  return {
    faults: faults
      .map(({ does, kind, site }) => `${kind} ${lineOf(files[site.file] ?? "", site.start)}: ${does}`)
      .sort(),
    doubts: doubts.map(({ says }) => says).sort(),
  };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

const CACHE = "adds the header x-cache, which no function may add";

/** Code around `response.headers`, at the origin-response event. */
const inResponse = (body: string) =>
  `exports.handler = async (event) => {\nconst { response } = event.Records[0].cf; const h = response.headers;\n${body}\nreturn response; };`;

describe("a header is followed", () => {
  it.each([
    ["by a dot", "h.xcache = 1; h['x-cache'] = [{ value: 'a' }];"],
    ["by a name in a variable", "const name = 'X-' + 'Cache'; h[name.toLowerCase()] = [{ value: 'a' }];"],
    ["by a template", "const n = 'cache'; h[`x-${n}`] = [{ value: 'a' }];"],
    ["by Object.assign", "Object.assign(h, { 'x-cache': [{ value: 'a' }] });"],
    ["by a new object", "response.headers = { ...h, 'x-cache': [{ value: 'a' }] };"],
    [
      "by a list of pairs",
      "[['x-a', 'b'], ['x-cache', 'a']].forEach(([n, value]) => { h[n] = [{ key: n, value }]; });",
    ],
    ["by a loop over a table", "const t = { 'x-cache': 'a' }; for (const n in t) h[n] = [{ value: t[n] }];"],
    ["by entries", "for (const [n, value] of Object.entries({ 'x-cache': 'a' })) h[n] = [{ value }];"],
    ["in one branch", "if (h['x-a']) { h['x-cache'] = [{ value: 'a' }]; }"],
    [
      "in a case",
      "switch (response.status) { case '200': h['x-cache'] = [{ value: 'a' }]; break; default: }",
    ],
    [
      "after a failure",
      "try { JSON.parse(h['x-a'][0].value); } catch (e) { h['x-cache'] = [{ value: 'a' }]; }",
    ],
    [
      "in a promise",
      "await new Promise((done) => setTimeout(() => { h['x-cache'] = [{ value: 'a' }]; done(); }, 1));",
    ],
    ["by a method", "const o = { set(n) { h[n] = [{ value: 'a' }]; } }; o.set('x-cache');"],
    ["by a closure", "const set = (n) => (value) => { h[n] = [{ value }]; }; set('x-cache')('a');"],
    ["through fromEntries", "response.headers = Object.fromEntries([['x-cache', [{ value: 'a' }]]]);"],
    ["through JSON", "response.headers = JSON.parse(JSON.stringify({ 'x-cache': [{ value: 'a' }] }));"],
  ])("%s", (_, body) => {
    expect(
      tell({ "index.js": inResponse(body) }, "origin-response").faults.map((one) => one.split(": ")[1]),
    ).toContain(CACHE);
  });

  it.each([
    ["another header", "h['x-app-cache'] = [{ value: 'a' }];"],
    ["one that is taken out again", "h['x-cache'] = [{ value: 'a' }]; delete h['x-cache'];"],
    ["one that is never set", "if (false) h['x-cache'] = [{ value: 'a' }];"],
    [
      "one of a message that is not returned",
      "const { request } = event.Records[0].cf; request.headers['x-cache'] = [];",
    ],
    ["one behind a return", "return response; h['x-cache'] = [{ value: 'a' }];"],
    [
      "one of another event",
      "if (event.Records[0].cf.config.eventType === 'viewer-request') h['x-cache'] = [{ value: 'a' }];",
    ],
    ["one of what always fails", "h['x-cache'] = [{ value: 'a' }]; throw new Error('no');"],
    ["one on a path that cannot be", "if (h.a) { if (!h.a) h['x-cache'] = [{ value: 'a' }]; }"],
    [
      "one for two statuses at once",
      "if (response.status === '200' && response.status === '404') h['x-cache'] = [{ value: 'a' }];",
    ],
  ])("and not %s", (_, body) => {
    expect(tell({ "index.js": inResponse(body) }, "origin-response")).toEqual({ faults: [], doubts: [] });
  });

  it.each([
    ["a name that is not known", "h[process.env.NAME] = [{ value: 'a' }];"],
    ["a library that gets the headers", "require('helmet')(h);"],
    ["a loop over what is not known", "for (const n of require('./names')) h[n] = [{ value: 'a' }];"],
  ])("and %s is a doubt", (_, body) => {
    const { doubts, faults } = tell({ "index.js": inResponse(body) }, "origin-response");
    expect(faults).toEqual([]);
    expect(doubts).toContain("writes headers that cannot be followed");
  });
});

describe("a handler is found", () => {
  const answer = `({ status: "999" })`;
  it.each([
    ["in exports", { "index.js": `exports.handler = async () => ${answer};` }],
    ["in module.exports", { "index.js": `module.exports = { handler: async () => ${answer} };` }],
    ["as an export", { "index.js": `export const handler = async () => ${answer};` }],
    ["as an exported function", { "index.js": `export async function handler() { return ${answer}; }` }],
    [
      "in a list of exports",
      { "index.js": `const main = async () => ${answer}; export { main as handler };` },
    ],
    [
      "by its callback",
      { "index.js": `exports.handler = (e, c, callback) => { callback(null, ${answer}); };` },
    ],
    ["by its context", { "index.js": `exports.handler = (e, context) => { context.succeed(${answer}); };` }],
    [
      "in another file",
      {
        "index.js": `exports.handler = require("./lib").run;`,
        "lib.js": `exports.run = async () => ${answer};`,
      },
    ],
    [
      "in a folder",
      {
        "index.js": `export { run as handler } from "./lib/index.js";`,
        "lib/index.ts": `export const run = async (): Promise<object> => ${answer};`,
      },
    ],
    [
      "in TypeScript",
      {
        "index.js": `exports.handler = require("./a").handler;`,
        "a.ts": `import type { A } from "x";\ninterface B { a?: string }\nexport const handler = async (event: A): Promise<B> => (${answer} as unknown as B)!;`,
      },
    ],
  ])("%s", (_, files) => {
    expect(tell(files, "viewer-request").faults.join()).toMatch(/gives the status "999"/);
  });

  it.each([
    ["wrapped", `exports.handler = require("middy")(async () => ${answer});`],
    ["under another name", `exports.other = async () => ${answer};`],
    ["in what is no JavaScript", `exports.handler = async () => {`],
    ["in an enum's file", `enum A { B }\nexport const handler = async () => ${answer};`],
  ])("and is not, %s", (_, text) => {
    const { doubts, faults } = tell({ "index.js": text }, "viewer-request");
    expect(faults).toEqual([]);
    expect(doubts).not.toEqual([]);
  });
});

describe("a response", () => {
  const made = (text: string) =>
    `exports.handler = async (event) => { const r = event.Records[0].cf.request; return (${text}); };`;

  it.each<[string, EventType, string, RegExp | undefined]>([
    ["a number as status", "viewer-request", "{ status: 302 }", undefined],
    [
      "a list of texts as value",
      "viewer-request",
      "{ status: '200', headers: { a: [{ value: ['b'] }] } }",
      undefined,
    ],
    ["an object as value", "viewer-request", "{ status: '200', headers: { a: [{ value: {} }] } }", /no text/],
    ["the whole event", "viewer-request", "event", /edge\/response-shape 1: gives back the whole event/],
    ["a status out of range", "viewer-request", "{ status: '199' }", /edge\/status/],
    ["a status that is no number", "viewer-request", "{ status: 'OK' }", /edge\/status/],
    [
      "the form of API Gateway",
      "viewer-request",
      "{ statusCode: 200, body: '' }",
      /edge\/response-shape.*statusCode/,
    ],
    ["both forms", "viewer-request", "{ status: '200', statusCode: 200 }", undefined],
    ["what looks like a request", "origin-request", "{ ...r, uri: '/a' }", undefined],
    ["an empty list of a header", "viewer-request", "{ status: '200', headers: { a: [] } }", undefined],
    [
      "a header as a text",
      "viewer-request",
      "{ status: '200', headers: { a: 'b' } }",
      /edge\/response-shape/,
    ],
    [
      "headers as a list",
      "viewer-request",
      "{ status: '200', headers: [{ key: 'a', value: 'b' }] }",
      /edge\/response-shape/,
    ],
    [
      "a header without value",
      "viewer-request",
      "{ status: '200', headers: { a: [{ key: 'A' }] } }",
      /no value/,
    ],
    [
      "a value that is passed on",
      "viewer-request",
      "{ status: '200', headers: { a: [{ value: r.uri }] } }",
      undefined,
    ],
    ["a body at 204", "viewer-request", "{ status: '204', body: 'a' }", /edge\/body/],
    ["an empty body at 204", "viewer-request", "{ status: '204', body: '' }", undefined],
    ["a body at 204 before the origin", "origin-request", "{ status: '204', body: 'a' }", undefined],
    [
      "base64 that is none",
      "viewer-request",
      "{ status: '200', body: 'a b', bodyEncoding: 'base64' }",
      /base64/,
    ],
    [
      "base64 that is",
      "viewer-request",
      "{ status: '200', body: 'YWI=', bodyEncoding: 'base64' }",
      undefined,
    ],
    ["a body of 41 KB", "viewer-request", `{ status: '200', body: '${"a".repeat(41_984)}' }`, /41984 bytes/],
    [
      "a body of 41 KB before the origin",
      "origin-request",
      `{ status: '200', body: '${"a".repeat(41_984)}' }`,
      undefined,
    ],
    [
      "a decoded path",
      "viewer-request",
      "{ status: '301', headers: { a: [{ value: decodeURI(r.uri) }] } }",
      /header-characters/,
    ],
    [
      "a path encoded again",
      "viewer-request",
      "{ status: '301', headers: { a: [{ value: encodeURI(decodeURI(r.uri)) }] } }",
      undefined,
    ],
    [
      "a line break",
      "viewer-request",
      "{ status: '301', headers: { a: [{ value: 'a\\r\\nb' }] } }",
      /line break/,
    ],
  ])("with %s", (_, event, text, expected) => {
    const { faults } = tell({ "index.js": made(text) }, event);
    if (expected === undefined) expect(faults).toEqual([]);
    else expect(faults.join("\n")).toMatch(expected);
  });
});

describe("a status in a function for viewer responses", () => {
  it.each([
    ["changed", "response.status = '404';", 1],
    ["the one that it was", "if (response.status === '404') response.status = 404;", 0],
    ["described", "response.statusDescription = 'Fine';", 0],
  ])("%s", (_, body, count) => {
    expect(tell({ "index.js": inResponse(body) }, "viewer-response").faults).toHaveLength(count);
  });
});

describe("an origin", () => {
  const custom = (settings: string) =>
    `exports.handler = async (event) => { const r = event.Records[0].cf.request; r.origin = { custom: { ${settings} } }; return r; };`;

  it.each([
    ["domainName: 'a.example.com'", undefined],
    ["domainName: 'a.example.com:8080'", /colon/],
    ["domainName: '192.0.2.1'", /IP address/],
    ["domainName: 'a.example.com/x'", /slash/],
    ["domainName: `https://${process.env.A}`", /scheme/],
    ["domainName: process.env.A", undefined],
    ["port: 8443", undefined],
    ["port: 8", /port/],
    ["path: ''", undefined],
    ["path: 'a'", /begin with a slash/],
    ["path: '/a/'", /ends in a slash/],
    ["protocol: 'match-viewer'", /protocol/],
    ["sslProtocols: ['TLSv1.2']", undefined],
    ["sslProtocols: ['TLSv1.3']", /TLSv1.3/],
    ["readTimeout: 300", /120 seconds/],
    ["customHeaders: { 'x-edge-a': [] }", /x-edge-a/],
  ])("%s", (settings, expected) => {
    const { faults } = tell({ "index.js": custom(settings) }, "origin-request");
    if (expected === undefined) expect(faults).toEqual([]);
    else expect(faults.join()).toMatch(expected);
  });
});

describe("Python", () => {
  const python = (body: string) =>
    `import json\n\ndef helper():\n    return 1\n\ndef handler(event, context):\n${body}\n`;

  it.each([
    ["a literal", '    return {"statusCode": 200}', /statusCode/],
    [
      "a name that is written once",
      "    response = {\n        'status': '999',\n    }\n    return response",
      /999/,
    ],
    [
      "a name that is written to",
      "    response = {'status': '999'}\n    response['status'] = '200'\n    return response",
      undefined,
    ],
    ["a call", "    return make(event)", undefined],
    [
      "a function inside",
      "    def inner():\n        return {'statusCode': 200}\n    return {'status': '200'}",
      undefined,
    ],
    [
      "several uses",
      "    if 'Records' in event:\n        return {'status': '200'}\n    return {'statusCode': 200}",
      undefined,
    ],
    [
      "a text over lines",
      '    """\n    return {"statusCode": 1}\n    """\n    return {"status": "200"}',
      undefined,
    ],
    [
      "a part that is computed",
      "    return {'status': '200', 'body': json.dumps({'a': [1, 2]}), 'headers': {}}",
      undefined,
    ],
  ])("%s", (_, body, expected) => {
    const { faults } = tell({ "index.py": python(body) }, "viewer-request", "index.py");
    if (expected === undefined) expect(faults).toEqual([]);
    else expect(faults.join()).toMatch(expected);
  });
});

describe("code that would go on for ever", () => {
  it.each([
    ["a loop", "for (;;) {}"],
    ["a text that doubles", "let s = 'aaaa'; for (;;) s += s;"],
    [
      "a text of the event that doubles",
      "let s = event.a + 'x' + require('y'); for (let i = 0; i < 99; i++) s = s + s;",
    ],
    ["a list that doubles", "let a = [1]; for (;;) a = [...a, ...a];"],
    ["lists in lists", "let a = [1]; for (;;) a = [a, a];"],
    ["a function that calls itself", "const f = () => f(); f();"],
    ["four hundred conditions", Array.from({ length: 400 }, (_, i) => `if (h.x${i}) h.y = [];`).join("\n")],
    ["a circle", "const r = {}; r.r = r; response.headers.a = JSON.parse(JSON.stringify(r));"],
  ])("%s ends", (_, body) => {
    const started = performance.now();
    tell({ "index.js": inResponse(body) }, "origin-response");
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("the address of a request that is handed on", () => {
  const inRequest = (body: string) =>
    `exports.handler = async (event) => {\nconst { request } = event.Records[0].cf;\n${body}\nreturn request; };`;
  const fault = (does: string) => [`edge/response-shape 3: gives back a request whose ${does}`];

  it.each([
    ["request.uri = 'index.html';", fault("uri does not begin with a slash")],
    ["request.uri = `site${request.uri}`;", fault("uri does not begin with a slash")],
    ["request.querystring = 'a=b#c';", fault("querystring holds a #")],
    ["request.querystring = 'a=b c';", fault("querystring holds a space or a control character")],
    ["request.uri = '/index.html'; request.querystring = 'a=b%20c';", []],
    ["request.uri = `/site${request.uri}`;", []],
    ["request.uri = request.uri + 'index.html';", []],
    ["const at = ''; request.uri = at + request.uri;", []],
    ["request.uri = 'a'; request.uri = '/' + request.uri;", []],
    ["request.uri = request.uri.replace(/^\\/a/, '');", []],
  ])("%s", (body, faults) => {
    for (const event of ["viewer-request", "origin-request"] as const)
      expect(tell({ "index.js": inRequest(body) }, event).faults).toEqual(faults);
  });
});
