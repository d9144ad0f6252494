import { spawn, spawnSync } from "node:child_process";
import { startNginx } from "../live/rig/nginx.ts";
import { makePki, removePki } from "../live/rig/pki.ts";
import { connectTo, liveOptions, runCode } from "../live/rig/verify-code.ts";
import { type CountingProxy, startProxy } from "./counting-proxy.ts";

/**
 * What asking a healthy origin costs, beside the public scanners on the same server in the same run, and how long many distant
 * origins take. Prints figures; asserts nothing.
 */

const ORIGINS = 1_000;
const DELAY_MILLISECONDS = 25;

const PER_DISTRIBUTION = 50;
const SETTINGS = `
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"`;

const pki = makePki();
const certificate = pki.issue({ names: ["*.example.com"] });
const directives = ["ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3", "ssl_ciphers ALL:@SECLEVEL=0"];
const nginx = await startNginx([{ certificates: [certificate], directives }]);

const verifyHealthy = async ({ port }: CountingProxy) => {
  const live = liveOptions({
    connectTo: connectTo({ host: "origin.example.com", port: 443, toPort: port }),
    ca: pki.root,
  });
  const report = await runCode({ "main.tf": distribution(["origin"]) }, live);
  if (report.summary.originRequests.proven !== 1) throw new Error("the healthy origin was not found healthy");
};
const cold = await measure(nginx, verifyHealthy);
const ours = await measure(nginx, verifyHealthy);
row("originlint verify, cold", cold, ours);
row("originlint verify", ours, ours);
if (!process.argv.includes("--quick"))
  for (const [name, command] of scanners()) {
    if (spawnSync(command[0], ["--version"], { stdio: "ignore" }).error !== undefined) {
      print(`${name.padEnd(28)} not installed`);
      continue;
    }
    row(name, await measure(nginx, (proxy) => runCommand(command, proxy.port)), ours);
  }
await manyOrigins();
await nginx.stop();
removePki();

function scanners(): readonly (readonly [string, readonly [string, ...string[]]])[] {
  return [
    [
      "nmap ssl-enum-ciphers",
      ["nmap", "-Pn", "-p", "PORT", "--script", "ssl-enum-ciphers,ssl-cert", "127.0.0.1"],
    ],
    ["sslscan", ["sslscan", "127.0.0.1:PORT"]],
    ["testssl -p -E -S", ["testssl", "--quiet", "--warnings", "off", "-p", "-E", "-S", "127.0.0.1:PORT"]],
  ];
}

interface Measured {
  readonly connections: number;
  readonly milliseconds: number;
}

async function measure(
  server: { readonly address: string; readonly port: number },
  work: (proxy: CountingProxy) => Promise<void>,
): Promise<Measured> {
  const proxy = await startProxy(server);
  const start = performance.now();
  await work(proxy);
  const measured = { connections: proxy.connections, milliseconds: performance.now() - start };
  await proxy.close();
  return measured;
}

function runCommand([file, ...args]: readonly [string, ...string[]], port: number): Promise<void> {
  const child = spawn(
    file,
    args.map((arg) => arg.replace("PORT", String(port))),
    { stdio: "ignore" },
  );
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

function row(name: string, { connections, milliseconds }: Measured, base: Measured): void {
  const times = (a: number, b: number) => `${(a / b).toFixed(1)} ×`;
  print(
    `${name.padEnd(28)} ${String(connections).padStart(5)} connections (${times(connections, base.connections)})   ${(milliseconds / 1000).toFixed(2).padStart(7)} s (${times(milliseconds, base.milliseconds)})`,
  );
}

/** Each a name and an address of its own, behind a delay of 50 ms there and back. */
async function manyOrigins(): Promise<void> {
  const proxy = await startProxy(nginx, DELAY_MILLISECONDS);
  const names = Array.from({ length: ORIGINS }, (_, index) => `o${index}`);
  const standIns = names.map((name, index) => ({
    host: `${name}.example.com`,
    address: `127.1.${index >> 8}.${index & 255}`,
    toPort: proxy.port,
  }));
  const live = liveOptions({ connectTo: standIns, ca: pki.root });
  const files = batches(names).map((batch, index) => [`d${index}.tf`, distribution(batch, index)] as const);
  const start = performance.now();
  const report = await runCode(Object.fromEntries(files), live);
  const seconds = (performance.now() - start) / 1000;
  print(
    `${report.summary.originRequests.proven} of ${ORIGINS} origins, ${DELAY_MILLISECONDS * 2} ms away: ${seconds.toFixed(1)} s, ${proxy.connections} connections`,
  );
  await proxy.close();
}

function batches(names: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(names.length / PER_DISTRIBUTION) }, (_, index) =>
    names.slice(index * PER_DISTRIBUTION, (index + 1) * PER_DISTRIBUTION),
  );
}

function distribution(names: readonly string[], index = 0): string {
  const [first, ...others] = names;
  return `
resource "aws_cloudfront_distribution" "d${index}" {
  enabled = true
${names.map(origin).join("")}
  default_cache_behavior {
    target_origin_id = "${first}"
${SETTINGS}
  }
${others.map(behavior).join("")}
}
`;
}

function origin(name: string): string {
  return `
  origin {
    origin_id   = "${name}"
    domain_name = "${name}.example.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }`;
}

function behavior(name: string): string {
  return `
  ordered_cache_behavior {
    path_pattern     = "/${name}/*"
    target_origin_id = "${name}"
${SETTINGS}
  }`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
