import type { Finding, Report, ReportedProbe } from "../../src/finding.ts";
import { FINDINGS, REPORT, reportWith } from "./sample.ts";

const AT = "shop.example.com at 198.51.100.7:443, asked for www.example.com,";

export const EXPIRED = `${AT} answers TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256 prime256v1`;
const SILENT = "shop.example.com at 198.51.100.8:443, asked for www.example.com, does not answer";
const COMMAND =
  "openssl s_client -connect 198.51.100.7:443 -servername www.example.com -tls1_2 -showcerts </dev/null";

/** What `verify` asked: an answer, an answer on which a finding rests, a silence, and a question that was not asked. */
export const PROBES: readonly ReportedProbe[] = [
  {
    kind: "dns",
    target: "shop.example.com",
    outcome: "seen",
    evidence: [
      "shop.example.com → lb.example.net has the address 198.51.100.7, 198.51.100.8, says 1.1.1.1",
      "1.1.1.1: lb.example.net 198.51.100.7 198.51.100.8",
    ],
    connections: 0,
    datagrams: 2,
    command: "dig @1.1.1.1 shop.example.com A",
  },
  {
    kind: "tls",
    target: "198.51.100.7:443 as www.example.com",
    outcome: "seen",
    evidence: [
      EXPIRED,
      "0 subject: CN=www.example.com",
      "  names: www.example.com, example.com",
      "  issuer: C=US, O=Example Trust, CN=Example CA 3",
      "  valid: 2025-01-01 to 2026-01-01, RSA 2048, sha256WithRSAEncryption",
      "certificate 0: it is valid until 2026-01-01",
      "the chain ends at Example Root, which CloudFront trusts",
    ],
    connections: 1,
    datagrams: 0,
    command: COMMAND,
  },
  {
    kind: "tls",
    target: "198.51.100.8:443 as www.example.com",
    outcome: "unreachable",
    evidence: [SILENT],
    connections: 3,
    datagrams: 0,
    command: COMMAND.replace("100.7", "100.8"),
  },
  {
    kind: "http",
    target: "10.0.0.7:443",
    outcome: "not-run",
    evidence: ["10.0.0.7:443 was not asked, because the address is private"],
    connections: 0,
    datagrams: 0,
    command: "",
  },
];

function sample(index: number): Finding {
  const finding = FINDINGS[index];
  if (!finding) throw new Error(`the sample has no finding ${index}`);
  return finding;
}

export const CONFIRMED: Finding = {
  ...sample(0),
  verification: "confirmed",
  evidence: [{ says: EXPIRED, command: COMMAND }],
};

export const REFUTED: Finding = {
  ...sample(1),
  severity: "note",
  verification: "refuted",
  evidence: [
    {
      says: "shop.example.com at 198.51.100.7:8443 accepts connections",
      command: "nc -vz -w 5 198.51.100.7 8443",
    },
  ],
};

export const PREDICTED: Finding = { ...sample(2), verification: "predicted" };

/** The shop, asked. */
export const VERIFIED: Report = reportWith({
  findings: [CONFIRMED, PREDICTED, REFUTED],
  summary: { ...REPORT.summary, findings: { error: 1, warning: 1, note: 1 } },
  probes: PROBES,
});

/** What a peer may answer so as to steer whoever reads the report. */
export const HOSTILE_TEXT =
  "\u001b[2J\u202e x|y <img> [l](http://evil) `c` $(reboot)\r\n::error::boo\n| a | b |\u0000";

/** The same shop, whose peers answer so. */
export const HOSTILE: Report = reportWith({
  findings: [{ ...CONFIRMED, evidence: [{ says: HOSTILE_TEXT, command: HOSTILE_TEXT }] }],
  probes: PROBES.map((probe) => ({
    ...probe,
    target: HOSTILE_TEXT,
    evidence: [HOSTILE_TEXT, `  ${HOSTILE_TEXT}`, "x".repeat(100_000), ...Array<string>(500).fill("line")],
    command: HOSTILE_TEXT,
  })),
});
