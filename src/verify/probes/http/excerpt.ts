/** Enough to see a whole small head. */
const MAX_TEXT = 512;
const MAX_BYTES = 4096;

const SECRET_HEADER = /^([\w-]*(?:cookie|auth|key|token|secret|session|passw)[\w-]*)[ \t]*:.*$/gim;

/**
 * The beginning of what a peer sent, for people: at most 512 characters of the first 4 KB, control characters written out,
 * the values of headers that may be secret left out.
 */
export function excerpt(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, MAX_BYTES)).toString("latin1");
  const open = text.replace(SECRET_HEADER, "$1: (not shown)");
  return printable(open).slice(0, MAX_TEXT);
}

/** Without control characters, which could drive a terminal. */
export function printable(text: string): string {
  return text.replace(/\r\n/g, "\n").replace(/[^\n\x20-\x7e]/g, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\x${code.toString(16).padStart(2, "0")}`;
  });
}
