import { refuse } from "../refusal.ts";
import { listOf, NUMBER, STRING } from "../type.ts";
import { listVal, textVal, type Val } from "../val.ts";
import { formatAddress, type Network, parseNetwork } from "./ip-address.ts";
import { type FunctionTable, integerArg, textArg } from "./spec.ts";

export const CIDR: FunctionTable = {
  cidrhost: { params: [STRING, NUMBER], returns: STRING, apply: host },
  cidrnetmask: { params: [STRING], returns: STRING, apply: netmask },
  cidrsubnet: {
    params: [STRING, NUMBER, NUMBER],
    returns: STRING,
    apply: (args) => textVal(subnet(network(args), integerArg(args, 1), BigInt(integerArg(args, 2)))),
  },
  cidrsubnets: { params: [STRING], rest: NUMBER, returns: listOf(STRING), apply: subnets },
};

function network(args: readonly Val[]): Network {
  return parseNetwork(textArg(args, 0)) ?? refuse("invalid CIDR expression");
}

function host(args: readonly Val[]): Val {
  const { address, prefix, bits } = network(args);
  const number = BigInt(integerArg(args, 1));
  const size = 1n << BigInt(bits - prefix);
  if (number >= size || number < -size) return refuse("prefix does not accommodate a host of that number");
  return textVal(formatAddress(address + (number < 0n ? size + number : number), bits));
}

function netmask(args: readonly Val[]): Val {
  const { prefix, bits } = network(args);
  if (bits !== 32) return refuse("IPv6 addresses cannot have a netmask");
  const ones = (1n << BigInt(prefix)) - 1n;
  return textVal(formatAddress(ones << BigInt(bits - prefix), bits));
}

function subnet({ address, prefix, bits }: Network, more: number, number: bigint): string {
  const length = prefix + more;
  if (more < 0 || length > bits) return refuse("insufficient address space to extend the prefix");
  if (number < 0n || number >= 1n << BigInt(more))
    return refuse("prefix extension does not accommodate a subnet of that number");
  return `${formatAddress(address | (number << BigInt(bits - length)), bits)}/${length}`;
}

/** Consecutive networks, each aligned to its own size. */
function subnets(args: readonly Val[]): Val {
  const { address, prefix, bits } = network(args);
  let next = address;
  const end = address + (1n << BigInt(bits - prefix));
  const result: Val[] = [];
  for (let i = 1; i < args.length; i += 1) {
    const length = prefix + integerArg(args, i);
    if (length <= prefix - 1 || length > bits || integerArg(args, i) < 1)
      return refuse("must extend prefix by at least one bit, within the address space");
    const size = 1n << BigInt(bits - length);
    const start = ((next + size - 1n) / size) * size;
    if (start + size > end) return refuse("not enough remaining address space for a subnet");
    result.push(textVal(`${formatAddress(start, bits)}/${length}`));
    next = start + size;
  }
  return listVal(result, STRING);
}
