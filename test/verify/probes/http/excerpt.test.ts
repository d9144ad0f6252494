import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt } from "../../../../src/verify/probes/http/excerpt.ts";

describe("excerpt", () => {
  it("writes control characters out, and leaves secrets out", () => {
    const text =
      "HTTP/1.1 200 OK\r\nset-cookie: id=1\r\nAuthorization : x\r\nX-Api-Key: k\r\nX: \x1b]0;a\x07\r\n";
    expect(excerpt(Buffer.from(text))).toBe(
      "HTTP/1.1 200 OK\nset-cookie: (not shown)\nAuthorization: (not shown)\nX-Api-Key: (not shown)\nX: \\x1b]0;a\\x07\n",
    );
  });

  it("is short and printable, whatever came", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6000 }), (bytes) => {
        const text = excerpt(bytes);
        return text.length <= 512 && /^[\n\x20-\x7e]*$/.test(text);
      }),
    );
  });
});
