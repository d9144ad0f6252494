import { describe, expect, test } from "vitest";
import { explainRule } from "../src/explain.ts";
import * as commands from "../src/facts/hand-commands.ts";
import * as peers from "../src/facts/peer-advice.ts";
import * as symptoms from "../src/facts/symptoms.ts";
import { builtInRules } from "../src/policy/built-in.ts";

const RULES = builtInRules().map(({ id, severity, description }) => ({
  id,
  severity,
  docs: `https://example.com/rules/${id}`,
  description,
}));
const IDS = RULES.map(({ id }) => id);
const TOPICS = [...new Set(IDS.map((id) => id.split("/")[0] ?? id))];

function pageOf(id: string): string {
  const explanation = explainRule(id, RULES, { color: false, width: 80 });
  return explanation.ok ? explanation.text : `not ok: ${explanation.message}`;
}

/** The text below each heading of a page: a heading begins at the left margin. */
function partsOf(page: string): ReadonlyMap<string, string> {
  const blocks = page.split(/\n(?=\S)/).map((block) => [block.split("\n")[0] ?? "", block] as const);
  return new Map(blocks.map(([heading, block]) => [heading, block.slice(heading.length).trim()]));
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))("the page of %s", (id, rule) => {
  const page = pageOf(id);
  const parts = partsOf(page);
  const headings = [...parts.keys()];

  test.each(["On the wire", "What it looks like", "How to mend it", "By hand", "References"])(
    "says: %s",
    (part) => {
      expect(parts.get(part)).toBeTruthy();
    },
  );

  test("says why it ends as it does", () => {
    const effect =
      rule.description.consequence === "deploy-failure"
        ? "the deployment fails"
        : `HTTP ${rule.description.consequence}`;
    expect(parts.get(`Why ${effect}`)).toBeTruthy();
  });

  test("shows failing and passing code in both languages", () => {
    for (const verdict of ["Fails", "Passes"]) {
      for (const language of ["Terraform", "CloudFormation"]) {
        const shown = headings.filter(
          (heading) => heading.startsWith(verdict) && heading.endsWith(`(${language})`),
        );
        expect(shown, `${verdict} ${language}`).toHaveLength(1);
      }
    }
  });

  test("tells the traces of a failed request from a deployment that never was", () => {
    const look = parts.get("What it looks like")?.replace(/\s+/g, " ") ?? "";
    const traces = ["X-Cache: Error from cloudfront", "x-edge-result-type", "x-edge-detailed-result-type"];
    const disguises = ["custom error page", "for 10 s", "Origin Shield"];
    const isDeployed = rule.description.consequence !== "deploy-failure";
    for (const word of [...traces, ...disguises]) expect(look.includes(word), word).toBe(isDeployed);
  });

  test("fits into 80 columns but for code, commands' words and addresses", () => {
    const prose = [...parts].filter(
      ([heading]) => !/^(Fails|Passes|By hand|References|This rule)/.test(heading),
    );
    for (const [, text] of prose)
      for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });
});

test.each(["name/load-balancer-default-name", "port/s3-website-https"])(
  "the whole page of %s",
  async (id) => {
    await expect(pageOf(id)).toMatchFileSnapshot(`golden/explain-${id.replace("/", "-")}.txt`);
  },
);

describe("what rules have in common", () => {
  test("commands are known for the topics that there are, and no others", () => {
    const known = Object.keys(commands.HAND_COMMANDS).filter((key) => !key.includes(" "));
    expect(known.toSorted()).toEqual(TOPICS.toSorted());
  });

  test("what is never deployed is not asked for at the edge", () => {
    const refused = RULES.filter(({ description }) => description.consequence === "deploy-failure");
    for (const { id } of refused) expect(partsOf(pageOf(id)).get("By hand"), id).not.toMatch(/curl|openssl/);
  });

  test("symptoms are known for each topic and consequence that occurs, and no others", () => {
    const used = RULES.map(({ id, description: { consequence } }) => {
      const topic = id.split("/")[0] ?? id;
      if (consequence === "deploy-failure") return consequence;
      return `${topic} ${consequence}` in symptoms.SYMPTOMS ? `${topic} ${consequence}` : topic;
    });
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(symptoms.SYMPTOMS).toSorted());
  });

  test("peers are contradicted by rules that exist, and the rule's page says so", () => {
    const contradicted = Object.keys(peers.PEER_ADVICE);
    expect(contradicted.filter((id) => !IDS.includes(id))).toEqual([]);
    for (const id of contradicted) expect(partsOf(pageOf(id)).get("Who disagrees")).toBeTruthy();
  });

  test("a rule that nobody contradicts does not say so", () => {
    expect(pageOf("dns/missing-record")).not.toContain("Who disagrees");
  });

  test.each([commands, peers, symptoms])(
    "facts are dated and say where they are from",
    ({ asOf, source }) => {
      expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      for (const page of source) expect(page).toMatch(/^https:\/\//);
    },
  );

  test("words in capitals are all that differs from a command one may type", () => {
    for (const { run } of Object.values(commands.HAND_COMMANDS).flat()) {
      expect(run).toMatch(/^(openssl s_client|dig|curl|nc|aws|terraform) /);
    }
  });
});

test("a function that gives nothing back has no validation error", () => {
  const page = pageOf("edge/execution-error");
  expect(page).not.toMatch(/failed validation|LambdaValidationError|refuses it/);
  expect(page).toMatch(/LambdaExecutionError/);
  expect(page).toMatch(/aws logs tail \/aws\/lambda\/us-east-1\.NAME/);
});
