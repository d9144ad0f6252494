import { errors } from "undici";

/** What undici's parser (llhttp) objects to, and the same in plain words: clauses. Its errors carry no usable codes. */
const FAULTS: readonly (readonly [reason: RegExp, fault: string])[] = [
  [/character in chunk size/i, "the size of a chunk is no hexadecimal number"],
  [/chunk size overflow/i, "the size of a chunk is beyond all bounds"],
  [/after chunk data/i, "a chunk is not as long as its size says"],
  [/expected (?:CR|LF)/i, "a line does not end with CR LF"],
  [/Expected HTTP/, "it does not begin with HTTP/"],
  [/status/i, "the status line is malformed"],
  [/Content-Length/, "Content-Length is malformed"],
  [/Transfer-Encoding/, "Transfer-Encoding is malformed"],
  [/header/i, "a header has a character that none may have"],
];

/** A clause on a response that undici refuses. */
export function parserFault(error: unknown): string {
  const reason = error instanceof errors.HTTPParserError ? error.message : "";
  return FAULTS.find(([pattern]) => pattern.test(reason))?.[1] ?? "it is not what HTTP/1.1 prescribes";
}

/** Whether bytes that belong to no response made undici, not the network, end the connection. */
export function isParserError(error: unknown): boolean {
  return error instanceof errors.HTTPParserError || error instanceof errors.SocketError;
}
