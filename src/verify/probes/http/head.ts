/** The status line and the headers of a response, as they were written. */
export interface Head {
  readonly status: number;
  /** Names in lower case, in the order of the wire. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Bytes of a head that are read: far more than the 32,768 that CloudFront takes, so that too many can be counted. */
export const MAX_HEAD = 131_072;

/** Reads a head, which ends with its empty line; or says in a clause what is wrong with it. */
export function parseHead(bytes: Buffer): Head | { readonly fault: string } {
  const [statusLine = "", ...lines] = bytes.toString("latin1").trimEnd().split(/\r?\n/);
  const status = /^HTTP\/(\d\.\d) (\d{3})(?: |$)/.exec(statusLine);
  if (status === null) return { fault: "the status line is malformed" };
  if (status[1] !== "1.1" && status[1] !== "1.0") return { fault: `it claims to be HTTP/${status[1]}` };
  const code = Number(status[2]);
  if (code < 100 || code > 599) return { fault: `the status code ${code} does not exist` };
  const fields: (readonly [string, string])[] = [];
  for (const line of lines) {
    const field = parseField(line);
    if (typeof field === "string") return { fault: field };
    fields.push(field);
  }
  const fault = framingFault(fields);
  return fault === undefined ? { status: code, fields } : { fault };
}

/** All values of a header, joined as RFC 9110 §5.3 says; `undefined` where it was not sent. */
export function headerOf(head: Head, name: string): string | undefined {
  const values = head.fields.filter(([other]) => other === name).map(([, value]) => value);
  return values.length > 0 ? values.join(", ") : undefined;
}

/** Content-Length as a number; `undefined` where it was not sent. */
export function contentLength(head: Head): number | undefined {
  const first = headerOf(head, "content-length")?.split(",")[0];
  return first === undefined ? undefined : Number(first);
}

/** Answers that end with their headers, whatever these say. https://www.rfc-editor.org/rfc/rfc9112#section-6.3 */
export function isBodiless(head: Head): boolean {
  return head.status === 204 || head.status === 304;
}

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

function parseField(line: string): readonly [string, string] | string {
  if (/^[ \t]/.test(line)) return "a header is folded over two lines, which is obsolete";
  const colon = line.indexOf(":");
  if (colon < 0) return "a line among the headers has no colon";
  const name = line.slice(0, colon);
  if (!TOKEN.test(name)) return "a header's name has a character that none may have";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(line)) return "a header's value has a control character";
  return [name.toLowerCase(), line.slice(colon + 1).trim()];
}

/** Two statements on where the body ends. https://www.rfc-editor.org/rfc/rfc9112#section-6.3 */
function framingFault(fields: Head["fields"]): string | undefined {
  const lengths = fields
    .filter(([name]) => name === "content-length")
    .flatMap(([, value]) => value.split(","));
  if (lengths.some((length) => !/^\s*\d{1,15}\s*$/.test(length))) return "Content-Length is no number";
  if (new Set(lengths.map(Number)).size > 1) return "it has two different values of Content-Length";
  const hasCoding = fields.some(([name]) => name === "transfer-encoding");
  return hasCoding && lengths.length > 0 ? "it has both Content-Length and Transfer-Encoding" : undefined;
}
