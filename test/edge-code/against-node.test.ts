import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeFunction } from "../../src/edge-code/judge/judge.ts";

/** Headers that a viewer may send: each program is run for every choice of them. */
const SENT = ["a", "b", "c"];

/** Those that programs write; two of them may not be added, one may not be changed. */
const WRITTEN = ["x-cache", "x-edge-a", "host", "d", "a"];

const name = fc.constantFrom(...WRITTEN);
const test = fc.oneof(
  fc.constantFrom(...SENT).map((sent) => `h.${sent}`),
  fc.constantFrom(...SENT).map((sent) => `!h.${sent}`),
  fc.constantFrom(...SENT).map((sent) => `(h.${sent} && h.${sent}[0].value === "on")`),
  fc.constantFrom(...SENT).map((sent) => `n % 2 === 0 && h.${sent}`),
);
const set = (at: string) => `h[${at}] = [{ key: "K", value: "v" + n }];`;

/** Statements over `h`, the request's headers, and `n`, a number. */
const { statements } = fc.letrec<{ statement: string; statements: string }>((tie) => ({
  statement: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    name.map((to) => set(JSON.stringify(to))),
    name.map((to) => set(`("${to}").toUpperCase().toLowerCase()`)),
    name.map((to) => `delete h[${JSON.stringify(to)}];`),
    name.map((to) => `put("${to}", "v");`),
    name.map((to) => `request.headers = { ...h, "${to}": [{ key: "K", value: "v" }] }; h = request.headers;`),
    fc.constant("n += 1;"),
    fc.constant("return request;"),
    fc
      .tuple(test, tie("statements"), tie("statements"))
      .map(([t, yes, no]) => `if (${t}) { ${yes} } else { ${no} }`),
    fc
      .tuple(test, tie("statements"))
      .map(([t, body]) => `for (const each of ["a", "b"]) { if (${t}) break; ${body} }`),
    tie("statements").map((body) => `try { ${body} } finally { n += 1; }`),
    tie("statements").map((body) => `while (n < 2) { n += 1; ${body} }`),
  ),
  statements: fc.array(tie("statement"), { maxLength: 3 }).map((all) => all.join("\n")),
}));

const program = (body: string) => `exports.handler = (event, context, callback) => {
  const request = event.Records[0].cf.request;
  let h = request.headers;
  let n = 0;
  function put(name, value) { h[name] = [{ key: name, value }]; }
  const main = () => { ${body}\nreturn request; };
  callback(null, main());
};`;

interface Header {
  readonly key: string;
  readonly value: string;
}
type Headers = Record<string, readonly Header[] | undefined>;

/** What CloudFront would say of it, for one viewer. */
function refusedFor(code: string, sent: readonly (string | undefined)[]): ReadonlySet<string> {
  const before: Headers = { host: [{ key: "Host", value: "www.example.com" }] };
  SENT.forEach((header, index) => {
    const value = sent[index];
    if (value !== undefined) before[header] = [{ key: header, value }];
  });
  const event = { Records: [{ cf: { request: { headers: structuredClone(before) } } }] };
  let after: Headers = {};
  const exports: { handler?: (...args: unknown[]) => void } = {};
  runInNewContext(code, { exports }, { timeout: 1_000 });
  exports.handler?.(event, {}, (_: unknown, result: { headers: Headers }) => {
    after = result.headers;
  });
  const refused = new Set<string>();
  if (after["x-cache"] || after["x-edge-a"]) refused.add("edge/disallowed-header");
  if (JSON.stringify(after.host) !== JSON.stringify(before.host)) refused.add("edge/read-only-header");
  return refused;
}

function viewers(): readonly (readonly (string | undefined)[])[] {
  const values = [undefined, "on", "off"];
  return values.flatMap((a) => values.flatMap((b) => values.map((c) => [a, b, c])));
}

describe("what is said of a program, against what Node.js does with it", () => {
  it("is said where a viewer sees it, and nowhere else", () => {
    fc.assert(
      fc.property(statements, (body) => {
        const code = program(body);
        const { doubts, faults } = judgeFunction({
          service: "lambda",
          event: "viewer-request",
          entry: "index.js",
          handler: "handler",
          files: new Map([["index.js", { text: code }]]),
        });
        const seen = new Set(viewers().flatMap((sent) => [...refusedFor(code, sent)]));
        const said = new Set<string>(faults.map(({ kind }) => kind));
        for (const kind of said) expect(seen, `${kind} is said and not seen:\n${code}`).toContain(kind);
        if (doubts.length > 0) return;
        for (const kind of seen) expect(said, `${kind} is seen and not said:\n${code}`).toContain(kind);
      }),
      { numRuns: 300 },
    );
  });
});
