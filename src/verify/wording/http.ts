import type { HttpAnswer, HttpObservation, HttpOutcome } from "../../observation.ts";
import { endOfTalk, whereSpoken } from "./ends.ts";

/** One exchange in one sentence. */
export function httpSummary(observation: HttpObservation): string {
  const { scheme, hostHeader, path, outcome } = observation;
  return `${whereSpoken(observation)}, asked for ${scheme}://${hostHeader}${path}, ${outcomeText(outcome)}`;
}

function outcomeText(outcome: HttpOutcome): string {
  switch (outcome.is) {
    case "answered":
      return answerText(outcome);
    case "malformed":
      return `answers what is no HTTP response: ${outcome.what}`;
    case "tls":
      return "answers with TLS to plain HTTP";
    case "no-tls":
      return `could not be asked: ${outcome.why}`;
    default:
      return endOfTalk(outcome);
  }
}

function answerText({
  status,
  fault,
  cloudfront,
  firstByteMilliseconds,
  headerBytes,
  headers,
}: HttpAnswer): string {
  const size = headerBytes > LARGE ? ` with headers of ${headerBytes} bytes` : "";
  const named =
    cloudfront?.says === undefined ? "" : `; CloudFront says: ${cloudfront.says}${causeOf(cloudfront.says)}`;
  const wait = firstByteMilliseconds > SLOW ? ` after ${seconds(firstByteMilliseconds)}` : "";
  const who = status >= 400 ? whoAnswers(headers) : "";
  return `answers ${status}${who}${wait}${size}${fault === undefined ? "" : `, and ${fault}`}${named}`;
}

const LARGE = 32_768;
const SLOW = 1_000;

/** An error is somebody's: the headers that say whose. */
function whoAnswers(headers: HttpAnswer["headers"]): string {
  const told = ["server", "x-amzn-errortype"].flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [`${name}: ${value}`];
  });
  return told.length > 0 ? ` (${told.join(", ")})` : "";
}

/** Where to look for the cause that CloudFront's error page names. */
const CAUSES: readonly (readonly [says: RegExp, topics: string])[] = [
  [/resolve the origin domain/i, "dns"],
  [/lambda function|function (result|execution)/i, "edge, function"],
  [/connect to the origin|establish a connection|connect to the server/i, "port, tls, certificate, name"],
];

function causeOf(says: string): string {
  const topics = CAUSES.find(([pattern]) => pattern.test(says))?.[1];
  return topics === undefined ? "" : ` (see the rules of ${topics})`;
}

/** What a person would want to see of it. */
export function httpLines({ outcome }: HttpObservation): readonly string[] {
  if (outcome.is !== "answered") return [];
  return [
    ...Object.entries(outcome.headers).map(([name, value]) => `${name}: ${value}`),
    `headers ${outcome.headerBytes} bytes, body ${outcome.bodyBytes} bytes${outcome.isWhole ? "" : " and more"}, first byte after ${seconds(outcome.firstByteMilliseconds)}`,
    ...(outcome.reuse === "not-tried" ? [] : [`the connection, used again: ${REUSE[outcome.reuse]}`]),
    ...(outcome.cloudfront === undefined ? [] : [`X-Cache: ${outcome.cloudfront.xCache}`]),
  ];
}

const REUSE = { kept: "kept open", closed: "closed", reset: "reset" } as const;

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
