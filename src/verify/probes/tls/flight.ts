import { alertName } from "../../../facts/tls-registry.ts";
import type { NoAnswer, TlsOutcome } from "../../../observation.ts";
import { join } from "./bytes.ts";
import { foreignOutcome, mayBecomeHttp } from "./foreign.ts";
import type { Offer } from "./hello-request.ts";
import { MAX_MESSAGE_BYTES, MessageReader } from "./message.ts";
import { Negotiation } from "./negotiation.ts";
import type { InnerRecord, Protection } from "./protection.ts";
import { CONTENT, RecordReader, type TlsRecord } from "./record.ts";

/** What to do after some bytes came. */
export type Step =
  | { readonly is: "more" }
  | { readonly is: "reply"; readonly bytes: Uint8Array }
  | { readonly is: "over"; readonly outcome: TlsOutcome };

/** All that is read of one server. */
const MAX_FLIGHT_BYTES = 1024 * 1024;
const MAX_RECORDS = 1024;
const HEAD_BYTES = 256;
const MORE: Step = { is: "more" };
const WARNING = 1;
const CLOSE_NOTIFY = 0;

/** Makes an outcome of the bytes of a server, without a network: bytes come in by `feed`, in whatever pieces. */
export class Flight {
  private readonly records = new RecordReader();
  private readonly negotiation: Negotiation;
  private messages = new MessageReader();
  private protection: Protection | undefined;
  private head: Uint8Array = new Uint8Array(0);
  private bytesRead = 0;
  private recordsRead = 0;
  private messagesRead = 0;
  private warning: TlsOutcome | undefined;

  constructor(offer: Offer) {
    this.negotiation = new Negotiation(offer);
  }

  /** What to send first. */
  get hello(): Uint8Array {
    return this.negotiation.firstRecord;
  }

  feed(chunk: Uint8Array): Step {
    this.keepHead(chunk);
    this.bytesRead += chunk.length;
    if (this.bytesRead > MAX_FLIGHT_BYTES) return this.tooMuch();
    this.records.push(chunk);
    return this.readRecords();
  }

  /** The outcome where nothing more comes; what came before may say more than the end itself. */
  end(how: NoAnswer): TlsOutcome {
    if (this.warning !== undefined) return this.warning;
    const isForeign = this.recordsRead === 0 && this.head.length > 0 && this.records.next() === "bad";
    if (isForeign) return foreignOutcome(this.head);
    const isWithin = this.recordsRead > 0 && "after" in how && how.after === "hello";
    return isWithin ? { ...how, after: "server-hello" } : how;
  }

  private readRecords(): Step {
    while (this.recordsRead < MAX_RECORDS) {
      const record = this.records.next();
      if (record === "more") return MORE;
      if (record === "bad") return this.recordsRead === 0 ? this.unlikeTls() : this.foreign();
      this.recordsRead += 1;
      const step = this.readRecord(record);
      if (step.is !== "more") return step;
    }
    return this.foreign();
  }

  private tooMuch(): Step {
    return this.recordsRead === 0 ? this.foreign() : tooLong(MAX_FLIGHT_BYTES);
  }

  private readRecord(record: TlsRecord): Step {
    if (this.protection === undefined) return this.readContent(record);
    if (record.type === CONTENT.changeCipherSpec) return MORE;
    if (record.type === CONTENT.alert) return this.readAlert(record.body);
    const inner = record.type === CONTENT.applicationData ? this.protection.open(record) : undefined;
    return inner === undefined ? this.foreign() : this.readContent(inner);
  }

  private readContent({ type, body }: InnerRecord): Step {
    if (type === CONTENT.alert) return this.readAlert(body);
    if (type === CONTENT.changeCipherSpec && this.mayIgnoreChange) return MORE;
    if (type !== CONTENT.handshake) return this.foreign();
    this.messages.push(body);
    return this.readMessages();
  }

  /** A server of TLS 1.3 may send one behind its HelloRetryRequest (RFC 8446 D.4). */
  private get mayIgnoreChange(): boolean {
    return this.negotiation.isRetried && this.protection === undefined;
  }

  /** Warnings such as unrecognized_name do not end a handshake; they tell why if it ends. */
  private readAlert(body: Uint8Array): Step {
    const [level, code] = body;
    if (body.length !== 2 || level === undefined || code === undefined) return this.foreign();
    const outcome: TlsOutcome = { is: "alert", code, name: alertName(code) };
    if (level !== WARNING || code === CLOSE_NOTIFY) return { is: "over", outcome: this.warning ?? outcome };
    this.warning = outcome;
    return MORE;
  }

  private readMessages(): Step {
    for (;;) {
      const message = this.messages.next();
      if (message === "more") return MORE;
      if (message === "bad") return this.messagesRead > 0 ? tooLong(MAX_MESSAGE_BYTES) : this.foreign();
      this.messagesRead += 1;
      const progress = this.negotiation.take(message);
      if (progress.is === "answered") return { is: "over", outcome: progress.answer };
      if (progress.is === "bad") return this.foreign();
      if (progress.is === "reply") return progress;
      if (progress.is === "protected") return this.protect(progress.by);
    }
  }

  private protect(by: Protection): Step {
    this.protection = by;
    this.messages = new MessageReader();
    return MORE;
  }

  private unlikeTls(): Step {
    return mayBecomeHttp(this.head) ? MORE : this.foreign();
  }

  private foreign(): Step {
    return { is: "over", outcome: foreignOutcome(this.head) };
  }

  private keepHead(chunk: Uint8Array): void {
    if (this.head.length >= HEAD_BYTES) return;
    this.head = join(this.head, chunk.subarray(0, HEAD_BYTES - this.head.length));
  }
}

function tooLong(limitBytes: number): Step {
  return { is: "over", outcome: { is: "too-long", limitBytes } };
}
