import type { HandlerRun, Observation } from "../observation.ts";
import {
  address,
  addressOf,
  amount,
  count,
  fields,
  flag,
  listOf,
  oneOf,
  port,
  recordOf,
  type Shape,
  tagged,
  text,
} from "./shape.ts";

const texts = listOf(text);
const version = oneOf("SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
const nothingMore = fields({});

const dnsOutcome = oneOf(
  "answered",
  "no-address",
  "nxdomain",
  "servfail",
  "refused",
  "loop",
  "malformed",
  "silent",
  "not-asked",
);
const answer = {
  outcome: dnsOutcome,
  aliases: texts,
  ipv4: listOf(addressOf(4)),
  ipv6: listOf(addressOf(6)),
};
const resolverAnswer = fields({ resolver: text, ...answer }, { why: text });

const serverAnswer = fields(
  {
    name: text,
    outcome: oneOf(
      "authoritative",
      "lame",
      "silent",
      "refused",
      "servfail",
      "malformed",
      "no-address",
      "not-asked",
    ),
    ns: texts,
  },
  {
    address,
    soa: fields({ primary: text, serial: count }),
    answer: fields(answer, { why: text }),
    why: text,
  },
);

const noAnswer: Readonly<Record<string, Shape>> = {
  refused: nothingMore,
  reset: fields({ after: oneOf("connect", "hello", "server-hello", "request") }),
  closed: fields({ after: oneOf("connect", "hello", "server-hello", "request") }),
  silent: fields({ after: oneOf("syn", "hello", "server-hello", "request") }),
  unreachable: fields({ code: text }),
  "not-dialled": fields({ why: text }),
};

const tlsOutcome = tagged("is", {
  answered: fields(
    { version, cipher: text, chain: texts, asksForClientCertificate: flag },
    { group: text, signature: text },
  ),
  alert: fields({ code: count, name: text }),
  "plain-http": fields({ text }),
  "not-tls": fields({ bytes: text }),
  "too-long": fields({ limitBytes: count }),
  ...noAnswer,
});

const httpOutcome = tagged("is", {
  answered: fields(
    {
      status: count,
      headerBytes: count,
      headers: recordOf(text),
      firstByteMilliseconds: amount,
      bodyBytes: count,
      isWhole: flag,
      reuse: oneOf("kept", "closed", "reset", "not-tried"),
    },
    { fault: text, isStalled: oneOf(true), cloudfront: fields({ xCache: text }, { says: text }) },
  ),
  malformed: fields({ what: text, text }, { isStalled: oneOf(true) }),
  tls: fields({ bytes: text }),
  "no-tls": fields({ why: text }),
  ...noAnswer,
});

const observed = { host: text, cost: fields({ connections: count, datagrams: count }) };
const peer = { address, port };
const peerOptions = { dialledPort: port, serverName: text };

const KINDS: Readonly<Record<Observation["kind"], Shape>> = {
  dns: fields({ ...observed, answers: listOf(resolverAnswer) }, { port }),
  delegation: fields(
    {
      ...observed,
      cuts: listOf(fields({ zone: text, parent: text, delegated: texts, servers: listOf(serverAnswer) })),
    },
    { missing: text, stopped: text },
  ),
  tls: fields({ ...observed, ...peer, protocols: listOf(version), outcome: tlsOutcome }, peerOptions),
  "tls-offer": fields(
    {
      ...observed,
      ...peer,
      versions: listOf(
        fields({ version, accepted: oneOf(true, false, "unknown"), ciphers: texts, end: tlsOutcome }),
      ),
    },
    { ...peerOptions, curves: texts, keys: listOf(oneOf("ecdsa", "rsa")), wide: tlsOutcome },
  ),
  http: fields(
    {
      ...observed,
      ...peer,
      scheme: oneOf("http", "https"),
      hostHeader: text,
      path: text,
      outcome: httpOutcome,
    },
    peerOptions,
  ),
  "not-run": fields({
    ...observed,
    probe: oneOf("dns", "delegation", "tls", "tls-offer", "http"),
    target: text,
    why: text,
  }),
};

const observation = tagged("kind", KINDS);

/** What keeps a value from being an observation: `outcome.after is "x", and none of connect, hello, request`. */
export function observationFault(value: unknown): string | undefined {
  return observation(value, "");
}

export function isObservation(value: unknown): value is Observation {
  return observationFault(value) === undefined;
}

const handlerOutcome = tagged("is", {
  returned: fields({ json: jsonText }),
  ignored: nothingMore,
  unwritable: fields({ error: text }),
  threw: fields({ error: text }, { at: fields({ file: text, line: count, column: count }) }),
  exited: fields({ code: count }),
  "timed-out": fields({ seconds: amount }),
  "too-large": fields({ characters: count }),
  unknown: fields({ why: text }),
});

const handlerRun = fields({
  key: text,
  outcome: handlerOutcome,
  blocked: texts,
  missing: texts,
  helperCalls: texts,
});

function jsonText(value: unknown, at: string): string | undefined {
  try {
    JSON.parse(String(value));
    return text(value, at);
  } catch {
    return `${at} is not JSON`;
  }
}

/** What keeps a value from being the run of a handler. */
export function handlerRunFault(value: unknown): string | undefined {
  return handlerRun(value, "");
}

export function isHandlerRun(value: unknown): value is HandlerRun {
  return handlerRunFault(value) === undefined;
}
