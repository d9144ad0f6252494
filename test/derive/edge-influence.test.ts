import { describe, expect, it } from "vitest";
import { edgeInfluence } from "../../src/derive/edge-influence.ts";
import type { FunctionAssociation } from "../../src/model/behavior.ts";
import type { EdgeFunction } from "../../src/model/edge-function.ts";
import type { Reason } from "../../src/value.ts";
import { association, distribution, edgeFunction } from "../support/model-builder.ts";
import { is, missing, notSet, reason } from "../support/values.ts";

function influence(items: readonly FunctionAssociation[], open: readonly Reason[] = []) {
  const [behavior] = distribution({ behaviors: [{ functions: { items, open } }] }).behaviors.items;
  if (behavior === undefined) throw new Error("no behavior");
  const { answersEverything, mayRewriteBeforeDns, mayRewriteOrigin } = edgeInfluence(behavior);
  const answers = answersEverything.kind === "known" ? answersEverything.value : answersEverything.kind;
  return [mayRewriteOrigin, mayRewriteBeforeDns, answers];
}

function running(spec: Partial<EdgeFunction>, rest: Partial<FunctionAssociation> = {}): FunctionAssociation {
  return association({ function: is(edgeFunction(spec)), ...rest });
}

function lambda(
  event: "viewer-request" | "origin-request" | "origin-response",
  code: EdgeFunction["code"] = notSet(),
): FunctionAssociation {
  const handler = is(edgeFunction({ service: "lambda", runtime: is("nodejs22.x"), code }));
  return association({ service: "lambda", eventType: is(event), function: handler });
}

const HELPER =
  "import cf from 'cloudfront'; function handler(e) { cf.updateRequestOrigin({}); return e.request; }";
const REDIRECT = "function handler(event) { return { statusCode: 301 }; }";
const EITHER = "function handler(event) { return event.request || { statusCode: 301 }; }";
const SOME =
  "function handler(e) { if (e.request.uri === '/') return { statusCode: 301 }; return e.request; }";
const FOUND = "exports.handler = async () => ({ status: '302' });";
const ARN = "arn:aws:lambda:us-east-1:111122223333:function:edge";

describe("edgeInfluence", () => {
  it.each<[string, readonly FunctionAssociation[], readonly [boolean, boolean, boolean | "unknown"]]>([
    ["no function", [], [false, false, false]],
    ["a function that passes on", [association()], [false, false, false]],
    ["one with an origin helper", [running({ code: is(HELPER) })], [true, true, false]],
    [
      "one of runtime 1.0",
      [running({ code: is(HELPER), runtime: is("cloudfront-js-1.0") })],
      [false, false, false],
    ],
    ["one that answers", [running({ code: is(REDIRECT) })], [false, false, true]],
    ["one that answers or not", [running({ code: is(EITHER) })], [false, false, "unknown"]],
    ["one that answers some", [running({ code: is(SOME) })], [false, false, false]],
    [
      "one that answers, at an unknown event",
      [running({ code: is(REDIRECT) }, { eventType: missing() })],
      [false, false, "unknown"],
    ],
    [
      "one that answers once it is published",
      [running({ code: is(REDIRECT), publish: is(false) })],
      [false, false, "unknown"],
    ],
    ["a Lambda that answers", [lambda("viewer-request", is(FOUND))], [false, false, true]],
    [
      "a version of a Lambda, perhaps before it answered",
      [{ ...lambda("viewer-request", is(FOUND)), arn: is(`${ARN}:7`) }],
      [false, false, "unknown"],
    ],
    ["one of unknown code", [running({ code: missing() })], [true, true, "unknown"]],
    ["one that is not in the input", [association({ function: missing() })], [true, true, "unknown"]],
    [
      "one after the response",
      [running({ code: missing() }, { eventType: is("viewer-response") })],
      [false, false, false],
    ],
    [
      "one of unknown event",
      [running({ code: missing() }, { eventType: missing() })],
      [true, true, "unknown"],
    ],
    ["a Lambda before the origin", [lambda("origin-request")], [true, false, false]],
    ["a Lambda after the origin", [lambda("origin-response")], [false, false, false]],
    ["a Lambda before the cache", [lambda("viewer-request")], [false, false, "unknown"]],
  ])("%s", (_, items, expected) => {
    expect(influence(items)).toEqual(expected);
  });

  it("leaves everything open where there may be more functions", () => {
    expect(influence([], [reason()])).toEqual([true, true, "unknown"]);
  });

  it("leaves nothing open where one surely answers", () => {
    expect(influence([running({ code: is(REDIRECT) })], [reason()])).toEqual([true, true, true]);
  });

  it("names the function that may answer", () => {
    const [behavior] = distribution({
      behaviors: [{ functions: { items: [running({ code: missing() })], open: [] } }],
    }).behaviors.items;
    expect(behavior && edgeInfluence(behavior).answersEverything).toMatchObject({
      why: [
        {
          what: "aws_cloudfront_function.edge",
          why: "edge-function",
          says: "may answer every request itself: its code is not known",
        },
      ],
    });
  });
});
