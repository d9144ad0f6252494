/** In a plan as HCP Terraform redacts it. */
export const REDACTED = "plan_format_version";

/** In every plan with resources, and in nothing else that is JSON. */
export const PLAN_KEY = '"resource_changes"';

/** A plan that is met in a folder, not named, is looked into up to this size. */
const MET_LENGTH = 8 * 1024 * 1024;

/** Whether a text that a search meets is the JSON of a plan, without parsing it. */
export function isMetPlan(text: string): boolean {
  return text.length <= MET_LENGTH && isJson(text) && has(text, "format_version") && text.includes(PLAN_KEY);
}

/** Whether a text that the user gave is a plan or a state, or is meant as one: the front end says what is wrong with it. */
export function isMeantAsPlan(text: string): boolean {
  return isZip(text) || isShownAsText(text) || isBehindOther(text) || (isJson(text) && isOfTerraform(text));
}

function isOfTerraform(text: string): boolean {
  if (KEYS.some((key) => has(text, key))) return true;
  return (has(text, "lineage") && has(text, "serial")) || text.startsWith('{"@level"');
}

const KEYS = ["format_version", "planned_values", REDACTED];

/** Whether a plan stands behind other text: what a wrapper around Terraform says, or Terraform before it. */
export function isBehindOther(text: string): boolean {
  return !isJson(text) && /^\{"format_version":"/m.test(text.slice(0, 64 * 1024));
}

/** A plan file of `terraform plan -out` is an archive. */
export function isZip(text: string): boolean {
  return text.startsWith("PK\u0003\u0004");
}

const TEXTS: readonly RegExp[] = [
  /^(?:Terraform|OpenTofu) (?:will perform the following actions|used the selected providers)/m,
  /^No changes\. Your infrastructure (?:still )?matches/m,
  /^ *# (?:module\.)?[\w.["\]-]+ (?:will|must) be /m,
  /^# (?:module\.|data\.)?[\w.["\]-]+:\r?\n(?:resource|data) "/m,
];

/** What `terraform show` or `terraform plan` prints for people. */
export function isShownAsText(text: string): boolean {
  if (isJson(text)) return false;
  const start = text.slice(0, 64 * 1024).replace(COLORS, "");
  return TEXTS.some((pattern) => pattern.test(start));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the colors of a terminal begin with one.
const COLORS = /\u001b\[[\d;]*m/g;

function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

function has(text: string, key: string): boolean {
  return text.includes(`"${key}"`);
}
