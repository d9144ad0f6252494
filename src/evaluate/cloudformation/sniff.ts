const RESOURCES_KEY = /(?:^|[\n{,])[ \t]*["']?Resources["']?[ \t\r\n]*:/;
const TYPE_KEY = /["']?Type["']?[ \t\r\n]*:/;

/** Whether a text may be a template, without parsing it: it has the keys `Resources` and `Type` somewhere. */
export function isTemplate(text: string): boolean {
  // Two plain searches first: most texts hold neither word.
  if (!text.includes("Resources") || !text.includes("Type")) return false;
  return RESOURCES_KEY.test(text) && TYPE_KEY.test(text);
}

/** Whether parsed JSON has a mapping `Resources` of which an entry has a `Type`. */
export function hasResources(json: unknown): boolean {
  if (!isObject(json) || !isObject(json.Resources)) return false;
  return Object.values(json.Resources).some((entry) => isObject(entry) && typeof entry.Type === "string");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
