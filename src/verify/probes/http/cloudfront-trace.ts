import type { HttpAnswer } from "../../../observation.ts";
import { printable } from "./excerpt.ts";
import { type Head, headerOf } from "./head.ts";

const MAX_SAYS = 300;

/**
 * How the sentences begin by which CloudFront's error pages tell a cause, the more telling ones first. AWS lists them nowhere:
 * they are those of pages that people quote in public.
 */
const CAUSES: readonly RegExp[] = [
  /CloudFront wasn't able to (?:resolve|connect to) the origin/,
  /CloudFront attempted to establish a connection with the origin/,
  /The Lambda function (?:result failed validation|returned an invalid|associated with the CloudFront distribution)/,
  /Request blocked\./,
  /We can't connect to the server for this app/,
  /The request could not be satisfied/,
];

/** What a distribution says where one answers; `undefined` where none does. */
export function cloudfrontTrace(head: Head, body: Buffer): HttpAnswer["cloudfront"] {
  const xCache = headerOf(head, "x-cache") ?? "";
  const isDistribution =
    /cloudfront/i.test(xCache) ||
    /^cloudfront$/i.test(headerOf(head, "server") ?? "") ||
    /\.cloudfront\.net \(CloudFront\)/i.test(headerOf(head, "via") ?? "");
  if (!isDistribution) return undefined;
  const says = head.status >= 400 ? causeIn(body.toString("utf8")) : undefined;
  return { xCache: printable(xCache).slice(0, 200), ...(says !== undefined && { says }) };
}

/** The first sentence on an error page that tells a cause, up to the end of its sentence. */
function causeIn(page: string): string | undefined {
  const text = plain(page);
  for (const cause of CAUSES) {
    const start = text.search(cause);
    if (start >= 0) return sentence(text.slice(start, start + MAX_SAYS));
  }
  return undefined;
}

function sentence(text: string): string {
  const end = /\.(?=\s|$)/.exec(text)?.index ?? text.length;
  return printable(text.slice(0, end).split("\n")[0] ?? "").trim();
}

/** The text of a page, one line per element. */
function plain(page: string): string {
  return page
    .replace(/[\r\n\t ]+/g, " ")
    .replace(/<[^<>]{0,500}>/g, "\n")
    .replace(/&#0*39;|&#x0*27;|&apos;|\u2019/gi, "'")
    .replace(/&quot;|&#0*34;/gi, '"')
    .replace(/&lt;/gi, "<")
    .replace(/&gt;/gi, ">")
    .replace(/&amp;/gi, "&");
}
