import type { Readable } from "node:stream";

/** Bytes of a body that are read. */
export const MAX_BODY = 65_536;

export interface Body {
  /** What came of it, at most `MAX_BODY`. */
  readonly bytes: Buffer;
  readonly isWhole: boolean;
  /** What ended it before its end; absent where it was whole, or longer than what is read. */
  readonly error?: unknown;
}

/** Reads a body up to its limit; what is longer is destroyed with its connection. */
export async function readBody(stream: Readable): Promise<Body> {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on("error", () => {});
  try {
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk));
      length += chunk.length;
      if (length > MAX_BODY) return { bytes: Buffer.concat(chunks).subarray(0, MAX_BODY), isWhole: false };
    }
    return { bytes: Buffer.concat(chunks), isWhole: true };
  } catch (error) {
    return { bytes: Buffer.concat(chunks), isWhole: false, error };
  }
}
