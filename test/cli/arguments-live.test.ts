import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LiveFlags } from "../../src/cli/arguments/command.ts";
import { parseArguments } from "../../src/cli/arguments.ts";

function parse(...args: string[]) {
  return parseArguments(args, (path) => path === "infra" || path === ".");
}

const LIVE: LiveFlags = {
  connectTo: [],
  resolvers: [],
  dnsPort: 53,
  allowAddresses: [],
  full: false,
  sendOriginHeaders: false,
};
const REPORTING = {
  outputs: [{ format: "pretty" }],
  strict: false,
  quiet: false,
  verbose: false,
  color: "auto",
  policies: [],
};
const VERIFY = { kind: "verify", paths: ["."], variables: [], live: LIVE, ...REPORTING };

describe("verify", () => {
  test("takes everything that check takes", () => {
    expect(parse("verify", "infra", "-f", "json", "--strict", "--var", "a=b", "--fail-on", "note")).toEqual({
      ...VERIFY,
      paths: ["infra"],
      outputs: [{ format: "json" }],
      strict: true,
      variables: [{ name: "a", value: "b" }],
      failOn: "note",
    });
  });

  test.each([
    [[], {}],
    [["--full", "--send-origin-headers"], { full: true, sendOriginHeaders: true }],
    [["--ca", "roots.pem", "--root-hints=hints"], { ca: "roots.pem", rootHints: "hints" }],
    [["--record", "seen.json"], { record: "seen.json" }],
    [["--replay", "seen.json"], { replay: "seen.json" }],
    [["--dns-port", "5353"], { dnsPort: 5353 }],
    [["--timeout", "5"], { timeoutMilliseconds: 5000 }],
    [["--timeout", "0.25s"], { timeoutMilliseconds: 250 }],
    [
      ["--allow-address", "10.0.0.0/8", "--allow-address=127.0.0.1", "--allow-address", "fd00::/8"],
      { allowAddresses: ["10.0.0.0/8", "127.0.0.1", "fd00::/8"] },
    ],
    [
      ["--resolver=1.1.1.1", "--resolver=127.0.0.1:5353", "--resolver=::1", "--resolver=[::1]:54"],
      {
        resolvers: [
          { address: "1.1.1.1", port: 53 },
          { address: "127.0.0.1", port: 5353 },
          { address: "::1", port: 53 },
          { address: "::1", port: 54 },
        ],
      },
    ],
    [
      ["--connect-to", "Origin.Example.com.:443:127.0.0.1:8443"],
      { connectTo: [{ host: "origin.example.com", port: 443, address: "127.0.0.1", toPort: 8443 }] },
    ],
    [
      ["--connect-to=::127.0.0.1:", "--connect-to=a.example::[2001:db8::1]:80"],
      {
        connectTo: [{ address: "127.0.0.1" }, { host: "a.example", address: "2001:db8::1", toPort: 80 }],
      },
    ],
  ])("%j", (args, live) => {
    expect(parse("verify", ...args)).toEqual({ ...VERIFY, live: { ...LIVE, ...live } });
  });
});

const LIST = "SSLv3, TLSv1, TLSv1.1, TLSv1.2";

describe("misuse of the network's flags", () => {
  test.each([
    [
      ["--record=a", "--replay=b"],
      "--record and --replay contradict each other: what is replayed is recorded already",
    ],
    [["--timeout", "0"], '--timeout takes seconds, up to 3600, not "0"'],
    [["--timeout", "soon"], '--timeout takes seconds, up to 3600, not "soon"'],
    [["--timeout", "1e9"], '--timeout takes seconds, up to 3600, not "1e9"'],
    [["--timeout", "3601"], '--timeout takes seconds, up to 3600, not "3601"'],
    [["--dns-port", "0"], '--dns-port takes a port, not "0"'],
    [
      ["--allow-address", "10.0.0.0/33"],
      '--allow-address takes an address or a block such as 10.0.0.0/8, not "10.0.0.0/33"',
    ],
    [
      ["--allow-address", "localhost"],
      '--allow-address takes an address or a block such as 10.0.0.0/8, not "localhost"',
    ],
    [
      ["--resolver", "dns.example"],
      '--resolver takes an IP address, with a port if you like (1.1.1.1:53), not "dns.example"',
    ],
    [
      ["--resolver", "1.1.1.1:0"],
      '--resolver takes an IP address, with a port if you like (1.1.1.1:53), not "1.1.1.1:0"',
    ],
    [["--connect-to", "a:1:b"], '--connect-to takes HOST:PORT:ADDRESS:PORT, not "a:1:b"'],
    [["--connect-to", "a:1:::1:2"], '--connect-to takes HOST:PORT:ADDRESS:PORT, not "a:1:::1:2"'],
    [
      ["--connect-to", "a:1:b.example:2"],
      '--connect-to a:1:b.example:2: the third part must be an IP address, not "b.example"',
    ],
    [["--connect-to", "a:1::2"], '--connect-to a:1::2: the third part must be an IP address, not ""'],
    [["--connect-to", "a:99999:127.0.0.1:2"], "--connect-to a:99999:127.0.0.1:2: there is no port 99999"],
    [["--scheme", "http"], "verify does not take --scheme; probe does"],
    [["--ful"], 'there is no option --ful; did you mean "--full"?'],
    [["--dns-prt", "1"], "there is no option --dns-prt"],
  ])("%j", (args, message) => {
    expect(parse("verify", ...args)).toEqual({ kind: "misuse", message });
  });

  test.each([
    [["probe", "a.example", "--run-handlers"], "probe does not take --run-handlers; check and verify do"],
    [["baseline", "--run-handlers"], "baseline does not take --run-handlers; check and verify do"],
    [["--full"], "check does not take --full; verify and probe do"],
    [["check", "--resolver", "1.1.1.1"], "check does not take --resolver; verify and probe do"],
    [["probe", "a.example", "--var", "a=b"], "probe does not take --var; check, verify and baseline do"],
    [["explain", "-f", "json"], "explain does not take -f; check, verify, probe and test do"],
    [["verfy"], '"verfy" is neither a command nor a path that exists; did you mean "verify"?'],
  ])("%j", (args, message) => {
    expect(parse(...args)).toEqual({ kind: "misuse", message });
  });
});

function requestOf(...args: string[]) {
  const command = parse("probe", ...args);
  return command.kind === "probe" ? command.request : command;
}

describe("probe", () => {
  test("has everything but paths and variables", () => {
    expect(parse("probe", "origin.example.com", "--full", "-f", "json", "--no-config")).toEqual({
      kind: "probe",
      request: { hosts: ["origin.example.com"] },
      live: { ...LIVE, full: true },
      ...REPORTING,
      outputs: [{ format: "json" }],
      config: false,
    });
  });

  test.each([
    [["origin.example.com"], { hosts: ["origin.example.com"] }],
    [["Origin.Example.COM."], { hosts: ["origin.example.com"] }],
    [["bücher.example"], { hosts: ["xn--bcher-kva.example"] }],
    [["_x.example", "a-b.example"], { hosts: ["_x.example", "a-b.example"] }],
    [["origin.example.com:8443"], { hosts: ["origin.example.com"], port: 8443 }],
    [["origin.example.com:80"], { hosts: ["origin.example.com"], port: 80, scheme: "http" }],
    [
      ["origin.example.com", "--port", "80", "--scheme", "https"],
      { hosts: ["origin.example.com"], port: 80, scheme: "https" },
    ],
    [["https://origin.example.com/"], { hosts: ["origin.example.com"], scheme: "https" }],
    [
      ["HTTP://origin.example.com:8080/a/b#top"],
      { hosts: ["origin.example.com"], scheme: "http", port: 8080, path: "/a/b" },
    ],
    [["origin.example.com/a"], { hosts: ["origin.example.com"], path: "/a" }],
    [["a.example", "b.example", "a.example"], { hosts: ["a.example", "b.example"] }],
    [
      ["a.example", "--host", "WWW.example.com", "--protocols", "TLSv1.2, TLSv1.1", "--path", "/x"],
      {
        hosts: ["a.example"],
        host: "www.example.com",
        protocols: ["TLSv1.2", "TLSv1.1"],
        path: "/x",
      },
    ],
    [["--distribution", "-"], { hosts: [], distribution: "-" }],
    [["--distribution=d.json", "a.example"], { hosts: ["a.example"], distribution: "d.json" }],
  ])("%j", (args, request) => {
    expect(requestOf(...args)).toEqual(request);
  });
});

const ADDRESS =
  "is an IP address, and CloudFront takes only names: give the name, and --connect-to to choose the address";
const NO_PORT = "only to 80, 443 and 1024 to 65535";

describe("misuse of probe", () => {
  test.each([
    [[], "probe needs a host: originlint probe origin.example.com, or --distribution FILE"],
    [["198.51.100.7"], `198.51.100.7 ${ADDRESS}`],
    [["198.51.100.7:443"], `198.51.100.7 ${ADDRESS}`],
    [["https://[2001:db8::1]/"], `[2001:db8::1] ${ADDRESS}`],
    [["2001:db8::1"], `2001:db8::1 ${ADDRESS}`],
    [["*.example.com"], '"*.example.com" is not the name of a host'],
    [["a..example"], '"a..example" is not the name of a host'],
    [["https://"], '"https://" is not the name of a host'],
    [["a.example:b"], '"a.example:b" is not the name of a host'],
    [["ftp://a.example"], "ftp://a.example: CloudFront speaks http and https with origins"],
    [["https://me:pw@a.example"], "https://me:pw@a.example has a user name, which CloudFront does not send"],
    [["a.example/x?y=1"], "a.example/x?y=1 has a query, which is not sent: leave it out"],
    [["a.example:22"], `CloudFront does not connect to port 22, ${NO_PORT}`],
    [["a.example", "--port", "http"], `CloudFront does not connect to port http, ${NO_PORT}`],
    [["a.example:443", "--port", "8443"], "--port says 8443, and the host says 443"],
    [["http://a.example", "--scheme", "https"], "--scheme says https, and the host says http"],
    [["a.example", "--scheme", "ftp"], '--scheme takes http, https, not "ftp"'],
    [["a.example", "--path", "x"], 'a path begins with "/" and has no space, "?" or "#", unlike "x"'],
    [["a.example", "--host", "1.2.3.4"], `1.2.3.4 ${ADDRESS}`],
    [
      ["a.example:8443", "b.example"],
      "a.example:8443 and b.example differ in their port: probe them one at a time",
    ],
    [
      ["a.example", "--protocols", "TLSv1.3"],
      `--protocols takes ${LIST}: TLSv1.3 cannot be chosen for origins`,
    ],
    [
      ["a.example", "--protocols", "tls1.2"],
      `--protocols takes ${LIST}, as origin_ssl_protocols does, not "tls1.2"; did you mean "TLSv1.2"?`,
    ],
    [
      ["a.example", "--protocols", "TLSv1.2,"],
      `--protocols takes ${LIST}, as origin_ssl_protocols does, not ""`,
    ],
    [
      ["--distribution=d", "--scheme=http"],
      "--scheme and --distribution contradict each other: the distribution says it",
    ],
    [
      ["--distribution=d", "a.example:443"],
      'beside --distribution, name an origin by its host alone, not "a.example:443"',
    ],
  ])("%j", (args, message) => {
    expect(requestOf(...args)).toEqual({ kind: "misuse", message });
  });

  test("whatever the host, it is a name that can go over the wire, or a sentence", () => {
    const piece = fc.constantFrom(
      "a",
      "-",
      ".",
      ":",
      "/",
      "//",
      "[",
      "]",
      "@",
      "?",
      "#",
      "80",
      "é",
      " ",
      "\n",
      "http:",
    );
    const word = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(word, (text) => {
        const command = parse("probe", "--", text);
        if (command.kind === "misuse") return;
        if (command.kind !== "probe") throw new Error(`no probe: ${command.kind}`);
        for (const host of command.request.hosts) expect(host).toMatch(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/);
      }),
    );
  });
});
