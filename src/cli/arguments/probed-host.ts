import { isOriginPort } from "../../facts/cloudfront-origin-ports.ts";
import { isIpAddress, normalizeName } from "../../names.ts";
import { portNumber } from "./endpoint.ts";
import { Misuse } from "./misuse.ts";

export const SCHEMES = ["http", "https"] as const;

/** What `HOST` says; a URL says more than a host. */
export interface ProbedHost {
  readonly host: string;
  readonly scheme?: (typeof SCHEMES)[number];
  readonly port?: number;
  /** Begins with a slash, and is more than one. */
  readonly path?: string;
}

const MAX_NAME = 253;
const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** Reads `origin.example.com`, `origin.example.com:8443`, `https://origin.example.com:8443/shop`. */
export function probedHost(text: string): ProbedHost {
  const [, written, rest = ""] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(text) ?? [];
  const scheme = written === undefined ? undefined : urlScheme(written, text);
  const [, authority = "", path = "", query] = /^([^/?#]*)([^?#]*)(\?[^#]*)?/s.exec(rest) ?? [];
  if (query !== undefined) throw new Misuse(`${text} has a query, which is not sent: leave it out`);
  if (authority.includes("@")) throw new Misuse(`${text} has a user name, which CloudFront does not send`);
  if (isIpAddress(authority) || authority.startsWith("[")) throw new Misuse(addressText(authority));
  const [, name = authority, number] = /^([^:]*):(\d*)$/.exec(authority) ?? [];
  const host = hostName(name, text);
  const port = number === undefined || number === "" ? undefined : originPort(number);
  return {
    host,
    ...(scheme !== undefined && { scheme }),
    ...(port !== undefined && { port }),
    ...(path !== "" && path !== "/" && { path: urlPath(path) }),
  };
}

/** A name as it goes over the wire, lower case; refuses what no origin can be called. */
export function hostName(name: string, text: string): string {
  if (isIpAddress(name)) throw new Misuse(addressText(name));
  const host = normalizeName(name);
  const isName = host.length <= MAX_NAME && host.split(".").every((label) => LABEL.test(label));
  if (!isName) throw new Misuse(`"${text}" is not the name of a host`);
  return host;
}

/** A port that CloudFront may be told to connect to. */
export function originPort(text: string): number {
  const port = portNumber(text);
  if (port !== undefined && isOriginPort(port)) return port;
  throw new Misuse(`CloudFront does not connect to port ${text}, only to 80, 443 and 1024 to 65535`);
}

/** A path as it goes over the wire: no spaces, no query. */
export function urlPath(text: string): string {
  if (/^\/[\x21-\x7e]*$/.test(text) && !/[?#]/.test(text)) return text;
  throw new Misuse(`a path begins with "/" and has no space, "?" or "#", unlike "${text}"`);
}

function urlScheme(written: string, text: string): (typeof SCHEMES)[number] {
  const scheme = SCHEMES.find((one) => one === written.toLowerCase());
  if (scheme === undefined) throw new Misuse(`${text}: CloudFront speaks http and https with origins`);
  return scheme;
}

function addressText(address: string): string {
  return `${address} is an IP address, and CloudFront takes only names: give the name, and --connect-to to choose the address`;
}
