import type { TlsVersion } from "../facts/tls-policy.ts";
import type {
  DelegationObservation,
  DnsObservation,
  HttpObservation,
  NotRun,
  Observation,
  TlsObservation,
  TlsOffer,
} from "../observation.ts";
import type { Peer } from "./network.ts";
import { notRun, notRunForBug } from "./not-run.ts";
import { chosenAnswer, usableAddresses } from "./resolution.ts";
import type { Target } from "./target.ts";

/** The questions that an interview asks, each once per run however many targets need the answer. */
export interface Questions {
  resolve(host: string, port: number): Promise<DnsObservation>;
  /** `undefined` where the name needs no walk: an address given by hand, a name of AWS's own that resolves. */
  walk(host: string, resolution: DnsObservation): Promise<DelegationObservation | undefined>;
  /** Where a host's port really is: what `--connect-to` says, else the same port. */
  portFor(host: string, port: number): number;
  handshake(
    target: Target,
    peer: Peer,
    serverName: string | undefined,
    versions: readonly TlsVersion[],
  ): Promise<TlsObservation>;
  offer(target: Target, peer: Peer, serverName: string | undefined): Promise<TlsOffer>;
  exchange(target: Target, peer: Peer, serverName: string | undefined): Promise<HttpObservation>;
}

/** More addresses than these are not dialled. */
const MAX_ADDRESSES = 8;

/**
 * Asks one origin what CloudFront would ask, as little as will do: the name, each address once, then at the first address that
 * answers the further server names, one HTTP request under each that a handshake answers to, and only where one fails what the
 * origin offers instead.
 */
export async function interview(
  target: Target,
  questions: Questions,
  onBug?: (thrown: unknown) => void,
): Promise<readonly Observation[]> {
  if (target.unreachable !== undefined) return [notRun(target, target.unreachable)];
  const resolution = await questions.resolve(target.host, target.port);
  const addresses = usableAddresses(chosenAnswer(resolution), target.family);
  const peers = addresses
    .slice(0, MAX_ADDRESSES)
    .map((address): Peer => ({ address, port: questions.portFor(target.host, target.port) }));
  const walking = async () => (await questions.walk(target.host, resolution)) ?? [];
  const asking = () =>
    target.scheme === "https" ? askTls(target, peers, questions) : askPlain(target, peers, questions);
  const failed = (error: unknown, probe?: NotRun["probe"]) => {
    onBug?.(error);
    return notRunForBug(target, error, probe);
  };
  const [walk, seen] = await Promise.all([
    guarded(walking, (error) => failed(error, "delegation")),
    guarded(asking, failed),
  ]);
  const left = addresses.slice(MAX_ADDRESSES).map((address) => leftOut(target, address));
  return [resolution, walk, seen, left].flat();
}

/** A bug of ours in one part of an interview leaves the other part as it is. */
async function guarded<T, U>(ask: () => Promise<T>, instead: (error: unknown) => U): Promise<T | U> {
  try {
    return await ask();
  } catch (error) {
    return instead(error);
  }
}

function leftOut(target: Target, address: string): NotRun {
  const why = `only ${MAX_ADDRESSES} addresses of a name are dialled`;
  return { ...notRun(target, why), target: `${address}:${target.port}` };
}

// ------------------------------------------------------------------ HTTPS

async function askTls(
  target: Target,
  peers: readonly Peer[],
  questions: Questions,
): Promise<readonly Observation[]> {
  const [first] = target.serverNames;
  const hellos = await Promise.all(
    peers.map((peer) => questions.handshake(target, peer, first, target.protocols)),
  );
  const best = peers.find((_, index) => hellos[index]?.outcome.is === "answered");
  const reached = best ?? peers.find((_, index) => isReached(hellos[index]));
  if (reached === undefined) return hellos;
  const further = await askFurther(target, reached, questions, best !== undefined);
  return [...hellos, ...further];
}

/** Somebody answered the SYN, whatever came then. */
function isReached(hello: TlsObservation | undefined): boolean {
  return (
    hello !== undefined &&
    !["refused", "unreachable", "not-dialled"].includes(hello.outcome.is) &&
    !isSilentToSyn(hello)
  );
}

function isSilentToSyn({ outcome }: TlsObservation): boolean {
  return outcome.is === "silent" && outcome.after === "syn";
}

async function askFurther(
  target: Target,
  peer: Peer,
  questions: Questions,
  answered: boolean,
): Promise<readonly Observation[]> {
  const [first, ...others] = target.serverNames;
  const hello = async (name: string | undefined) => questions.handshake(target, peer, name, target.protocols);
  const rest = await Promise.all(others.map(hello));
  const hellos = [await hello(first), ...rest];
  const failing = hellos.find((one) => isRefusedBy(one, target.protocols));
  const comparisons = Promise.all([undefined, ...target.otherNames].map(hello));
  const diagnosis =
    failing !== undefined || target.full
      ? diagnose(target, peer, failing?.serverName ?? first, questions)
      : [];
  const answering = answered ? hellos.filter(({ outcome }) => outcome.is === "answered") : [];
  const exchange = answering.map(({ serverName = target.host }) =>
    askAs(serverName, target, peer, questions),
  );
  const found = await Promise.all([comparisons, diagnosis, Promise.all(exchange)]);
  return [...rest, ...found.flat()];
}

/** One HTTP request through a handshake with the same name: CloudFront's server name is the Host that it sends. */
async function askAs(
  name: string,
  target: Target,
  peer: Peer,
  questions: Questions,
): Promise<HttpObservation> {
  const hostHeader = target.areNamesKnown ? name : target.hostHeader;
  return questions.exchange({ ...target, hostHeader }, peer, name);
}

/** No ServerHello, or one of a version that CloudFront was not to use. */
function isRefusedBy({ outcome }: TlsObservation, protocols: readonly TlsVersion[]): boolean {
  if (outcome.is === "answered") return !protocols.includes(outcome.version);
  return (
    outcome.is === "alert" || outcome.is === "closed" || outcome.is === "reset" || outcome.is === "not-tls"
  );
}

/** TLS 1.3 first: a refusal under 1.2 is a verdict only where that is refused too. Where it answers, each name may meet another certificate. */
async function diagnose(
  target: Target,
  peer: Peer,
  serverName: string | undefined,
  questions: Questions,
): Promise<readonly Observation[]> {
  const askNewest = (name: string | undefined) => questions.handshake(target, peer, name, ["TLSv1.3"]);
  const newest = await askNewest(serverName);
  const others =
    newest.outcome.is === "answered" ? target.serverNames.filter((name) => name !== serverName) : [];
  return [
    newest,
    ...(await Promise.all(others.map(askNewest))),
    await questions.offer(target, peer, serverName),
  ];
}

// ------------------------------------------------------------------ HTTP

async function askPlain(
  target: Target,
  peers: readonly Peer[],
  questions: Questions,
): Promise<readonly Observation[]> {
  const exchanges = await Promise.all(peers.map((peer) => questions.exchange(target, peer, undefined)));
  const suspect = peers.find((_, index) => mayBeTls(exchanges[index]));
  if (suspect === undefined)
    return [...exchanges, ...(await askOtherHosts(target, peers, exchanges, questions))];
  const versions = ["TLSv1", "TLSv1.1", "TLSv1.2"] as const;
  // The port has just answered: one attempt will do.
  const hello = await questions.handshake({ ...target, attempts: 1 }, suspect, target.hostHeader, versions);
  return [...exchanges, hello];
}

function askOtherHosts(
  target: Target,
  peers: readonly Peer[],
  exchanges: readonly HttpObservation[],
  questions: Questions,
): Promise<readonly HttpObservation[]> {
  const peer = peers.find((_, index) => exchanges[index]?.outcome.is === "answered");
  if (peer === undefined) return Promise.resolve([]);
  return Promise.all(
    target.otherHosts.map((hostHeader) => questions.exchange({ ...target, hostHeader }, peer, undefined)),
  );
}

/** What servers do to plain HTTP on a TLS port: a TLS alert, a 400, or nothing. */
function mayBeTls(exchange: HttpObservation | undefined): boolean {
  const outcome = exchange?.outcome;
  if (outcome === undefined) return false;
  if (outcome.is === "answered") return outcome.status === 400;
  return (
    outcome.is === "tls" || outcome.is === "closed" || outcome.is === "reset" || outcome.is === "malformed"
  );
}
