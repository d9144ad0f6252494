import { expect, it } from "vitest";
import { targetsOf } from "../../src/derive/target.ts";
import { type DistributionSpec, distribution } from "../support/model-builder.ts";
import { is, missing, reason } from "../support/values.ts";

function targets(spec: DistributionSpec) {
  const [behavior] = distribution(spec).behaviors.items;
  return behavior ? targetsOf(behavior) : { items: [], open: [] };
}

const MORE = [reason("var.origins")];

it("is closed where the target is found, whatever else there may be", () => {
  expect(targets({ moreOrigins: MORE })).toMatchObject({ items: [{ member: "none" }], open: [] });
});

it("is open where the target may be among what is not listed", () => {
  expect(targets({ moreOrigins: MORE, behaviors: [{ targetOriginId: is("other") }] })).toEqual({
    items: [],
    open: MORE,
  });
});

it("is empty and closed where the target does not exist", () => {
  expect(targets({ behaviors: [{ targetOriginId: is("other") }] })).toEqual({ items: [], open: [] });
});

it("takes the certain match, and leaves what only might be one", () => {
  const origins = [{ id: missing() }, {}];
  const groups = [{ id: missing() }];
  expect(targets({ origins, groups }).items).toHaveLength(1);
});
