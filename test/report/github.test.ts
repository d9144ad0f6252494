import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { command, github } from "../../src/report/github.ts";
import { CONTEXT, contextFor, FILES, FINDINGS, PROVEN, REPORT, reportWith } from "./sample.ts";

/** As the runner reads it: https://github.com/actions/runner, ActionCommand.TryParseV2. */
function readCommand(line: string) {
  const match = /^::(?<name>[^ :]+)(?: (?<properties>.*?))?::(?<data>.*)$/.exec(line);
  const properties = (match?.groups?.properties ?? "").split(",").filter((one) => one !== "");
  return {
    name: match?.groups?.name,
    properties: Object.fromEntries(
      properties.map((one) => {
        const [key = "", value = ""] = one.split("=", 2);
        return [key, unescapeAll(one.slice(key.length + 1) || value)];
      }),
    ),
    data: unescapeAll(match?.groups?.data ?? ""),
  };
}

function unescapeAll(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}

describe("annotations", () => {
  test("one for each finding, at its place", () => {
    const lines = github(REPORT, CONTEXT).trimEnd().split("\n").map(readCommand);
    expect(lines.map((line) => line.name)).toEqual(["error", "error", "warning"]);
    expect(lines[1]).toEqual({
      name: "error",
      properties: {
        file: "infra/cdn.tf",
        line: "15",
        endLine: "15",
        col: "7",
        endColumn: "36",
        title: "port/no-listener: Nothing listens on the port that CloudFront uses",
      },
      data: [
        "CloudFront will connect to aws_lb.app on port 8443, where no listener is",
        "Effect: HTTP 502 for every request that goes this way (likely)",
        "Fix: Set https_port to 443, or add a listener on 8443",
        "https://example.com/rules/port/no-listener",
      ].join("\n"),
    });
  });

  test("none where nothing was found", () => {
    expect(github(PROVEN, CONTEXT)).toBe("");
  });

  test("at a related place where the primary one is not in the checkout", () => {
    const context = contextFor(FILES, {
      source: (file) => (file === "infra/cdn.tf" ? undefined : CONTEXT.source(file)),
    });
    expect(github(reportWith({ findings: FINDINGS.slice(0, 1) }), context)).toMatch(
      /^::error file=infra\/alb\.tf,line=10,/,
    );
  });

  test("at most ten of a kind, the last of which says how many are left", () => {
    const errors = FINDINGS.filter((finding) => finding.severity === "error");
    const lines = github(reportWith({ findings: Array.from({ length: 8 }, () => errors).flat() }), CONTEXT)
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(10);
    expect(lines[9]).toBe(
      "::error::7 more errors of originlint not annotated here: see the job summary or the log",
    );
  });

  test("whatever the texts hold, it stays one command with these properties", () => {
    const nasty = fc.array(
      fc.constantFrom(
        "::",
        "\n",
        "\r",
        "%",
        "%0A",
        ",",
        ":",
        "=",
        "a",
        "##[add-path]x",
        "::stop-commands::x",
      ),
    );
    fc.assert(
      fc.property(nasty, nasty, (title, data) => {
        const [shown, said] = [title.join("").replaceAll("=", ""), data.join("")];
        const line = command("error", { file: "a", title: shown }, said);
        expect(line).not.toMatch(/[\r\n]/);
        expect(line.startsWith("::error file=a,title=")).toBe(true);
        const properties = line.slice("::error ".length, line.indexOf("::", 2));
        expect(properties.split(",").map((one) => one.split("=")[0])).toEqual(["file", "title"]);
      }),
    );
  });
});
