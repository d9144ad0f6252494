import {
  GLOBAL_UNICAST,
  IPV4_BELOW,
  LOCAL_NAT64,
  METADATA_ADDRESSES,
  NAT64,
  SIX_TO_FOUR,
  SPECIAL_BLOCKS,
  type SpecialBlock,
  type SpecialKind,
} from "../facts/special-addresses.ts";
import {
  type Address,
  type Cidr,
  contains,
  dotted,
  ipv4Within,
  parseAddress,
  parseCidr,
} from "./addresses.ts";

export type { Cidr } from "./addresses.ts";
export { parseCidr } from "./addresses.ts";

export type Judgement =
  | { readonly is: "public" }
  /** Special, and named by `--allow-address`. */
  | { readonly is: "allowed" }
  | Refusal;

export interface Refusal {
  readonly is: "refused";
  /** A clause that completes "… because": `it is a private address (10.0.0.0/8)`. */
  readonly why: string;
  readonly kind: "metadata" | SpecialKind;
}

/**
 * Whether an address may be dialled: public ones may, special ones only within the allowed blocks, metadata services never,
 * however they are written. IPv4 inside IPv6 is seen through. A text that is no address is refused.
 */
export function judgeAddress(text: string, allowed: readonly Cidr[]): Judgement {
  const address = parseAddress(text);
  if (address === undefined) return { is: "refused", why: "it is no IP address", kind: "reserved" };
  if (isMetadata(address)) return METADATA;
  const special = specialty(address);
  if (special === undefined) return { is: "public" };
  return isAllowed(address, allowed) ? { is: "allowed" } : special;
}

/** Whether the whole internet, hence CloudFront, can reach the address. */
export function isPublicAddress(text: string): boolean {
  return judgeAddress(text, []).is === "public";
}

const METADATA: Refusal = {
  is: "refused",
  why: "it is the address of a cloud's metadata service",
  kind: "metadata",
};

const metadata = METADATA_ADDRESSES.flatMap((text) => parseAddress(text) ?? []);
const special = SPECIAL_BLOCKS.flatMap((of) => blocks(of.block).map((block) => ({ block, of })));
const ipv4Below = IPV4_BELOW.flatMap(asWritten);
const mapped = ipv4Below.slice(0, 1);
const nat64 = blocks(NAT64);
const localNat64 = blocks(LOCAL_NAT64);
const sixToFour = blocks(SIX_TO_FOUR);
const globalUnicast = blocks(GLOBAL_UNICAST);

function isMetadata(address: Address): boolean {
  return [address, ...embedded(address)].some((candidate) =>
    metadata.some((known) => known.family === candidate.family && known.bits === candidate.bits),
  );
}

/** Every IPv4 address that some translation or tunnel may find in an IPv6 one. */
function embedded(address: Address): readonly Address[] {
  if (isIn(address, ipv4Below) || isIn(address, nat64)) return [ipv4Within(address, 0)];
  if (isIn(address, sixToFour)) return [ipv4Within(address, 80)];
  return isIn(address, localNat64) ? behindLocalNat64(address) : [];
}

/** After prefixes of 96, 64, 56 and 48 bits; bits 64 to 71 are left out. https://www.rfc-editor.org/rfc/rfc6052#section-2.2 */
function behindLocalNat64(address: Address): readonly Address[] {
  const { bits } = address;
  const withoutOctet = ((bits >> 64n) << 56n) | (bits & 0xff_ffff_ffff_ffffn);
  const packed: Address = { family: 6, bits: withoutOctet };
  return [ipv4Within(address, 0), ...[24, 32, 40].map((below) => ipv4Within(packed, below))];
}

/** Why an address is not public; `undefined` where it is. */
function specialty(address: Address): Refusal | undefined {
  const own = special.find(({ block }) => contains(block, address));
  if (own !== undefined) return refusal(own.of);
  if (address.family === 4) return undefined;
  if (isIn(address, mapped) || isIn(address, nat64)) return specialtyOfInner(ipv4Within(address, 0));
  if (isIn(address, globalUnicast)) return undefined;
  return {
    is: "refused",
    why: `it is no address for unicast on the internet (${GLOBAL_UNICAST})`,
    kind: "reserved",
  };
}

/** Of the IPv4 address that an IPv6 one only stands for. */
function specialtyOfInner(inner: Address): Refusal | undefined {
  const refused = specialty(inner);
  return refused && { ...refused, why: `it stands for ${dotted(inner)}, and ${refused.why}` };
}

function refusal({ block, kind, name }: SpecialBlock): Refusal {
  return { is: "refused", why: `it is ${name} (${block})`, kind };
}

function isAllowed(address: Address, allowed: readonly Cidr[]): boolean {
  if (isIn(address, allowed)) return true;
  return isIn(address, mapped) && isIn(ipv4Within(address, 0), allowed);
}

function isIn(address: Address, within: readonly Cidr[]): boolean {
  return within.some((block) => contains(block, address));
}

function blocks(text: string): readonly Cidr[] {
  return [parseCidr(text) ?? []].flat();
}

/** As it stands: `parseCidr` takes the mapped block for IPv4. */
function asWritten(text: string): readonly Cidr[] {
  const [written = "", prefix] = text.split("/");
  const address = parseAddress(written);
  return address === undefined ? [] : [{ ...address, prefix: Number(prefix) }];
}
