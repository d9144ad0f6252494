import { DNS_PORT } from "../../facts/dns-port.ts";
import { parseCidr } from "../../verify/addresses.ts";
import type { LiveFlags } from "./command.ts";
import { connectTo, portNumber, resolverAddress } from "./endpoint.ts";
import type { Flags } from "./flags.ts";
import { Misuse } from "./misuse.ts";

const LONGEST_TIMEOUT_SECONDS = 3600;

/** How `verify` and `probe` may use the network. */
export function liveFlags(flags: Flags): LiveFlags {
  const timeoutMilliseconds = timeout(flags.text("timeout"));
  return {
    connectTo: flags.texts("connect-to").map(connectTo),
    resolvers: flags.texts("resolver").map(resolverAddress),
    dnsPort: dnsPort(flags.text("dns-port")),
    allowAddresses: flags.texts("allow-address").map(block),
    ...(timeoutMilliseconds !== undefined && { timeoutMilliseconds }),
    full: flags.isSet("full"),
    sendOriginHeaders: flags.isSet("send-origin-headers"),
    ...files(flags),
  };
}

function files(flags: Flags): Pick<LiveFlags, "ca" | "rootHints" | "record" | "replay"> {
  const [ca, rootHints] = [flags.text("ca"), flags.text("root-hints")];
  const [record, replay] = [flags.text("record"), flags.text("replay")];
  if (record !== undefined && replay !== undefined)
    throw new Misuse("--record and --replay contradict each other: what is replayed is recorded already");
  return {
    ...(ca !== undefined && { ca }),
    ...(rootHints !== undefined && { rootHints }),
    ...(record !== undefined && { record }),
    ...(replay !== undefined && { replay }),
  };
}

function block(text: string): string {
  if (parseCidr(text) !== undefined) return text;
  throw new Misuse(`--allow-address takes an address or a block such as 10.0.0.0/8, not "${text}"`);
}

/** In milliseconds. */
function timeout(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d+(\.\d+)?s?$/.test(text) ? Number.parseFloat(text) : 0;
  const milliseconds = Math.round(seconds * 1000);
  if (milliseconds >= 1 && seconds <= LONGEST_TIMEOUT_SECONDS) return milliseconds;
  throw new Misuse(`--timeout takes seconds, up to ${LONGEST_TIMEOUT_SECONDS}, not "${text}"`);
}

function dnsPort(text: string | undefined): number {
  const port = text === undefined ? DNS_PORT : portNumber(text);
  if (port === undefined) throw new Misuse(`--dns-port takes a port, not "${text}"`);
  return port;
}
