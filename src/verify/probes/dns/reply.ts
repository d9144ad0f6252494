import { Buffer } from "node:buffer";
import { type Answer, decode } from "dns-packet";
import { readName } from "./domain-name.ts";
import { DNS_LIMITS } from "./limits.ts";
import { hasPointerChain } from "./pointers.ts";

/** A record of the kinds that a walk and a resolution need; names are read as `readName` does. */
export type DnsRecord =
  | { readonly type: "A" | "AAAA" | "CNAME" | "NS"; readonly name: string; readonly data: string }
  | { readonly type: "SOA"; readonly name: string; readonly primary: string; readonly serial: number };

export interface Reply {
  /** With EDNS's upper bits. https://www.iana.org/assignments/dns-parameters/dns-parameters.xhtml#dns-parameters-6 */
  readonly rcode: number;
  /** AA. */
  readonly isAuthoritative: boolean;
  /** TC. */
  readonly isTruncated: boolean;
  /** RA. */
  readonly offersRecursion: boolean;
  readonly answers: readonly DnsRecord[];
  readonly authorities: readonly DnsRecord[];
  readonly additionals: readonly DnsRecord[];
}

/** Reads a message whose id and question are known to be right; undefined where it cannot be read. */
export function readReply(bytes: Uint8Array): Reply | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (countRecords(buffer) > DNS_LIMITS.records || hasPointerChain(bytes)) return undefined;
  try {
    const message = decode(buffer);
    const additionals = message.additionals ?? [];
    return {
      rcode: ((message.flags ?? 0) & 0xf) | (extendedRcode(additionals) << 4),
      isAuthoritative: message.flag_aa,
      isTruncated: message.flag_tc,
      offersRecursion: message.flag_ra,
      answers: records(message.answers ?? []),
      authorities: records(message.authorities ?? []),
      additionals: records(additionals),
    };
  } catch {
    return undefined;
  }
}

/** What the header promises. */
function countRecords(message: Buffer): number {
  if (message.length < 12) return Number.POSITIVE_INFINITY;
  return [4, 6, 8, 10].reduce((sum, at) => sum + message.readUInt16BE(at), 0);
}

function extendedRcode(additionals: readonly Answer[]): number {
  const opt = additionals.find((one) => one.type === "OPT");
  return opt?.extendedRcode ?? 0;
}

function records(answers: readonly Answer[]): readonly DnsRecord[] {
  return answers.flatMap((answer) => {
    const record = recordOf(answer);
    return record === undefined ? [] : [record];
  });
}

function recordOf(answer: Answer): DnsRecord | undefined {
  if (!("class" in answer) || answer.class !== "IN") return undefined;
  const name = readName(answer.name);
  switch (answer.type) {
    case "A":
    case "AAAA":
      return { type: answer.type, name, data: answer.data };
    case "CNAME":
    case "NS":
      return { type: answer.type, name, data: readName(answer.data) };
    case "SOA":
      return { type: "SOA", name, primary: readName(answer.data.mname), serial: answer.data.serial ?? 0 };
    default:
      return undefined;
  }
}
