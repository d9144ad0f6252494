import { isIP, isIPv6 } from "node:net";
import { DNS_PORT } from "../../facts/dns-port.ts";
import { normalizeName } from "../../names.ts";
import type { ConnectTo, ResolverAddress } from "../../verify/options.ts";
import { Misuse } from "./misuse.ts";

const HIGHEST_PORT = 65_535;

/** A port's number; `undefined` for all else. */
export function portNumber(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= HIGHEST_PORT ? port : undefined;
}

/** `HOST:PORT:ADDRESS:PORT`, of which all but ADDRESS may be empty; IPv6 addresses stand in brackets. */
export function connectTo(text: string): ConnectTo {
  const match = /^([^:]*):(\d*):(\[[^\]]*\]|[^:]*):(\d*)$/.exec(text);
  if (!match) throw new Misuse(`--connect-to takes HOST:PORT:ADDRESS:PORT, not "${text}"`);
  const [, host = "", port = "", written = "", toPort = ""] = match;
  const address = withoutBrackets(written);
  if (isIP(address) === 0)
    throw new Misuse(`--connect-to ${text}: the third part must be an IP address, not "${written}"`);
  return {
    ...(host !== "" && { host: normalizeName(host) }),
    ...(port !== "" && { port: portIn(text, port) }),
    address,
    ...(toPort !== "" && { toPort: portIn(text, toPort) }),
  };
}

function portIn(text: string, written: string): number {
  const port = portNumber(written);
  if (port === undefined) throw new Misuse(`--connect-to ${text}: there is no port ${written}`);
  return port;
}

/** `ADDRESS[:PORT]`: `1.1.1.1`, `127.0.0.1:5353`, `2606:4700::1111`, `[::1]:5353`. */
export function resolverAddress(text: string): ResolverAddress {
  if (isIPv6(text)) return { address: text, port: DNS_PORT };
  const [, written = "", number] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(text) ?? [];
  const address = withoutBrackets(written);
  const port = number === undefined ? DNS_PORT : portNumber(number);
  if (isIP(address) === 0 || port === undefined)
    throw new Misuse(`--resolver takes an IP address, with a port if you like (1.1.1.1:53), not "${text}"`);
  return { address, port };
}

function withoutBrackets(text: string): string {
  const inner = /^\[(.*)\]$/.exec(text)?.[1];
  if (inner === undefined) return text;
  return isIPv6(inner) ? inner : "";
}
