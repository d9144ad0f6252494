import { quoted } from "../shell-word.ts";
import type { HttpAsk } from "./ask.ts";

type Exchange = Omit<HttpAsk, "headers" | "connectTimeoutMilliseconds" | "timeoutMilliseconds">;

/** CloudFront's longest default wait: 10 s to connect and 30 s to answer. */
const WAIT = ["--connect-timeout", "10", "--max-time", "40"];

/**
 * The command of curl that sends an equivalent request to the same address, with the same server name and Host, for a POSIX
 * shell. Headers that are added to CloudFront's own are left out, since they may be secret.
 */
export function curlCommand(ask: Exchange): string {
  const address = ask.address.includes(":") ? `[${ask.address}]` : ask.address;
  const name = ask.scheme === "https" ? (ask.serverName ?? "") : bareHost(ask.hostHeader);
  const site = isPlainName(name) ? name : address;
  const options = [
    ...["--globoff", "--http1.1", "--output", "/dev/null"],
    ...(ask.method === "HEAD" ? ["--head"] : []),
    ...(ask.scheme === "https" ? ["--insecure"] : []),
    ...WAIT,
    ...(site === address ? [] : ["--connect-to", `${site}:${ask.port}:${address}:${ask.port}`]),
    ...["--user-agent", "Amazon CloudFront", "--header", `Host: ${ask.hostHeader}`],
    `${ask.scheme}://${site}:${ask.port}${ask.path}`,
  ];
  return ["curl", "-sv", ...options].map(quoted).join(" ");
}

/** Nothing else goes into a URL, where it could lead to another host. */
function isPlainName(name: string): boolean {
  return /^[\w.-]+$/.test(name);
}

/** Without a port. */
function bareHost(host: string): string {
  return host.replace(/:\d*$/, "");
}
