import type { TlsVersion } from "./facts/tls-policy.ts";

/**
 * What was seen of the world: plain JSON, which `--record` writes and `--replay` reads. An observation says what came over
 * the wire and judges nothing. Names are lower case, without the final dot; addresses are written as Node writes them.
 */
export type Observation =
  | DnsObservation
  | DelegationObservation
  | TlsObservation
  | TlsOffer
  | HttpObservation
  | NotRun;

interface Observed {
  /** The origin's domain name that it is about. */
  readonly host: string;
  readonly cost: Cost;
}

/** What a probe sent. */
export interface Cost {
  /** TCP connections opened, or tried. */
  readonly connections: number;
  /** UDP datagrams sent. */
  readonly datagrams: number;
}

/** A probe that was not run: a VPC origin, a refused address, a spent budget. */
export interface NotRun extends Observed {
  readonly kind: "not-run";
  /** What it would have been. */
  readonly probe: Exclude<Observation["kind"], "not-run">;
  /** `198.51.100.7:443`, or the name. */
  readonly target: string;
  /** A clause that completes "… because": `it is reached through a VPC`. */
  readonly why: string;
}

// ------------------------------------------------------------------ DNS

/** How public resolvers resolve the name. */
export interface DnsObservation extends Observed {
  readonly kind: "dns";
  /** The origin's port that it is for, where `--connect-to` says the address; absent for every port. */
  readonly port?: number;
  /** One per resolver asked; the first one that answers is the one that decides. */
  readonly answers: readonly ResolverAnswer[];
}

/** `no-address`: the name exists, without A or AAAA. `silent`: no answer came. `loop`: its CNAMEs lead in a circle. */
export type DnsOutcome =
  | "answered"
  | "no-address"
  | "nxdomain"
  | "servfail"
  | "refused"
  | "loop"
  | "malformed"
  | "silent"
  | "not-asked";

export interface ResolverAnswer {
  /** `1.1.1.1`, `127.0.0.1:5353`; `--connect-to` where the user says the address. */
  readonly resolver: string;
  readonly outcome: DnsOutcome;
  /** The names that CNAME records lead to, in order. */
  readonly aliases: readonly string[];
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
  /** Why it was not asked. */
  readonly why?: string;
}

/** The walk from the root to the servers of the name's zone. */
export interface DelegationObservation extends Observed {
  readonly kind: "delegation";
  /** From the top; the last one is the zone that the name lies in. Empty where not even a root server answered. */
  readonly cuts: readonly ZoneCut[];
  /** The shortest name above that one, or itself, that does not exist, where the root or a top-level domain says so. */
  readonly missing?: string;
  /** Why the walk ended before the zone of the name; absent where it did not. */
  readonly stopped?: string;
}

/** A zone as its parent delegates it and as its own servers know it. */
export interface ZoneCut {
  readonly zone: string;
  readonly parent: string;
  /** The NS names that the parent gives. */
  readonly delegated: readonly string[];
  readonly servers: readonly ServerAnswer[];
}

/** One name server at one address. */
export interface ServerAnswer {
  readonly name: string;
  /** Absent where its name has none. */
  readonly address?: string;
  /** `lame`: it answers, and not for this zone. */
  readonly outcome:
    | "authoritative"
    | "lame"
    | "silent"
    | "refused"
    | "servfail"
    | "malformed"
    | "no-address"
    | "not-asked";
  /** Absent where it gave none. */
  readonly soa?: { readonly primary: string; readonly serial: number };
  /** The NS names that it gives for its own zone. */
  readonly ns: readonly string[];
  /** What it answers for the name that was walked for; only of the last zone. */
  readonly answer?: Omit<ResolverAnswer, "resolver">;
  readonly why?: string;
}

// ------------------------------------------------------------------ TCP

/** How an attempt to speak ended before the peer said anything; `after` is what had been done by then. */
export type NoAnswer =
  /** An RST to the SYN. */
  | { readonly is: "refused" }
  | { readonly is: "reset"; readonly after: "connect" | "hello" | "server-hello" | "request" }
  | { readonly is: "closed"; readonly after: "connect" | "hello" | "server-hello" | "request" }
  /** Nothing came in time; `server-hello`: the server had begun its part of the handshake. */
  | { readonly is: "silent"; readonly after: "syn" | "hello" | "server-hello" | "request" }
  /** The network says that there is no way: `EHOSTUNREACH`. */
  | { readonly is: "unreachable"; readonly code: string }
  /** The guard refused the address, or a budget is spent. */
  | { readonly is: "not-dialled"; readonly why: string };

// ------------------------------------------------------------------ TLS

/** One ClientHello as CloudFront sends it, and what came back. No handshake is completed. */
export interface TlsObservation extends Observed {
  readonly kind: "tls";
  readonly address: string;
  /** The origin's. */
  readonly port: number;
  /** The port dialled, where `--connect-to` says another. */
  readonly dialledPort?: number;
  /** Absent where none was sent. */
  readonly serverName?: string;
  /** The versions offered. */
  readonly protocols: readonly TlsVersion[];
  readonly outcome: TlsOutcome;
}

export type TlsOutcome =
  | TlsAnswer
  | { readonly is: "alert"; readonly code: number; readonly name: string }
  /** Plain HTTP came back: its first line. */
  | { readonly is: "plain-http"; readonly text: string }
  /** TLS came back, and more of it than is read. */
  | { readonly is: "too-long"; readonly limitBytes: number }
  /** Something else came back: its first bytes, in hexadecimal. */
  | { readonly is: "not-tls"; readonly bytes: string }
  | NoAnswer;

export interface TlsAnswer {
  readonly is: "answered";
  readonly version: TlsVersion;
  /** OpenSSL's name. */
  readonly cipher: string;
  /** OpenSSL's name of the key exchange group; absent for RSA key exchange. `dh-2048` for finite fields. */
  readonly group?: string;
  /** The signature scheme of the key exchange, as in `RSA+SHA256`, `rsa_pss_rsae_sha256`. */
  readonly signature?: string;
  /** DER in base64, in the order of the wire. */
  readonly chain: readonly string[];
  readonly asksForClientCertificate: boolean;
}

/** What the server accepts of all that there is, asked only where it does not speak with CloudFront, or on request. */
export interface TlsOffer extends Observed {
  readonly kind: "tls-offer";
  readonly address: string;
  /** The origin's. */
  readonly port: number;
  /** The port dialled, where `--connect-to` says another. */
  readonly dialledPort?: number;
  readonly serverName?: string;
  /** Per version, CloudFront's ciphers that the server takes, in the order in which it picks them. */
  readonly versions: readonly OfferedVersion[];
  /** Which of CloudFront's curves it takes under TLS 1.2 or older; absent where it was not asked. */
  readonly curves?: readonly string[];
  /** The kinds of key for which it has a certificate; absent where it was not asked. */
  readonly keys?: readonly ("ecdsa" | "rsa")[];
  /** What it picks when everything is offered that TLS 1.2 and older know, as far as it answers. */
  readonly wide?: TlsOutcome;
}

export interface OfferedVersion {
  readonly version: TlsVersion;
  /** `unknown` where it could not be told. */
  readonly accepted: boolean | "unknown";
  /** OpenSSL's names. For TLS 1.3 the one that it picks. */
  readonly ciphers: readonly string[];
  /** How the last hello of this version ended. */
  readonly end: TlsOutcome;
}

// ------------------------------------------------------------------ HTTP

/** One request as CloudFront sends it, over a connection of its own. */
export interface HttpObservation extends Observed {
  readonly kind: "http";
  readonly scheme: "http" | "https";
  readonly address: string;
  /** The origin's. */
  readonly port: number;
  /** The port dialled, where `--connect-to` says another. */
  readonly dialledPort?: number;
  readonly serverName?: string;
  readonly hostHeader: string;
  readonly path: string;
  readonly outcome: HttpOutcome;
}

export type HttpOutcome =
  | HttpAnswer
  /** What came back is no HTTP/1.1 response; `what` is a clause: `the status line is malformed`. */
  | {
      readonly is: "malformed";
      readonly what: string;
      readonly text: string;
      /** It is not wrong but late: the wait ran out before its headers had ended. */
      readonly isStalled?: true;
    }
  /** Bytes of a TLS record came back to plain HTTP. */
  | { readonly is: "tls"; readonly bytes: string }
  /** No TLS connection could be made to send it through. */
  | { readonly is: "no-tls"; readonly why: string }
  | NoAnswer;

export interface HttpAnswer {
  readonly is: "answered";
  readonly status: number;
  /** Bytes of the status line and all headers. */
  readonly headerBytes: number;
  /** Those that say who answers and how; names in lower case. No cookies, nothing that may be secret. */
  readonly headers: Readonly<Record<string, string>>;
  readonly firstByteMilliseconds: number;
  /** Bytes of the body that were read, at most 64 KB; whether that was all. */
  readonly bodyBytes: number;
  readonly isWhole: boolean;
  /** What is wrong with the body's framing: `Content-Length promises 100 bytes, 40 came`. */
  readonly fault?: string;
  /** The fault is that no byte of the body came while it was waited for. */
  readonly isStalled?: true;
  /** What a second request over the same connection met. */
  readonly reuse: "kept" | "closed" | "reset" | "not-tried";
  /** CloudFront's own words, where a distribution answers: `We can't connect to the server for this app`. */
  readonly cloudfront?: { readonly xCache: string; readonly says?: string };
}

// ------------------------------------------------------------------ handlers

/** A handler at the edge that was called once with AWS's sample event for the event at which it runs. */
export interface HandlerRun {
  /** Stands for the code, its settings and the event. */
  readonly key: string;
  readonly outcome: HandlerOutcome;
  /** What it wanted and does not get here, as clauses about it: `needs the package sharp, which is not among its code`. */
  readonly blocked: readonly string[];
  /** Places in the event that it looked at and the sample does not have: `request.headers.cookie`; asked only where it failed. */
  readonly missing: readonly string[];
  /** The helpers of CloudFront Functions that it called, in JSON: `{ "name": …, "settings": … }`. */
  readonly helperCalls: readonly string[];
}

export type HandlerOutcome =
  | { readonly is: "returned"; readonly json: string }
  /** It gave back a value, and is neither async nor calls back: Lambda drops it and answers null. */
  | { readonly is: "ignored" }
  /** What it gave back cannot be written as JSON. */
  | { readonly is: "unwritable"; readonly error: string }
  | { readonly is: "threw"; readonly error: string; readonly at?: CodePosition }
  /** It ended the process. */
  | { readonly is: "exited"; readonly code: number }
  /** Beyond the function's own limit. */
  | { readonly is: "timed-out"; readonly seconds: number }
  | { readonly is: "too-large"; readonly characters: number }
  /** A clause about it that says why nothing is known: `did not end within 10 seconds`. */
  | { readonly is: "unknown"; readonly why: string };

/** From 1. */
export interface CodePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
