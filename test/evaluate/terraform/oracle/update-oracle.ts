import { writeFileSync } from "node:fs";
import { ask } from "./ask.ts";
import { encode, GOLDEN, type Origin } from "./golden.ts";
import { samplesOf } from "./samples.ts";
import { versionOf } from "./version.ts";

/**
 * Asks the real `terraform` what thousands of generated expressions are, and writes the answers down.
 * Run by hand after a change of the generator: `npx tsx test/evaluate/terraform/oracle/update-oracle.ts`.
 */
const SEED = 1;
const samples = samplesOf({
  seed: SEED,
  perFunction: { plain: 75, unknown: 18, sensitive: 6 },
  free: { plain: 1700, unknown: 700, sensitive: 300 },
});
const answers = ask(samples);
const origin: Origin = { ...versionOf(), date: new Date().toISOString().slice(0, 10), seed: SEED };
writeFileSync(GOLDEN, `${[JSON.stringify(origin), ...answers.map(encode)].join("\n")}\n`);
