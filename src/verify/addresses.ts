import { isIPv4, isIPv6 } from "node:net";

/** An address as a number. */
export interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

/** A block of addresses; the bits below the prefix are zero. */
export interface Cidr extends Address {
  /** 0 to 32, or to 128. */
  readonly prefix: number;
}

/** Reads an address in the spellings that Node connects to; a zone (`%eth0`) is left out. `undefined` for all else. */
export function parseAddress(text: string): Address | undefined {
  if (isIPv4(text)) return { family: 4, bits: bitsOf(text.split(".").map(Number), 8) };
  if (!isIPv6(text)) return undefined;
  const [written = ""] = text.split("%");
  return { family: 6, bits: bitsOf(groupsOf(written), 16) };
}

/** Reads `10.0.0.0/8`; an address without a length is a block of one. IPv4-mapped blocks are IPv4 ones. `undefined` for all else. */
export function parseCidr(text: string): Cidr | undefined {
  const [written = "", length, ...rest] = text.split("/");
  const address = parseAddress(written);
  if (address === undefined || written.includes("%") || rest.length > 0) return undefined;
  const width = widthOf(address.family);
  if (length !== undefined && !/^(0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const prefix = length === undefined ? width : Number(length);
  if (prefix > width) return undefined;
  return asIpv4(masked(address, prefix));
}

/** Whether the block holds the address. */
export function contains(block: Cidr, address: Address): boolean {
  if (block.family !== address.family) return false;
  const host = BigInt(widthOf(block.family) - block.prefix);
  return address.bits >> host === block.bits >> host;
}

/** The 32 bits that end `below` bits above the end, as IPv4. */
export function ipv4Within(address: Address, below: number): Address {
  return { family: 4, bits: (address.bits >> BigInt(below)) & 0xffff_ffffn };
}

/** As people write it: only for IPv4. */
export function dotted(address: Address): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address.bits >> shift) & 0xffn).join(".");
}

function widthOf(family: 4 | 6): number {
  return family === 4 ? 32 : 128;
}

function masked(address: Address, prefix: number): Cidr {
  const host = BigInt(widthOf(address.family) - prefix);
  return { family: address.family, bits: (address.bits >> host) << host, prefix };
}

function asIpv4(block: Cidr): Cidr {
  const isMapped = block.family === 6 && block.prefix >= 96 && block.bits >> 32n === 0xffffn;
  return isMapped ? { ...ipv4Within(block, 0), prefix: block.prefix - 96 } : block;
}

function bitsOf(parts: readonly number[], width: number): bigint {
  return parts.reduce((bits, part) => (bits << BigInt(width)) | BigInt(part), 0n);
}

/** The eight groups of an IPv6 address that Node takes for one. */
function groupsOf(text: string): readonly number[] {
  const [head = "", tail] = text.split("::");
  const before = hextets(head);
  if (tail === undefined) return before;
  const after = hextets(tail);
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function hextets(text: string): readonly number[] {
  if (text === "") return [];
  return text.split(":").flatMap((group) => {
    if (!group.includes(".")) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
