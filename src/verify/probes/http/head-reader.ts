import type { HttpOutcome } from "../../../observation.ts";
import { excerpt } from "./excerpt.ts";
import { type Head, MAX_HEAD, parseHead } from "./head.ts";

/** What came instead of the head of an HTTP/1.1 response. */
export type Verdict = Extract<HttpOutcome, { is: "malformed" | "tls" }>;

/** A head that is complete, and the bytes that it takes of those that were held. */
export interface WholeHead {
  readonly is: "whole";
  readonly head: Head;
  readonly length: number;
}

/** Interim responses (1xx) to pass over before the answer. */
const MAX_INTERIM = 8;

/** Gathers the head of one answer, passing over interim responses; holds a little more than `MAX_HEAD` bytes at most. */
export class HeadReader {
  /** What came, from the head of the answer on. */
  held: Buffer = Buffer.alloc(0);
  readonly #isPlain: boolean;
  /** Where the search for the empty line goes on. */
  #searched = 0;
  #interim = 0;
  #hasContinued = false;

  /** `isPlain`: without TLS, so that TLS records are told apart. */
  constructor(isPlain: boolean) {
    this.#isPlain = isPlain;
  }

  /** What came so far, for people. */
  get text(): string {
    return excerpt(this.held);
  }

  /** Takes bytes in; `undefined` where more must come. Not to be fed again once it has answered. */
  feed(bytes: Buffer): WholeHead | Verdict | undefined {
    this.held = Buffer.concat([this.held, bytes]);
    return this.#read();
  }

  #read(): WholeHead | Verdict | undefined {
    const foreign = this.#foreign();
    if (foreign !== undefined) return foreign;
    const length = this.#length();
    if (length > MAX_HEAD) return this.#malformed(`its headers are longer than ${MAX_HEAD} bytes`);
    if (length === 0) return undefined;
    const head = parseHead(this.held.subarray(0, length));
    if ("fault" in head) return this.#malformed(head.fault);
    if (head.status === 101) return this.#malformed("it switches protocols (101) without being asked to");
    return head.status < 200 ? this.#passOver(head, length) : { is: "whole", head, length };
  }

  /** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#ResponseCustom100Continue */
  #passOver({ status }: Head, length: number): WholeHead | Verdict | undefined {
    if (status === 100 && this.#hasContinued) return this.#malformed("a second 100 Continue comes");
    this.#hasContinued ||= status === 100;
    this.#interim += 1;
    if (this.#interim > MAX_INTERIM)
      return this.#malformed(`more than ${MAX_INTERIM} interim responses (1xx) come first`);
    this.held = this.held.subarray(length);
    this.#searched = 0;
    return this.held.length > 0 ? this.#read() : undefined;
  }

  /** Bytes up to and with the empty line; 0 where it has not come, more than MAX_HEAD where it is too far. */
  #length(): number {
    const crlf = this.held.indexOf("\r\n\r\n", this.#searched, "latin1");
    const lf = this.held.indexOf("\n\n", this.#searched, "latin1");
    const ends = [crlf < 0 ? [] : crlf + 4, lf < 0 ? [] : lf + 2].flat();
    if (ends.length > 0) return Math.min(...ends);
    this.#searched = Math.max(0, this.held.length - 3);
    return this.held.length > MAX_HEAD ? this.held.length : 0;
  }

  /** What is visible in the first bytes already. */
  #foreign(): Verdict | undefined {
    if (this.#isPlain && mayBeTlsRecord(this.held))
      return this.held.length > 1
        ? { is: "tls", bytes: this.held.subarray(0, 64).toString("hex") }
        : undefined;
    const start = this.held.subarray(0, 5).toString("latin1");
    return "HTTP/".startsWith(start) ? undefined : this.#malformed("it does not begin with HTTP/");
  }

  #malformed(what: string): Verdict {
    return { is: "malformed", what, text: this.text };
  }
}

/** Content type 20 to 24, then major version 3. https://www.rfc-editor.org/rfc/rfc8446#section-5.1 */
function mayBeTlsRecord([type = 0, major = 3]: Uint8Array): boolean {
  return type >= 20 && type <= 24 && major === 3;
}
