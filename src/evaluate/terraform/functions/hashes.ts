import { createHash } from "node:crypto";
import { refuse } from "../refusal.ts";
import { STRING } from "../type.ts";
import { textVal } from "../val.ts";
import { readBytes } from "./files.ts";
import { type FunctionSpec, type FunctionTable, textArg } from "./spec.ts";

type Algorithm = "md5" | "sha1" | "sha256" | "sha512";
type Encoding = "hex" | "base64";

export const HASHES: FunctionTable = {
  md5: ofText("md5", "hex"),
  sha1: ofText("sha1", "hex"),
  sha256: ofText("sha256", "hex"),
  sha512: ofText("sha512", "hex"),
  base64sha256: ofText("sha256", "base64"),
  base64sha512: ofText("sha512", "base64"),
  filemd5: ofFile("md5", "hex"),
  filesha1: ofFile("sha1", "hex"),
  filesha256: ofFile("sha256", "hex"),
  filesha512: ofFile("sha512", "hex"),
  filebase64sha256: ofFile("sha256", "base64"),
  filebase64sha512: ofFile("sha512", "base64"),
  uuidv5: {
    fallible: true,
    params: [STRING, STRING],
    returns: STRING,
    apply: (args) => textVal(uuid5(textArg(args, 0), textArg(args, 1))),
  },
};

function hash(algorithm: Algorithm, encoding: Encoding, bytes: string | Uint8Array): string {
  return createHash(algorithm).update(bytes).digest(encoding);
}

function ofText(algorithm: Algorithm, encoding: Encoding): FunctionSpec {
  return {
    params: [STRING],
    returns: STRING,
    apply(args, { scope }) {
      const text = textArg(args, 0);
      scope.module.budget.text(text.length);
      return textVal(hash(algorithm, encoding, text));
    },
  };
}

function ofFile(algorithm: Algorithm, encoding: Encoding): FunctionSpec {
  return {
    params: [STRING],
    returns: STRING,
    apply: (args, context) =>
      readBytes(textArg(args, 0), context, (text) => textVal(hash(algorithm, encoding, text))),
  };
}

/** As Go's `uuid.Parse` takes it: as people write it, also in braces or as a URN, or its 32 digits alone. */
const UUID =
  /^(?=[{0-9a-fA-F]|urn:uuid:)(?:urn:uuid:|\{)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** The well-known name spaces of RFC 9562. */
const NAMESPACES: Readonly<Record<string, string>> = {
  dns: "6ba7b8109dad11d180b400c04fd430c8",
  url: "6ba7b8119dad11d180b400c04fd430c8",
  oid: "6ba7b8129dad11d180b400c04fd430c8",
  x500: "6ba7b8149dad11d180b400c04fd430c8",
};

function uuid5(namespace: string, name: string): string {
  const space = NAMESPACES[namespace] ?? UUID.exec(namespace)?.slice(1).join("") ?? "";
  if (space === "") return refuse("uuidv5: the namespace is no UUID");
  const bytes = createHash("sha1").update(Buffer.from(space, "hex")).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
