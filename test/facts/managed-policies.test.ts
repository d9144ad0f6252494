import { expect, test } from "vitest";
import {
  MANAGED_CACHE_POLICIES,
  MANAGED_ORIGIN_REQUEST_POLICIES,
  managedPolicyById,
  managedPolicyByName,
} from "../../src/facts/managed-policies.ts";

const ALL = [...MANAGED_CACHE_POLICIES, ...MANAGED_ORIGIN_REQUEST_POLICIES];

test("ids and names are unique, and ids are UUIDs", () => {
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
  for (const { id } of ALL) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test("names are listed exactly where the behavior has a list", () => {
  for (const { headers } of ALL)
    expect(headers.names.length > 0).toBe(headers.behavior !== "none" && headers.behavior !== "allViewer");
});

test.each(["AllViewer", "Managed-AllViewer"])("%s is found by name", (name) => {
  expect(managedPolicyByName(MANAGED_ORIGIN_REQUEST_POLICIES, name)?.id).toBe(
    "216adef6-5c7f-47e4-b989-5492eafa07d3",
  );
});

test("an id is found whatever its letter case, and only in its own table", () => {
  expect(managedPolicyById(MANAGED_CACHE_POLICIES, "4135EA2D-6DF8-44A3-9DF3-4B5A84BE39AD")?.name).toBe(
    "CachingDisabled",
  );
  expect(
    managedPolicyById(MANAGED_ORIGIN_REQUEST_POLICIES, "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"),
  ).toBeUndefined();
  expect(managedPolicyByName(MANAGED_CACHE_POLICIES, "cachingdisabled")).toBeUndefined();
});
