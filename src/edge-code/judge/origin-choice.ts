import type { Path } from "../flow/follow.ts";
import { type Flow, itemsOf, property, type Site } from "../flow/values.ts";
import { flowOf, isObject, type Json, type JsonObject } from "./returned-flow.ts";

/** One call of a helper that chooses or changes an origin, on some path. */
export interface OriginChoice {
  readonly helper: "updateRequestOrigin" | "selectRequestOriginById" | "createRequestOriginGroup";
  readonly site: Site;
  /** The origins that it names; not listed are those whose id is not known. */
  readonly originIds: readonly string[];
  /** Of `updateRequestOrigin`: whether it names another host; nothing where that is not known. */
  readonly hasDomainName: boolean | undefined;
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/helper-functions-origin-modification.html */
export function originChoices(paths: readonly Path[]): readonly OriginChoice[] {
  const found = new Map<string, OriginChoice>();
  for (const { helperCalls, settle } of paths) {
    for (const { args, name, site } of helperCalls) {
      const choice = choiceOf(name, args, site, settle);
      if (choice !== undefined) found.set(`${site.start} ${choice.originIds.join()}`, choice);
    }
  }
  return [...found.values()];
}

/** The same of calls that a run made, in JSON; none has a place of its own. */
export function seenChoices(calls: readonly string[], site: Site): readonly OriginChoice[] {
  return calls.flatMap((call) => {
    const made = readCall(call);
    const first = made && flowOf(made.settings ?? null, site);
    const choice = made && first && choiceOf(String(made.name), [first], site, (value) => value);
    return choice === undefined ? [] : [choice];
  });
}

function readCall(text: string): JsonObject | undefined {
  try {
    const call: Json = JSON.parse(text);
    return isObject(call) ? call : undefined;
  } catch {
    // Longer than is told.
    return undefined;
  }
}

function choiceOf(
  name: string,
  [first]: readonly Flow[],
  site: Site,
  settle: (value: Flow) => Flow,
): OriginChoice | undefined {
  const settings = first?.kind === "thing" ? first : undefined;
  switch (name) {
    case "updateRequestOrigin":
      return {
        helper: name,
        site,
        originIds: [],
        hasDomainName: settings && !settings.isOpen ? settings.slots.has("domainName") : undefined,
      };
    case "selectRequestOriginById":
      return {
        helper: name,
        site,
        originIds: textsOf(first === undefined ? [] : [first], settle),
        hasDomainName: undefined,
      };
    case "createRequestOriginGroup": {
      const listed = settings && property(settings, "originIds");
      const items = listed?.kind === "thing" && listed.isArray ? itemsOf(listed) : [];
      const ids = items.map((item) => (item.kind === "thing" ? property(item, "originId") : item));
      return { helper: name, site, originIds: textsOf(ids, settle), hasDomainName: undefined };
    }
    default:
      return undefined;
  }
}

function textsOf(values: readonly Flow[], settle: (value: Flow) => Flow): readonly string[] {
  return values
    .map(settle)
    .flatMap((value) => (value.kind === "literal" && typeof value.value === "string" ? [value.value] : []));
}
