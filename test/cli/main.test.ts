import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import type { Services } from "../../src/cli/session.ts";
import { NO_CONFIG } from "../../src/config.ts";
import type { Report } from "../../src/finding.ts";
import { PROJECT } from "../../src/project.ts";
import { PROVEN, REPORT } from "../report/sample.ts";
import { type FakeSession, fakeServices, fakeSession } from "./fake-session.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "originlint-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(args: readonly string[], services: Services, session: FakeSession = fakeSession()) {
  const status = await main(args, session, services);
  return { status, ...session.texts() };
}

async function check(report: Report, ...args: string[]) {
  return run(["check", ...args], fakeServices(report));
}

describe("streams", () => {
  test("findings and the summary go to the output, the rest to the error stream", async () => {
    const { out, error, status } = await check(REPORT);
    expect(status).toBe(1);
    expect(out).toMatch(/^error\[name\/load-balancer-default-name\]/);
    expect(out).toContain("✗ 4 origin requests in 3 distributions");
    expect(out).not.toContain("This file was left out");
    expect(error).toMatch(/^warning\[syntax\]: This file was left out/);
  });

  test("paths are shown as seen from the working directory", async () => {
    expect((await check(REPORT, "-f", "concise")).out).toMatch(/^cdn\.tf:11:5: error: /);
  });

  test("--quiet leaves the findings, and errors of the job", async () => {
    const quiet = await check(REPORT, "-q");
    expect(quiet.error).toBe("");
    expect(quiet.out).not.toContain("origin requests");
    const failed = await check(
      { ...REPORT, diagnostics: [{ severity: "error", code: "syntax", message: "bad" }] },
      "-q",
    );
    expect(failed.error).toBe("error[syntax]: bad\n");
  });

  test("a run that proves everything says so and nothing else", async () => {
    expect(await check(PROVEN)).toEqual({
      status: 0,
      out: "✓ 12 origin requests in 1 distribution: 12 proven\n",
      error: "",
    });
  });
});

describe("formats", () => {
  test("a file beside the terminal", async () => {
    const session = fakeSession({ workingDirectory: folder });
    const { out, status } = await run(
      ["-f", "sarif=out.sarif", "-f", "json=out.json"],
      fakeServices(REPORT),
      session,
    );
    expect(status).toBe(1);
    expect(out).toMatch(/^error\[/);
    expect(JSON.parse(readFileSync(join(folder, "out.sarif"), "utf8")).version).toBe("2.1.0");
    expect(JSON.parse(readFileSync(join(folder, "out.json"), "utf8")).version).toBe(1);
  });

  test("a file has no colours", async () => {
    const session = fakeSession({ workingDirectory: folder });
    const { out } = await run(["-f", "pretty=out.txt", "--color=always"], fakeServices(REPORT), session);
    expect(out).toContain("\u001b[");
    expect(readFileSync(join(folder, "out.txt"), "utf8")).not.toContain("\u001b[");
  });

  test("a file that cannot be written", async () => {
    const session = fakeSession({ workingDirectory: folder });
    const { status, error } = await run(["-f", "json=no/such/folder.json"], fakeServices(PROVEN), session);
    expect(status).toBe(2);
    expect(error).toMatch(/^originlint: cannot write no\/such\/folder\.json: ENOENT/);
  });
});

describe("the exit status", () => {
  test("the flag goes before the config, the config before the default", async () => {
    const config = { ...NO_CONFIG, failOn: "never" } as const;
    expect((await run([], fakeServices(REPORT, { config }))).status).toBe(0);
    expect((await run(["--fail-on", "error"], fakeServices(REPORT, { config }))).status).toBe(1);
  });

  test("3, and why, where --strict asks for more than could be decided", async () => {
    const { status, error } = await check({ ...REPORT, findings: [], diagnostics: [] }, "--strict");
    expect(status).toBe(3);
    expect(error).toBe(
      "originlint: 2 origin requests could not be decided, and --strict asks for that (exit status 3)\n",
    );
  });
});

describe("what the run is told", () => {
  test("everything on the command line", async () => {
    const services = fakeServices(PROVEN);
    const environment = { TF_VAR_x: "1" };
    const args = ["--var=a=b", "--var-file=f", "--policies=p", "--no-config", "--now=1970-01-02", "--", "x"];
    await run(args, services, fakeSession({ environment }));
    expect(services.runs).toEqual([
      {
        paths: ["x"],
        workingDirectory: "/repository/infra",
        config: false,
        variables: [{ name: "a", value: "b" }, { file: "f" }],
        policies: ["p"],
        environment,
        now: 86_400_000,
      },
    ]);
  });

  test("to run handlers, where the command line says so and a Node.js may", async () => {
    const node = { path: "/usr/bin/node", platform: "linux", hasPermissionFlag: true };
    const services = fakeServices(PROVEN);
    await run([], services, fakeSession({ node }));
    await run(["--run-handlers"], services, fakeSession());
    await run(["--run-handlers"], services, fakeSession({ node }));
    expect(services.runs.map(({ runHandlers }) => runHandlers)).toEqual([undefined, undefined, node]);
  });

  test.each([
    [{ SOURCE_DATE_EPOCH: "5" }, 5000],
    [{ SOURCE_DATE_EPOCH: "soon" }, 1000],
    [{}, 1000],
  ])("the time, with %j", async (environment, now) => {
    const services = fakeServices(PROVEN);
    await run([], services, fakeSession({ environment }));
    expect(services.runs[0]?.now).toBe(now);
  });
});

describe("help and mistakes", () => {
  test.each(["general", "check", "explain"])("help for %s", async (topic) => {
    const { status, out, error } = await run(
      topic === "general" ? ["--help"] : [topic, "--help"],
      fakeServices(PROVEN),
    );
    expect({ status, error }).toEqual({ status: 0, error: "" });
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(95);
    expect(out).toContain("originlint");
  });

  test("the help of check names every option", async () => {
    const { out } = await run(["help", "check"], fakeServices(PROVEN));
    const flags = "var var-file policies config no-config now format quiet color fail-on strict help version";
    for (const flag of flags.split(" ")) expect(out).toContain(`--${flag}`);
  });

  test("the version is that of package.json", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect((await run(["--version"], fakeServices(PROVEN))).out).toBe(`originlint ${version}\n`);
    expect(PROJECT.version).toBe(version);
  });

  test("misuse", async () => {
    expect(await run(["--formt", "json"], fakeServices(PROVEN))).toEqual({
      status: 2,
      out: "",
      error: 'originlint: there is no option --formt; did you mean "--format"?\nTry originlint --help\n',
    });
  });

  test("a rule that does not exist", async () => {
    const { status, error } = await run(["explain", "tls/x"], fakeServices(PROVEN));
    expect({ status, error }).toEqual({
      status: 2,
      error: 'originlint: there is no rule "tls/x"\noriginlint explain lists the rules\n',
    });
  });
});

describe("a bug of ours", () => {
  const broken: Services = {
    ...fakeServices(PROVEN),
    run: async () => {
      throw new Error("lost \u001b[2J");
    },
  };

  test("is one sentence, and how to report it", async () => {
    const { status, out, error } = await run([], broken);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(error).toBe(
      `originlint ${PROJECT.version} met a bug of its own and stopped: lost ␛[2J\n` +
        `Please report it at ${PROJECT.issues}; ORIGINLINT_DEBUG=1 shows where it happened.\n`,
    );
  });

  test("shows its stack to those who ask for it", async () => {
    const { error } = await run([], broken, fakeSession({ environment: { ORIGINLINT_DEBUG: "1" } }));
    expect(error).toMatch(/\n {4}at .*main\.test\.ts/);
  });
});
