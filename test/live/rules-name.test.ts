import { describe } from "vitest";
import { startNginx } from "./rig/nginx.ts";
import { makePki } from "./rig/pki.ts";
import { type RuleCase, type Server, testRules } from "./rig/rule-cases.ts";
import { ORIGIN } from "./rig/stack.ts";

function named(...names: readonly string[]): () => Promise<Server> {
  return () =>
    startNginx([{ certificates: [makePki().issue({ names })], directives: ["ssl_protocols TLSv1.2"] }]);
}

const ROWS: readonly RuleCase[] = [
  {
    rule: "name/not-covered",
    because: "the certificate is for another name",
    faulty: named("other.example.org"),
    healthy: named(ORIGIN),
  },
  {
    rule: "name/wildcard-depth",
    because: "the wildcard is a label short",
    code: { originDomain: "a.b.example.com" },
    faulty: named("*.example.com"),
    healthy: named("*.b.example.com"),
  },
  {
    rule: "name/alias-not-covered",
    because: "one of two aliases is covered",
    code: { forwardsHost: true, aliases: ["www.example.com", "shop.example.com"] },
    faulty: named("www.example.com"),
    healthy: named("www.example.com", "shop.example.com"),
  },
];

describe("verify, on names", () => testRules(ROWS));
