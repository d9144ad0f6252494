/** One element of DER: tag, length, content. Both parts share the memory of what was read. */
export interface DerElement {
  /** The whole identifier octet: `0x30` for SEQUENCE. */
  readonly tag: number;
  readonly content: Uint8Array;
  /** With tag and length. */
  readonly bytes: Uint8Array;
}

/** The identifier octets that certificates use. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The elements that follow each other, up to the last byte; undefined where that is no DER. Does not descend. */
export function readElements(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const element = readFirst(rest);
    if (element === undefined) return undefined;
    elements.push(element);
    rest = rest.subarray(element.bytes.length);
  }
  return elements;
}

/** The one element that the bytes consist of, where it has that tag. */
export function readOnly(bytes: Uint8Array, tag: number): DerElement | undefined {
  const element = readFirst(bytes);
  return element?.tag === tag && element.bytes.length === bytes.length ? element : undefined;
}

/** What stands in the one element of that tag that the bytes consist of. */
export function readInside(bytes: Uint8Array, tag: number): readonly DerElement[] | undefined {
  const element = readOnly(bytes, tag);
  return element && readElements(element.content);
}

/** Dotted, from the content of an OBJECT IDENTIFIER. */
export function oidOf(content: Uint8Array): string | undefined {
  const last = content.at(-1);
  if (last === undefined || last >= 0x80 || content.length > 64) return undefined;
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const byte of content) {
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first = 0n, ...others] = arcs;
  const top = first < 80n ? first / 40n : 2n;
  return [top, first - top * 40n, ...others].join(".");
}

/** Of an INTEGER that is not negative and fits into four bytes. */
export function smallNumberOf(content: Uint8Array): number | undefined {
  if (content.length === 0 || content.length > 4 || content.some((byte, at) => at === 0 && byte >= 0x80)) {
    return undefined;
  }
  return content.reduce((number, byte) => number * 256 + byte, 0);
}

/** Milliseconds since 1970, from UTCTime or GeneralizedTime in the forms of RFC 5280 §4.1.2.5. */
export function timeOf({ tag, content }: DerElement): number | undefined {
  const text = latin1(content);
  const digits = tag === TAG.utcTime ? /^(\d\d)(\d{10})Z$/.exec(text) : /^(\d{4})(\d{10})Z$/.exec(text);
  const [, year = "", rest = ""] = digits ?? [];
  if (digits === null || (tag !== TAG.utcTime && tag !== TAG.generalizedTime)) return undefined;
  const century = tag === TAG.generalizedTime ? "" : Number(year) < 50 ? "20" : "19";
  const [month, day, hour, minute, second] = rest.match(/../g) ?? [];
  const time = Date.parse(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** One character per byte. */
export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** Definite lengths of up to four bytes, and tags of one byte: certificates use no others. */
function readFirst(bytes: Uint8Array): DerElement | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const more = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || more > 4 || bytes.length < 2 + more) return undefined;
  const start = 2 + more;
  const length = first < 0x80 ? first : bytes.subarray(2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  if (bytes.length < start + length) return undefined;
  return { tag, content: bytes.subarray(start, start + length), bytes: bytes.subarray(0, start + length) };
}
