import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdown } from "../../src/report/markdown.ts";
import { codeBlock, markdownText } from "../../src/report/markdown-text.ts";
import { CONTEXT, contextFor, FILES, FINDINGS, PROVEN, REPORT, reportWith } from "./sample.ts";

describe("the job summary", () => {
  test("a whole report", async () => {
    const context = contextFor(FILES, {
      link: ({ file, start }) => `https://example.com/blob/${file}#L${start.line}`,
    });
    await expect(markdown(REPORT, context)).toMatchFileSnapshot("golden/summary.txt");
  });

  test("nothing found", () => {
    expect(markdown(PROVEN, CONTEXT)).toBe(
      "## originlint: no certain CloudFront error found\n\n**12 origin requests in 1 distribution: 12 proven**\n",
    );
  });

  test("stays below what GitHub takes, and says what it left out", () => {
    const findings = Array.from({ length: 4000 }, () => FINDINGS).flat();
    const text = markdown(reportWith({ findings }), CONTEXT);
    expect(Buffer.byteLength(text)).toBeLessThan(920_000);
    expect(text).toMatch(/… and \d+ more findings/);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  test("a stranger's text makes no structure", () => {
    const evil =
      "a|b\n# h <img src=x> [l](http://evil) ![i](x) `c` @team #1 https://evil www.evil.example **b** \\";
    const findings = FINDINGS.map((finding) => ({ ...finding, message: evil, title: evil }));
    const text = markdown(reportWith({ findings }), CONTEXT).replace(/```text\n[\s\S]*?\n```/g, "");
    expect(text).not.toMatch(/<img|\[l\]|`c`|@team| #1|https:\/\/evil|www\.evil|\*\*b\*\*/);
    for (const row of text.split("\n").filter((line) => line.startsWith("| 🔴")))
      expect(row.split("|")).toHaveLength(6);
  });
});

test("a code block cannot be left", () => {
  const part = fc.constantFrom("`", "``", "```", "````", "text", "\t", " ");
  const line = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const [open = "", ...rest] = codeBlock(lines).split("\n");
      const fence = open.replace("text", "");
      expect(rest.at(-1)).toBe(fence);
      for (const inner of rest.slice(0, -1)) expect(inner).not.toContain(fence);
    }),
  );
});

test("plain words are left as they are", () => {
  expect(markdownText('origin "app" (443), it\'s api.example.com: fine')).toBe(
    'origin "app" (443), it\'s api.example.com: fine',
  );
});
