import type { TlsObservation, TlsOffer, TlsOutcome } from "../../observation.ts";
import type { CertificateFacts, ChainJudgement } from "../../x509/judgement.ts";
import type { Roots } from "../../x509/roots.ts";
import { endOfTalk, whereSpoken } from "./ends.ts";

/** One handshake in one sentence. */
export function tlsSummary(observation: TlsObservation): string {
  return `${whereSpoken(observation)}${askedFor(observation)} ${outcomeText(observation.outcome)}`;
}

function askedFor({ serverName, protocols }: TlsObservation): string {
  const name = serverName === undefined ? ", asked without a server name," : `, asked for ${serverName},`;
  return protocols.join() === "TLSv1.3" ? `${name.slice(0, -1)} under TLS 1.3,` : name;
}

/** What came back, as a clause. */
export function outcomeText(outcome: TlsOutcome): string {
  switch (outcome.is) {
    case "answered": {
      const group = outcome.group === undefined ? "" : ` ${outcome.group}`;
      const wants = outcome.asksForClientCertificate ? ", and asks for a client certificate" : "";
      return `answers ${outcome.version} ${outcome.cipher}${group}${wants}`;
    }
    case "alert":
      return `answers with the alert ${outcome.name} (${outcome.code})`;
    case "plain-http":
      return `answers in plain HTTP: ${outcome.text}`;
    case "too-long":
      return `answers in TLS, and with more than ${outcome.limitBytes / 1024} KB of handshake`;
    case "not-tls":
      return `answers what is not TLS: ${outcome.bytes}`;
    default:
      return endOfTalk(outcome);
  }
}

/** A certificate, and what is to be said of the chain it came in: line by line, in wire order. */
export function chainLines(
  chain: ChainJudgement,
  { trustedBy }: Pick<Roots, "trustedBy">,
): readonly string[] {
  return [
    ...chain.certificates.flatMap((certificate, index) => certificateLines(certificate, index)),
    ...chain.extras.map(({ index, why }) => `certificate ${index} is ${EXTRAS[why]}`),
    ...chain.faults.map(({ index, says }) => `certificate ${index}: ${says}`),
    ...(chain.rightOrder === undefined
      ? []
      : [`the order is wrong; right is ${chain.rightOrder.join(", ")}`]),
    ...(chain.unreadable === undefined
      ? []
      : [`certificate ${chain.unreadable.index} cannot be read: ${chain.unreadable.why}`]),
    endText(chain, trustedBy),
  ];
}

const EXTRAS = {
  duplicate: "sent twice",
  unrelated: "no part of the chain",
  root: "the root, which need not be sent",
} as const;

function certificateLines(certificate: CertificateFacts, index: number): readonly string[] {
  const { subject, issuer, names, notBefore, notAfter, key, signature } = certificate;
  const kind = `${key.type.toUpperCase()}${key.bits === undefined ? "" : ` ${key.bits}`}${key.curve === undefined ? "" : ` ${key.curve}`}`;
  return [
    `${index} subject: ${subject}`,
    ...(index === 0 ? [`  names: ${names.length > 0 ? names.join(", ") : "none"}`] : []),
    `  issuer: ${issuer}`,
    `  valid: ${day(notBefore)} to ${day(notAfter)}, ${kind}, ${signature.algorithm}`,
  ];
}

function day(time: number): string {
  return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : "(unreadable date)";
}

function endText({ end }: ChainJudgement, trustedBy: string): string {
  switch (end.is) {
    case "trusted":
      return `the chain ends at ${end.root}, which ${trustedBy}`;
    case "self-signed":
      return "the certificate is self-signed, and CloudFront trusts no such one";
    case "untrusted-root":
      return `the chain ends at ${end.root}, which is no root that CloudFront trusts`;
    case "incomplete":
      return `the chain lacks ${end.missing}${end.urls.length > 0 ? ` (${end.urls.join(", ")})` : ""}`;
  }
}

/** What the origin accepts, in one sentence. */
export function offerSummary(offer: TlsOffer): string {
  const accepted = offer.versions.filter((one) => one.accepted === true).map(({ version }) => version);
  const listed =
    accepted.length > 0 ? accepted.join(", ") : "no version with anything that CloudFront offers";
  const wide =
    offer.wide?.is === "answered"
      ? `; to everything up to TLS 1.2, it answers ${offer.wide.version} ${offer.wide.cipher}${offer.wide.group === undefined ? "" : ` ${offer.wide.group}`}`
      : "";
  return `${whereSpoken(offer)} accepts ${listed}${wide}`;
}

export function offerLines(offer: TlsOffer): readonly string[] {
  return [
    ...offer.versions.map(({ version, accepted, ciphers, end }) =>
      ciphers.length > 0
        ? `${version}: ${ciphers.join(", ")}`
        : `${version}: ${accepted === "unknown" ? "not known, it " : ""}${outcomeText(end)}`,
    ),
    ...(offer.curves === undefined
      ? []
      : [`curves: ${offer.curves.length > 0 ? offer.curves.join(", ") : "none of CloudFront's"}`]),
    ...(offer.keys === undefined
      ? []
      : [`keys: ${offer.keys.length > 0 ? offer.keys.join(", ") : "none that CloudFront takes"}`]),
    ...(offer.wide === undefined ? [] : [`offered everything up to TLS 1.2, it ${outcomeText(offer.wide)}`]),
  ];
}
