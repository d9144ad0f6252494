import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersEveryRequest } from "../../src/edge-code/answers.ts";

const MOVED = "{ statusCode: 301, headers: { location: { value: 'https://example.com' } } }";
const FOUND = "{ status: '302', headers: { location: [{ key: 'Location', value: '/' }] } }";

type Snippet = readonly [what: string, code: string];

const ANSWERING: readonly Snippet[] = [
  ["a declared handler", `function handler(event) { return ${MOVED}; }`],
  ["a handler in a variable", `var handler = function (event) { return ${MOVED}; };`],
  ["an arrow with a body", `const handler = (event) => { return ${MOVED}; };`],
  ["an arrow without", `const handler = () => (${MOVED});`],
  ["an asynchronous handler", `async function handler(event) { return ${MOVED}; }`],
  ["a named function", `async function main(event) { return ${MOVED}; }\nconst handler = main;`],
  ["the module of CloudFront", `import cf from 'cloudfront';\nfunction handler(event) { return ${MOVED}; }`],
  ["a quoted status", `function handler(event) { return { 'statusCode': 403 }; }`],
  ["a variable status", `function handler(event) { var code = 301; return { statusCode: code }; }`],
  ["a conditional", `function handler(event) { return event.x ? ${MOVED} : { statusCode: 404 }; }`],
  ["two returns", `function handler(event) { if (event.x) return ${MOVED}; return { statusCode: 404 }; }`],
  ["a return of nothing beside", `function handler(event) { if (event.x) return; return ${MOVED}; }`],
  ["a throw beside", `function handler(event) { if (event.x) throw 1; return ${MOVED}; }`],
  [
    "a response in a variable",
    `function handler(event) { var response = ${MOVED}; response.headers = {}; return response; }`,
  ],
  [
    "a response assigned later",
    `function handler(e) { let r; if (e.x) { r = ${MOVED}; } else { r = { statusCode: 404 }; } return r; }`,
  ],
  ["a response at the top", `const GONE = { statusCode: 410 };\nfunction handler(event) { return GONE; }`],
  [
    "a function that makes it",
    `function to(uri) { return { statusCode: 301, headers: { location: { value: uri } } }; }
     function handler(event) { return to(event.request.uri); }`,
  ],
  [
    "a function that makes it later",
    `const to = async () => (${MOVED}); async function handler(event) { return await to(); }`,
  ],
  ["what is never reached", `function handler(event) { return ${MOVED}; return event.request; }`],
  [
    "what is never reached after a choice",
    `function handler(e) { if (e.x) { return ${MOVED}; } else { throw 1; } return e.request; }`,
  ],
  [
    "a nested function's return",
    `function handler(event) { [1].map(function () { return event.request; }); return ${MOVED}; }`,
  ],
  [
    "a switch",
    `function handler(e) { switch (e.x) { case 1: return ${MOVED}; default: return { statusCode: 404 }; } }`,
  ],
  ["a Lambda function", `exports.handler = async (event) => (${FOUND});`],
  ["one of module.exports", `module.exports.handler = async function (event, context) { return ${FOUND}; };`],
  ["an object of exports", `const handler = async () => (${FOUND});\nmodule.exports = { handler };`],
  ["a module", `export const handler = async (event) => { return ${FOUND}; };`],
  ["a module's function", `export async function handler({ Records }) { return ${FOUND}; }`],
  ["a module's list", `const main = async () => (${FOUND});\nexport { main as handler };`],
  ["a comment", `// return event.request\nfunction handler(event) { return ${MOVED}; }`],
];

const PASSING_ON: readonly Snippet[] = [
  ["always", "function handler(event) { return event.request; }"],
  ["in a variable", "function handler(event) { var request = event.request; return request; }"],
  [
    "but for a path",
    `function handler(e) { if (e.request.uri === '/x') return ${MOVED}; return e.request; }`,
  ],
  [
    "but for a table",
    `var moved = { '/a': '/b' };
     function handler(event) {
       var request = event.request;
       var to = moved[request.uri];
       if (to) return { statusCode: 301, headers: { location: { value: to } } };
       return request;
     }`,
  ],
  ["in a conditional", `function handler(event) { return event.request.uri ? event.request : ${MOVED}; }`],
  ["in a Lambda function", "exports.handler = async (event) => event.Records[0].cf.request;"],
];

const UNTOLD: readonly Snippet[] = [
  ["no code", ""],
  ["no JavaScript", "def handler(event, context):\n    return { 'status': '302' }"],
  ["no handler", `function other(event) { return ${MOVED}; }`],
  ["nothing returned", "function handler(event) { throw new Error('status'); }"],
  ["a response without a status", "function handler(event) { return { headers: {} }; }"],
  ["a status of nothing", "function handler(event) { return { statusCode: undefined }; }"],
  ["a request with a status", "function handler(event) { return { uri: '/', status: 1 }; }"],
  ["a spread request", "function handler(event) { return { ...event.request, statusCode: 301 }; }"],
  ["a computed name", "function handler(event) { return { [event.x]: 301 }; }"],
  ["a method as status", "function handler(event) { return { statusCode() {} }; }"],
  ["either of two", `function handler(event) { return event.x || ${MOVED}; }`],
  ["a generator", `function* handler(event) { return ${MOVED}; }`],
  ["a deleted status", `function handler(e) { var r = ${MOVED}; delete r.statusCode; return r; }`],
  ["a status set to nothing", `function handler(e) { var r = ${MOVED}; r.statusCode = null; return r; }`],
  ["eval", `function handler(e) { var r = ${MOVED}; eval('r = e.request'); return r; }`],
  ["with", `function handler(e) { var r = ${MOVED}; with (e) { r = request; } return r; }`],
  ["a variable written twice", `function handler(e) { var r = ${MOVED}; if (e.x) r = e.request; return r; }`],
  ["a variable taken apart", `function handler(e) { var r = ${MOVED}; ({ request: r } = e); return r; }`],
  ["a variable of a loop", `function handler(e) { var r = ${MOVED}; for (r of [e.request]) {} return r; }`],
  [
    "a variable written by another function",
    `var r = ${MOVED}; function reset(e) { r = e.request; } function handler(e) { reset(e); return r; }`,
  ],
  ["a handler written twice", `var handler = () => (${MOVED}); handler = (e) => e.request;`],
  [
    "a handler set on the global object",
    `function handler() { return ${MOVED}; } globalThis.handler = (e) => e.x;`,
  ],
  ["a wrapped handler", `const handler = wrap(async () => (${FOUND})); exports.handler = handler;`],
  ["another export", `exports.handler = async () => (${FOUND}); exports.main = async (e) => e.x;`],
  ["another module's export", `export const handler = async () => (${FOUND}); export * from './main.js';`],
  [
    "exports handed around",
    `exports.handler = async () => (${FOUND}); Object.assign(exports, require('./x'));`,
  ],
  ["a function of the import", `import { to } from './to.js'; export const handler = async () => to(301);`],
  ["a function in a circle", "function to() { return to(); } function handler(event) { return to(); }"],
  ["a callback", `exports.handler = (event, context, callback) => callback(null, ${FOUND});`],
  [
    "a callback beside a return",
    `exports.handler = (e, c, callback) => { callback(null, e.request); return ${FOUND}; };`,
  ],
  ["a context that answers", `exports.handler = (e, context) => { context.succeed(e.x); return ${FOUND}; };`],
  ["arguments", `exports.handler = function (e) { arguments[2](null, e.x); return ${FOUND}; };`],
  [
    "a switch for maintenance",
    `const OPEN = false; function handler(e) { if (OPEN) return e.request; return ${MOVED}; }`,
  ],
  [
    "a switch filled in by Terraform",
    `function handler(event) { if ('on' === 'on') return ${MOVED}; return event.request; }`,
  ],
  [
    "an error that is caught",
    `function handler(e) { try { return ${MOVED}; } catch (_) { return e.request; } }`,
  ],
  ["a finally", `function handler(e) { try { return ${MOVED}; } finally { return e.request; } }`],
  ["a loop that may not run", "function handler(e) { for (const x of []) { return e.request; } }"],
  ["a replaced request", `function handler(event) { event.request = ${MOVED}; return event.request; }`],
];

describe("answersEveryRequest", () => {
  it.each(ANSWERING)("finds an answer to everything: %s", (_, code) => {
    expect(answersEveryRequest(code)).toBe(true);
  });

  it.each(PASSING_ON)("finds requests passed on: %s", (_, code) => {
    expect(answersEveryRequest(code)).toBe(false);
  });

  it.each(UNTOLD)("leaves open: %s", (_, code) => {
    expect(answersEveryRequest(code)).toBe("unknown");
  });

  it.each<Snippet>([
    ["nested parentheses", `function handler() { return ${"(".repeat(200_000)}1${")".repeat(200_000)}; }`],
    ["nested blocks", `function handler() { ${"{".repeat(200_000)}${"}".repeat(200_000)} return ${MOVED}; }`],
    ["more than it reads", `function handler() { return ${MOVED}; }${" ".repeat(2_000_000)}`],
    [
      "a long way of names",
      `${Array.from({ length: 5_000 }, (_, i) => `const r${i} = r${i + 1};`).join("")} const handler = () => r0;`,
    ],
    [
      "many ways between names",
      `${Array.from({ length: 9 }, (_, i) => `var r${i} = r${i + 1};`.repeat(500)).join("")}
       ${"var r9 = e.request;".repeat(500)} function handler(e) { ${"if (e.x) return r0;".repeat(500)} }`,
    ],
  ])("gives up on %s", (_, code) => {
    expect(answersEveryRequest(code)).toBe("unknown");
  });

  it("never throws", () => {
    const piece = fc.constantFrom(
      ..."(){}[]=>;:,.?'`/*$",
      "handler",
      "return",
      "function ",
      "statusCode",
      "async ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect([true, false, "unknown"]).toContain(answersEveryRequest(pieces.join("")));
      }),
    );
  });

  it("never says so of code that passes a request on when it runs", () => {
    let proven = 0;
    fc.assert(
      fc.property(program(), (code) => {
        const answer = answersEveryRequest(code);
        if (answer !== true) return;
        proven += 1;
        expect(outcomes(code), code).not.toContain("request");
      }),
      { numRuns: 1_500 },
    );
    expect(proven).toBeGreaterThan(50);
  });
});

// ------------------------------------------------------------------ programs that can be run

/** Small programs around a few names, which often hold a request, and now and then a response. */
function program(): fc.Arbitrary<string> {
  const value = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("{ statusCode: 301 }", "make(event)", "GONE") },
    { weight: 2, arbitrary: fc.constantFrom("response", "answer", "({ ...response, statusCode: 1 })") },
    { weight: 1, arbitrary: fc.constantFrom("event.request", "request", "event.x ? GONE : request") },
  );
  const test = fc.constantFrom("event.x", "!event.x", "request.uri === '/'", "true", "false", "CLOSED");
  const simple = fc.oneof(
    fc.tuple(fc.constantFrom("response", "answer", "request", "({ response }"), value).map(assignment),
    value.map((given) => `return ${given};`),
    fc.constantFrom("response.statusCode = 302;", "delete answer.statusCode;", "throw 1;", "return;"),
  );
  const { statement } = fc.letrec<{ statement: string }>((tie) => ({
    statement: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      simple,
      fc
        .tuple(test, tie("statement"), tie("statement"))
        .map(([on, a, b]) => `if (${on}) { ${a} } else { ${b} }`),
      fc.tuple(test, tie("statement")).map(([on, a]) => `if (${on}) { ${a} }`),
      tie("statement").map((a) => `try { ${a} } catch (e) { } finally { }`),
      tie("statement").map((a) => `for (const each of [1]) { ${a} break; }`),
      tie("statement").map((a) => `switch (event.x) { case true: ${a} default: }`),
    ),
  }));
  const body = fc.array(statement, { minLength: 1, maxLength: 4 }).map((statements) => statements.join(" "));
  const made = fc.constantFrom("{ statusCode: 404 }", "{ statusCode: 404 }", "event.request");
  return fc.tuple(body, made).map(
    ([statements, given]) => `
      const GONE = { statusCode: 410 };
      const CLOSED = false;
      function make(event) { return ${given}; }
      function handler(event) {
        let request = event.request, response = { statusCode: 200 }, answer;
        ${statements}
      }`,
  );
}

function assignment([target, value]: readonly [string, string]): string {
  return target.startsWith("(") ? "({ request: response } = event);" : `${target} = ${value};`;
}

/** What a program gives back for a few events: what has no status and is something would go on to the origin. */
function outcomes(code: string): readonly string[] {
  return ["{ uri: '/' }", "{ uri: '/a' }"].flatMap((request) =>
    [true, false].map((x) => {
      const run = `${code}
        const given = handler({ x: ${x}, request: ${request} });
        given && given.statusCode === undefined ? 'request' : 'answer'`;
      try {
        return String(runInNewContext(run, {}, { timeout: 1_000 }));
      } catch {
        return "error";
      }
    }),
  );
}
