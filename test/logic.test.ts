import { expect, it } from "vitest";
import { all, any, unknownTruth } from "../src/logic.ts";
import { reason } from "./support/values.ts";

it("takes more reasons than a call has arguments", () => {
  const open = unknownTruth(Array.from({ length: 300_000 }, () => reason()));
  expect(all([open])).toMatchObject({ is: "unknown", why: { length: 300_000 } });
  expect(any([open])).toMatchObject({ is: "unknown", why: { length: 300_000 } });
});
