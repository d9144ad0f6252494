import type { NoAnswer } from "../../observation.ts";

/** What a peer did that said nothing, as a clause. */
export function endOfTalk(outcome: NoAnswer): string {
  switch (outcome.is) {
    case "refused":
      return "refuses the connection";
    case "reset":
      return `resets the connection ${AFTER[outcome.after]}`;
    case "closed":
      return `closes the connection ${AFTER[outcome.after]}`;
    case "silent":
      return outcome.after === "syn" ? "does not answer" : `says nothing ${AFTER[outcome.after]}`;
    case "unreachable":
      return `cannot be reached from here (${outcome.code})`;
    case "not-dialled":
      return `was not dialled: ${outcome.why}`;
  }
}

const AFTER = {
  connect: "at once",
  hello: "after the ClientHello",
  "server-hello": "within its part of the handshake",
  request: "after the request",
  syn: "",
} as const;

/** `198.51.100.7:443`, `[2001:db8::7]:443`. */
export function endpointName(address: string, port: number): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

interface Spoken {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly dialledPort?: number;
}

/** Where a conversation went: `origin.example.com at 198.51.100.7:443`. */
export function whereSpoken({ host, address, port, dialledPort }: Spoken): string {
  return `${host} at ${endpointName(address, dialledPort ?? port)}`;
}
