import { toBigInteger } from "../number.ts";
import { refuse } from "../refusal.ts";
import { listOf, NUMBER, STRING } from "../type.ts";
import { listVal, textVal, type Val } from "../val.ts";
import { formatAddress, type Network, parseNetwork } from "./ip-address.ts";
import { type CallContext, type FunctionTable, integerArg, numberArg, textArg } from "./spec.ts";

export const CIDR: FunctionTable = {
  cidrhost: { fallible: true, params: [STRING, NUMBER], returns: STRING, apply: host },
  cidrnetmask: { fallible: true, params: [STRING], returns: STRING, apply: netmask },
  cidrsubnet: {
    fallible: true,
    params: [STRING, NUMBER, NUMBER],
    returns: STRING,
    apply: (args) => textVal(subnet(network(args), integerArg(args, 1), bigArg(args, 2))),
  },
  cidrsubnets: { fallible: true, params: [STRING], rest: NUMBER, returns: listOf(STRING), apply: subnets },
};

function network(args: readonly Val[]): Network {
  return parseNetwork(textArg(args, 0)) ?? refuse("invalid CIDR expression");
}

function bigArg(args: readonly Val[], index: number): bigint {
  return toBigInteger(numberArg(args, index)) ?? refuse("a whole number is required");
}

/** Negative numbers count from the end. */
function host(args: readonly Val[]): Val {
  const { address, prefix, bits } = network(args);
  const number = bigArg(args, 1);
  const last = (1n << BigInt(bits - prefix)) - 1n;
  // Go compares the lower 64 bits only.
  const distance = number < 0n ? -number - 1n : BigInt.asIntN(64, number);
  if (distance > last) return refuse("prefix does not accommodate a host of that number");
  return textVal(formatAddress(inserted(address, number < 0n ? last - distance : number, bits), bits));
}

/** Go keeps of a negative result its magnitude, and fails where it does not fit. */
function inserted(address: bigint, number: bigint, bits: number): bigint {
  const joined = address | number;
  const magnitude = joined < 0n ? -joined : joined;
  return magnitude >> BigInt(bits) === 0n ? magnitude : refuse("the address does not fit");
}

function netmask(args: readonly Val[]): Val {
  const { prefix, bits } = network(args);
  if (bits !== 32) return refuse("IPv6 addresses cannot have a netmask");
  const ones = (1n << BigInt(prefix)) - 1n;
  return textVal(formatAddress(ones << BigInt(bits - prefix), bits));
}

function subnet({ address, prefix, bits }: Network, more: number, number: bigint): string {
  const length = prefix + more;
  if (length > bits) return refuse("insufficient address space to extend the prefix");
  // As Go shifts: by 64 bits and more, or by less than none, there is no limit.
  const last = more < 0 || more >= 64 ? 2n ** 64n - 1n : (1n << BigInt(more)) - 1n;
  if (BigInt.asUintN(64, number < 0n ? -number : number) > last)
    return refuse("prefix extension does not accommodate a subnet of that number");
  const moved = inserted(address, number << BigInt(bits - length), bits);
  return length < 0 ? "<nil>" : `${formatAddress(moved, bits)}/${length}`;
}

const STEPS_PER_SUBNET = 4;

/** Consecutive networks, each aligned to its own size. */
function subnets(args: readonly Val[], { scope }: CallContext): Val {
  scope.module.budget.spend(args.length * STEPS_PER_SUBNET);
  const { address, prefix, bits } = network(args);
  let next = address;
  const end = address + (1n << BigInt(bits - prefix));
  const result: Val[] = [];
  for (let i = 1; i < args.length; i += 1) {
    const more = integerArg(args, i);
    const length = prefix + more;
    if (more < 1 || more > 32 || length > bits)
      return refuse("must extend prefix by one to 32 bits, within the address space");
    const size = 1n << BigInt(bits - length);
    const start = ((next + size - 1n) / size) * size;
    // Terraform starts from the network before the first one: there is none before address zero.
    if (start + size > end || address === 0n)
      return refuse("not enough remaining address space for a subnet");
    result.push(textVal(`${formatAddress(start, bits)}/${length}`));
    next = start + size;
  }
  return listVal(result, STRING);
}
