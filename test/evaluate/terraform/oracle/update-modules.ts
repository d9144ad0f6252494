import { writeFileSync } from "node:fs";
import { askModule } from "./ask-module.ts";
import { MODULE_CASES } from "./module-cases.ts";

/** Asks the real `terraform` about module-cases.ts: `npx tsx test/evaluate/terraform/oracle/update-modules.ts`. */
const answers = Object.entries(MODULE_CASES).map(([name, given]) => [name, askModule(given)] as const);
writeFileSync(
  new URL("../../../../fixtures/terraform/oracle/modules.json", import.meta.url),
  `${JSON.stringify(Object.fromEntries(answers), null, 1)}\n`,
);
