import { Socket } from "node:net";
import { codeOf } from "../../dial.ts";
import type { Head } from "./head.ts";
import { HeadReader, type Verdict } from "./head-reader.ts";

/** A body with its chunks' sizes and extensions: far more than the part of it that is read. */
const MAX_RAW_BODY = 1024 * 1024;

/**
 * A socket between undici and the one that carries the bytes. It holds the head of a response back until it is complete, so
 * that it can be measured, judged and shown as it came, and takes interim responses out, which undici does not bear.
 */
export class Tap extends Socket {
  /** The head of the answer that is read now; absent until it is complete. */
  head: Head | undefined;
  headBytes = 0;
  /** Bytes after the head, as they came over the wire. */
  bodyBytes = 0;
  /** Milliseconds of `performance.now()`. */
  firstByteAt: number | undefined;
  /** Bytes came, and they are no HTTP/1.1 response. */
  verdict: Verdict | undefined;
  /** The deadline passed. */
  isExpired = false;
  /** The peer closed its side. */
  isEnded = false;
  /** What the network, or TLS, said when the connection broke. */
  fault: Error | undefined;
  /** Why it was destroyed, by undici for one. */
  dismissal: Error | undefined;

  readonly #inner: Socket;
  readonly #isPlain: boolean;
  #reader: HeadReader;
  #deadline: NodeJS.Timeout | undefined;

  /** `isPlain`: without TLS. */
  constructor(inner: Socket, isPlain: boolean) {
    super();
    this.#inner = inner;
    this.#isPlain = isPlain;
    this.#reader = new HeadReader(isPlain);
    this.on("error", () => {});
    inner.on("data", (bytes: Buffer) => this.#receive(bytes));
    inner.on("end", () => {
      this.isEnded = true;
      this.push(null);
    });
    inner.on("error", (error) => {
      this.fault = error;
      this.destroy(error);
    });
    inner.on("close", () => this.destroy());
  }

  /** An RST came, or a write met a connection that is gone. */
  get wasReset(): boolean {
    return this.fault !== undefined && /^(ECONNRESET|EPIPE|ECONNABORTED)$/.test(codeOf(this.fault));
  }

  /** More came than any body that is read to its end needs. */
  get isOverfull(): boolean {
    return this.bodyBytes > MAX_RAW_BODY;
  }

  /** Whether a part of a head has come. */
  get hasBegun(): boolean {
    return this.#reader.held.length > 0;
  }

  /** What came from the head on, for people. */
  get text(): string {
    return this.#reader.text;
  }

  /** From now on the bytes are those of a new answer, whose head must be complete by then. */
  expectAnswer(milliseconds: number): void {
    this.head = undefined;
    this.headBytes = 0;
    this.bodyBytes = 0;
    this.firstByteAt = undefined;
    this.#reader = new HeadReader(this.#isPlain);
    this.expireAfter(milliseconds);
  }

  /** Sets a new deadline in the place of the last. */
  expireAfter(milliseconds: number): void {
    clearTimeout(this.#deadline);
    if (this.destroyed) return;
    this.#deadline = setTimeout(() => {
      this.isExpired = true;
      this.destroy(new Error("the deadline passed"));
    }, milliseconds);
  }

  override _read(): void {
    this.#inner.resume();
  }

  override _write(bytes: Uint8Array | string, encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#inner.write(bytes, encoding, (error) => done(error ?? undefined));
  }

  override _writev(
    chunks: readonly { chunk: Uint8Array | string; encoding: BufferEncoding }[],
    done: (error?: Error) => void,
  ): void {
    const bytes = chunks.map(({ chunk, encoding }) =>
      typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk,
    );
    this.#inner.write(Buffer.concat(bytes), (error) => done(error ?? undefined));
  }

  override _final(done: (error?: Error) => void): void {
    this.#inner.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.#deadline);
    if (error !== null) this.dismissal ??= error;
    this.#inner.destroy();
    super._destroy(error, done);
  }

  override ref(): this {
    this.#inner.ref();
    return this;
  }

  /** undici lets idle sockets not hold the process; this one has a deadline. */
  override unref(): this {
    return this;
  }

  #receive(bytes: Buffer): void {
    if (this.destroyed) return;
    this.firstByteAt ??= performance.now();
    if (this.head === undefined) this.#receiveHead(bytes);
    else this.#passOn(bytes, bytes.length);
  }

  #receiveHead(bytes: Buffer): void {
    const read = this.#reader.feed(bytes);
    if (read === undefined) return;
    if (read.is !== "whole") {
      this.verdict = read;
      this.destroy(new Error("no HTTP/1.1 response"));
      return;
    }
    this.head = read.head;
    this.headBytes = read.length;
    this.#passOn(this.#reader.held, this.#reader.held.length - read.length);
  }

  #passOn(bytes: Buffer, ofBody: number): void {
    this.bodyBytes += ofBody;
    if (this.isOverfull) this.destroy(new Error("the body is too long"));
    else if (!this.push(bytes)) this.#inner.pause();
  }
}
