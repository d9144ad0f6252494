import { groupName, signatureName, suiteName } from "../../../facts/tls-registry.ts";
import type { TlsAnswer } from "../../../observation.ts";
import { ByteReader } from "./bytes.ts";
import { parseCertificates, parseTls13Certificates } from "./certificate-message.ts";
import { type HandshakeMessage, MESSAGE } from "./message.ts";
import type { ServerHello } from "./server-hello.ts";
import { parseServerKeyExchange } from "./server-key-exchange.ts";

/** `last`: the server has said all that it says unasked. `bad`: the message has no place here, or cannot be read. */
type Place = "more" | "last" | "bad";

/** Gathers an answer from the messages that follow a ServerHello. */
export class AnswerDraft {
  private readonly hello: ServerHello;
  private group: string | undefined;
  private signature: string | undefined;
  private chain: readonly string[] = [];
  private asksForClientCertificate = false;

  constructor(hello: ServerHello) {
    this.hello = hello;
    this.group = hello.group === undefined ? undefined : groupName(hello.group);
  }

  add(message: HandshakeMessage): Place {
    return this.hello.version === "TLSv1.3" ? this.addTls13(message) : this.addOlder(message);
  }

  finish(): TlsAnswer {
    const { version, cipher } = this.hello;
    return {
      is: "answered",
      version,
      cipher: suiteName(cipher),
      ...(this.group !== undefined && { group: this.group }),
      ...(this.signature !== undefined && { signature: this.signature }),
      chain: this.chain,
      asksForClientCertificate: this.asksForClientCertificate,
    };
  }

  private addOlder({ type, body }: HandshakeMessage): Place {
    if (type === MESSAGE.certificate) return this.takeChain(parseCertificates(body));
    if (type === MESSAGE.serverKeyExchange) return this.takeKeyExchange(body);
    if (type === MESSAGE.certificateRequest) return this.takeRequest();
    if (type === MESSAGE.serverHelloDone) return body.length === 0 ? "last" : "bad";
    return type === MESSAGE.certificateStatus || type === MESSAGE.helloRequest ? "more" : "bad";
  }

  private addTls13({ type, body }: HandshakeMessage): Place {
    if (type === MESSAGE.certificate) return this.takeChain(parseTls13Certificates(body));
    if (type === MESSAGE.certificateRequest) return this.takeRequest();
    if (type === MESSAGE.certificateVerify) return this.takeVerify(body);
    return type === MESSAGE.encryptedExtensions ? "more" : "bad";
  }

  private takeChain(chain: readonly string[] | undefined): Place {
    if (chain === undefined) return "bad";
    this.chain = chain;
    return "more";
  }

  private takeRequest(): Place {
    this.asksForClientCertificate = true;
    return "more";
  }

  private takeKeyExchange(body: Uint8Array): Place {
    const exchange = parseServerKeyExchange(body, this.hello.cipher, this.hello.version);
    if (exchange === undefined) return "bad";
    this.group = exchange.group;
    this.signature = exchange.signature;
    return "more";
  }

  private takeVerify(body: Uint8Array): Place {
    const reader = new ByteReader(body);
    this.signature = signatureName(reader.number(2));
    return reader.isShort ? "bad" : "last";
  }
}
