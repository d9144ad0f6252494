import { printable } from "./excerpt.ts";
import { type Head, headerOf } from "./head.ts";

/** Headers that say who answers and how; no others are kept, since they may be secret. */
const SHOWN = [
  "server",
  "via",
  "x-cache",
  "x-amz-cf-pop",
  "x-amzn-errortype",
  "x-amzn-requestid",
  "x-amz-request-id",
  "x-amz-error-code",
  "x-amz-error-message",
  "x-amz-apigw-id",
  "content-type",
  "content-length",
  "transfer-encoding",
  "connection",
  "keep-alive",
  "location",
] as const;

const MAX_VALUE = 200;

/** The headers of an answer that an observation keeps. */
export function shownHeaders(head: Head): Readonly<Record<string, string>> {
  return Object.fromEntries(
    SHOWN.flatMap((name) => {
      const value = headerOf(head, name);
      if (value === undefined) return [];
      return [[name, printable(name === "location" ? siteOf(value) : value).slice(0, MAX_VALUE)]];
    }),
  );
}

/** Scheme and host: paths and queries of redirects hold tokens, and what stands before an @ may. */
function siteOf(location: string): string {
  const [, scheme, authority] = /^(https?:|)\/\/([^/?#\\]*)/i.exec(location) ?? [];
  return authority === undefined
    ? "(a path)"
    : `${scheme}//${authority.slice(authority.lastIndexOf("@") + 1)}`;
}
