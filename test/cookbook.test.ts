import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parsePolicy } from "../src/policy/load.ts";
import { testPolicies } from "../src/run/test-policies.ts";

const FOLDER = "fixtures/cookbook";
const PAGE = "rules/COOKBOOK.md";
const HEAD = `# Cookbook

Thirteen policies to start from. Put the ones you want into a folder, name it under \`policies\` in \`originlint.config.jsonc\`
(or give it with \`--policies\`), and run their examples with \`originlint test\`. Each file of
[\`fixtures/cookbook\`](../fixtures/cookbook) holds the examples as well.
`;

/** A template is deployed to one account: it has no twin of what crosses accounts. */
const ONE_ACCOUNT = "no-host-to-other-account.yaml";

const files = readdirSync(FOLDER).sort();

test("every policy of the cookbook has an example that passes and one that fails, and all hold", async () => {
  const { tests, diagnostics } = await testPolicies({ policies: [FOLDER], workingDirectory: process.cwd() });
  expect(diagnostics).toEqual([]);
  expect(
    tests.flatMap(({ policy, example, problems }) => problems.map((one) => [policy, example, one])),
  ).toEqual([]);
  const outcomes = files.map((file) =>
    tests.filter((one) => one.file.endsWith(`/${file}`)).map(({ expected }) => expected),
  );
  for (const found of outcomes) expect(found).toEqual(expect.arrayContaining(["pass", "fail"]));
  expect(files).toHaveLength(13);
});

test("every policy has twins in both languages, says what is unknown, and names its pages of AWS", () => {
  const lacking = files.flatMap((file) => {
    const { value } = parsePolicy({ path: file, text: readFileSync(`${FOLDER}/${file}`, "utf8") });
    const examples = value?.examples ?? [];
    const isWhole =
      examples.some(({ expect: outcome }) => outcome === "unknown") &&
      (file === ONE_ACCOUNT ||
        examples.every((one) => one.terraform !== undefined && one.cloudformation !== undefined));
    const isReferred = value?.references?.every((page) => page.startsWith("https://docs.aws.amazon.com/"));
    return isWhole && isReferred ? [] : [file];
  });
  expect(lacking).toEqual([]);
});

/** `UPDATE=1` writes the page. */
test("the page says what the files say", () => {
  const page = [HEAD, ...files.map(section)].join("\n");
  if (process.env.UPDATE) writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, "utf8")).toBe(page);
});

function section(file: string): string {
  const path = `${FOLDER}/${file}`;
  const text = readFileSync(path, "utf8");
  const { value } = parsePolicy({ path, text });
  const policy = text.slice(0, text.indexOf("why:"));
  const references = value?.references?.map((page) => `[${nameOf(page)}](${page})`).join(", ");
  const head = `## ${value?.title}\n\n${value?.why?.trim()} ([${file}](../${path}))`;
  return `${head}\n\nBy AWS: ${references}.\n\n\`\`\`yaml\n${policy}\`\`\`\n`;
}

/** `DownloadDistValuesOrigin` of its address. */
function nameOf(page: string): string {
  return page.slice(page.lastIndexOf("/") + 1).replace(/\.html$/, "");
}
