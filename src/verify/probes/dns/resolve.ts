import type { ResolverAnswer } from "../../../observation.ts";
import type { Network } from "../../network.ts";
import {
  type AddressAnswer,
  type AddressType,
  bothFamilies,
  noAddressAnswer,
  readAddressAnswer,
  TOO_LONG,
} from "./address-answer.ts";
import { type Asked, askServer, type Patience } from "./ask-server.ts";
import { readName } from "./domain-name.ts";
import { DNS_LIMITS } from "./limits.ts";

export interface Resolver {
  readonly address: string;
  readonly port: number;
  /** What answers are shown under. */
  readonly label: string;
}

export interface ResolutionAsk extends Patience {
  readonly name: string;
  readonly resolvers: readonly Resolver[];
}

/** Asks every resolver for the name's A and AAAA records, all at once, and follows its CNAME records. Never throws. */
export function resolveName(network: Network, ask: ResolutionAsk): Promise<readonly ResolverAnswer[]> {
  return Promise.all(ask.resolvers.map((resolver) => resolveAt(network, resolver, ask)));
}

async function resolveAt(network: Network, resolver: Resolver, ask: ResolutionAsk): Promise<ResolverAnswer> {
  const question = (name: string, type: AddressType) =>
    askServer(network, resolver, { name, type, isRecursive: true }, ask);
  const name = readName(ask.name);
  const [v4, v6] = await Promise.all([addresses(question, name, "A"), addresses(question, name, "AAAA")]);
  return { resolver: resolver.label, ...bothFamilies(v4, v6) };
}

/** Asks again where a chain of aliases ends without a word on its last name. */
async function addresses(
  question: (name: string, type: AddressType) => Promise<Asked>,
  name: string,
  type: AddressType,
): Promise<AddressAnswer> {
  let aliases: readonly string[] = [];
  let current = name;
  while (aliases.length < DNS_LIMITS.aliases) {
    const before = current === name ? [] : [name, ...aliases.slice(0, -1)];
    const asked = await question(current, type);
    const answer =
      asked.is === "reply" ? readAddressAnswer(asked.reply, current, type, before) : noAddressAnswer(asked);
    aliases = [...aliases, ...answer.aliases];
    if (answer.dangling === undefined) return { ...answer, aliases };
    current = answer.dangling;
  }
  return { outcome: "loop", aliases, addresses: [], why: TOO_LONG };
}
