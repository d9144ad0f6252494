import { describe, expect, it } from "vitest";
import { contentLength, headerOf, parseHead } from "../../../../src/verify/probes/http/head.ts";

const parse = (...lines: string[]) => parseHead(Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"));

describe("parseHead", () => {
  it("reads names in lower case and values without spaces around them", () => {
    const head = parse("HTTP/1.1 200 OK", "X-A:  b\t", "x-a:c", "Empty:");
    if ("fault" in head) throw new Error(head.fault);
    expect(head).toEqual({
      status: 200,
      fields: [
        ["x-a", "b"],
        ["x-a", "c"],
        ["empty", ""],
      ],
    });
    expect(headerOf(head, "x-a")).toBe("b, c");
    expect(headerOf(head, "x-b")).toBeUndefined();
  });

  it.each(["HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.0 404 Not Found", "HTTP/1.1 200 \xe9"])(
    "takes the status line %j",
    (line) => expect(parse(line)).not.toHaveProperty("fault"),
  );

  it.each([
    "HTTP/1.1",
    "HTTP/1.1  200 OK",
    "HTTP/1.1 20 OK",
    "HTTP/1.1 2000 OK",
    "HTTP/11 200 OK",
    "http/1.1 200 OK",
  ])("does not take the status line %j", (line) =>
    expect(parse(line)).toEqual({ fault: "the status line is malformed" }),
  );

  it("takes the same length twice for one, as RFC 9110 §8.6 allows", () => {
    const head = parse("HTTP/1.1 200 OK", "Content-Length: 5, 5", "Content-Length: 5");
    if ("fault" in head) throw new Error(head.fault);
    expect(contentLength(head)).toBe(5);
  });
});
