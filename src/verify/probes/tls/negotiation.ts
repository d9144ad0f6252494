import type { TlsAnswer } from "../../../observation.ts";
import { AnswerDraft } from "./answer-draft.ts";
import type { Offer } from "./hello-request.ts";
import { digest, serverHandshakeKey, suiteParts } from "./key-schedule.ts";
import { type HandshakeMessage, MESSAGE } from "./message.ts";
import { firstHello, type OwnHello, retriedHello } from "./own-hello.ts";
import { Protection } from "./protection.ts";
import { parseServerHello, type ServerHello } from "./server-hello.ts";

/** What a message leads to. */
export type Progress =
  | { readonly is: "more" }
  | { readonly is: "bad" }
  /** Bytes to send, before more comes. */
  | { readonly is: "reply"; readonly bytes: Uint8Array }
  /** What follows comes in protected records. */
  | { readonly is: "protected"; readonly by: Protection }
  | { readonly is: "answered"; readonly answer: TlsAnswer };

/** Our side of a handshake, at the level of messages: the hello, at most one more of them, and what the server says to it. */
export class Negotiation {
  private own: OwnHello;
  private draft: AnswerDraft | undefined;

  constructor(offer: Offer) {
    this.own = firstHello(offer);
  }

  get firstRecord(): Uint8Array {
    return this.own.record;
  }

  /** Whether a HelloRetryRequest was followed. */
  get isRetried(): boolean {
    return this.own.isRetry;
  }

  take(message: HandshakeMessage): Progress {
    if (this.draft === undefined) return this.takeFirst(message);
    const place = this.draft.add(message);
    return place === "last" ? this.answered(this.draft) : { is: place };
  }

  private takeFirst(message: HandshakeMessage): Progress {
    if (message.type === MESSAGE.helloRequest) return { is: "more" };
    const hello = message.type === MESSAGE.serverHello ? parseServerHello(message.body) : undefined;
    if (hello === undefined) return { is: "bad" };
    if (hello.isRetry) return this.retry(hello, message);
    const draft = new AnswerDraft(hello);
    if (hello.version === "TLSv1.3") return this.protect(hello, draft, message);
    this.draft = draft;
    return { is: "more" };
  }

  /** A retry that we cannot follow shows version, suite and group all the same. */
  private retry(hello: ServerHello, { whole }: HandshakeMessage): Progress {
    if (this.own.isRetry) return { is: "bad" };
    const parts = suiteParts(hello.cipher);
    const next = parts && retriedHello(this.own, hello, whole, parts);
    if (next === undefined) return this.answered(new AnswerDraft(hello));
    this.own = next;
    return { is: "reply", bytes: next.record };
  }

  /** Without a key share of ours, as where TLS 1.3 was not offered, the rest cannot be read. */
  private protect(hello: ServerHello, draft: AnswerDraft, { whole }: HandshakeMessage): Progress {
    const parts = suiteParts(hello.cipher);
    const share = this.own.shares.find(({ group }) => group === hello.group);
    if (parts === undefined || share === undefined) return this.answered(draft);
    const secret = share.agree(hello.publicKey ?? new Uint8Array(0));
    if (secret === undefined) return { is: "bad" };
    this.draft = draft;
    const hash = digest(parts.hash, ...this.own.transcript, whole);
    return { is: "protected", by: new Protection(parts.aead, serverHandshakeKey(parts, secret, hash)) };
  }

  private answered(draft: AnswerDraft): Progress {
    return { is: "answered", answer: draft.finish() };
  }
}
