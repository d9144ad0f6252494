/**
 * Reads the vectors of TLS's presentation language (RFC 8446 3). It never reads beyond its bytes: what is missing reads as
 * zero or as nothing, and `isShort` stays true from then on.
 */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private position = 0;
  private short = false;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get isShort(): boolean {
    return this.short;
  }

  /** Bytes not read yet. */
  get left(): number {
    return this.bytes.length - this.position;
  }

  /** A big-endian number of one to four bytes. */
  number(width: number): number {
    let value = 0;
    for (const byte of this.take(width)) value = value * 256 + byte;
    return value;
  }

  take(length: number): Uint8Array {
    if (length > this.left) {
      this.short = true;
      this.position = this.bytes.length;
      return new Uint8Array(0);
    }
    const start = this.position;
    this.position += length;
    return this.bytes.subarray(start, this.position);
  }

  /** A vector that begins with its length of `width` bytes. */
  vector(width: number): Uint8Array {
    return this.take(this.number(width));
  }
}

/** A big-endian number in `width` bytes. */
export function number(width: number, value: number): Uint8Array {
  const bytes = new Uint8Array(width);
  for (let at = width - 1, rest = value; at >= 0; at -= 1, rest = Math.floor(rest / 256))
    bytes[at] = rest % 256;
  return bytes;
}

/** The parts behind their common length in `width` bytes. */
export function vector(width: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = join(...parts);
  return join(number(width, body.length), body);
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

export function hexadecimal(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
