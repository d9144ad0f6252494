import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const README = "README.md";
const BLOCK = /<!-- output: (first finding of: )?(.*?) -->\n```\n([\s\S]*?)```\n<!-- \/output -->/g;

/** What the program really prints today; `UPDATE=1` writes it into the README. */
function output(command: string, firstFinding: boolean): string {
  const args = ["--import", "tsx", "src/cli.ts", ...command.split(" "), "--color", "never"];
  const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return firstFinding ? `${stdout.split("\n\n")[0]}\n` : stdout;
}

describe("the README", () => {
  const text = readFileSync(README, "utf8");
  const blocks = [...text.matchAll(BLOCK)];

  it("shows output", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(2);
  });

  it.each(
    blocks.map(([, first, command = "", shown = ""]) => ({ first: first !== undefined, command, shown })),
  )("shows what `$command` prints", ({ first, command, shown }) => {
    const real = output(command, first);
    expect(real).not.toBe("");
    if (process.env.UPDATE) {
      const label = first ? "first finding of: " : "";
      const begin = `<!-- output: ${label}${command} -->\n\`\`\`\n`;
      writeFileSync(
        README,
        readFileSync(README, "utf8").replace(begin + shown, () => begin + real),
      );
    } else expect(shown).toBe(real);
  });
});
