import { didYouMean } from "../../did-you-mean.ts";
import { ORIGIN_PROTOCOLS } from "../../facts/cloudfront-origin-tls.ts";
import type { TlsVersion } from "../../facts/tls-policy.ts";
import type { ProbeRequest } from "../../verify/options.ts";
import type { Flags } from "./flags.ts";
import { Misuse } from "./misuse.ts";
import { hostName, originPort, type ProbedHost, probedHost, SCHEMES, urlPath } from "./probed-host.ts";

const HTTP_PORT = 80;
/** What a distribution's configuration says, so that flags need not. */
const SAID_BY_DISTRIBUTION = ["scheme", "port", "host", "protocols", "path"] as const;

/** What `probe` asks, from the hosts and flags given. */
export function probeRequest(words: readonly string[], flags: Flags): ProbeRequest {
  const distribution = flags.text("distribution");
  if (distribution !== undefined) return requestOf(distribution, words, flags);
  const hosts = words.map((word) => ({ word, ...completed(probedHost(word), flags) }));
  const [first] = hosts;
  if (first === undefined)
    throw new Misuse("probe needs a host: originlint probe origin.example.com, or --distribution FILE");
  for (const other of hosts) refuseDifference(first, other);
  const { scheme, port, path } = first;
  const forwarded = flags.text("host");
  const protocols = protocolsOf(flags.text("protocols"));
  return {
    hosts: [...new Set(hosts.map(({ host }) => host))],
    ...(scheme !== undefined && { scheme }),
    ...(port !== undefined && { port }),
    ...(forwarded !== undefined && { host: hostName(forwarded, forwarded) }),
    ...(protocols !== undefined && { protocols }),
    ...(path !== undefined && { path }),
  };
}

/** Hosts beside a distribution choose among its origins. */
function requestOf(distribution: string, words: readonly string[], flags: Flags): ProbeRequest {
  const given = SAID_BY_DISTRIBUTION.find((name) => flags.text(name) !== undefined);
  if (given !== undefined)
    throw new Misuse(`--${given} and --distribution contradict each other: the distribution says it`);
  const hosts = words.map(probedHost);
  const [extra] = words.filter((_, index) => Object.keys(hosts[index] ?? {}).length > 1);
  if (extra !== undefined)
    throw new Misuse(`beside --distribution, name an origin by its host alone, not "${extra}"`);
  return { hosts: [...new Set(hosts.map(({ host }) => host))], distribution };
}

/** A host with what flags add; a flag and a URL that disagree are refused. */
function completed(told: ProbedHost, flags: Flags): ProbedHost {
  const text = { port: flags.text("port"), path: flags.text("path") };
  const port = agreed("port", text.port === undefined ? undefined : originPort(text.port), told.port);
  const path = agreed("path", text.path === undefined ? undefined : urlPath(text.path), told.path);
  const written = agreed("scheme", flags.choice("scheme", SCHEMES), told.scheme);
  const scheme = written ?? (port === HTTP_PORT ? "http" : undefined);
  return {
    host: told.host,
    ...(scheme !== undefined && { scheme }),
    ...(port !== undefined && { port }),
    ...(path !== undefined && { path }),
  };
}

function agreed<T extends string | number>(
  name: string,
  flag: T | undefined,
  told: T | undefined,
): T | undefined {
  if (flag !== undefined && told !== undefined && flag !== told)
    throw new Misuse(`--${name} says ${flag}, and the host says ${told}`);
  return flag ?? told;
}

function refuseDifference(a: ProbedHost & { word: string }, b: ProbedHost & { word: string }): void {
  const aspect = (["scheme", "port", "path"] as const).find((one) => a[one] !== b[one]);
  if (aspect === undefined) return;
  throw new Misuse(`${a.word} and ${b.word} differ in their ${aspect}: probe them one at a time`);
}

function protocolsOf(text: string | undefined): readonly TlsVersion[] | undefined {
  return text === undefined ? undefined : [...new Set(text.split(",").map((part) => protocol(part.trim())))];
}

function protocol(text: string): TlsVersion {
  const version = ORIGIN_PROTOCOLS.find((name) => name === text);
  if (version !== undefined) return version;
  const takes = `--protocols takes ${ORIGIN_PROTOCOLS.join(", ")}`;
  if (text === "TLSv1.3") throw new Misuse(`${takes}: TLSv1.3 cannot be chosen for origins`);
  const near = didYouMean(text, ORIGIN_PROTOCOLS);
  throw new Misuse(`${takes}, as origin_ssl_protocols does, not "${text}"${near}`);
}
