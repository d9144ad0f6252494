import { call } from "./calls.ts";
import { aboutAll, isDecoded } from "./derived.ts";
import type { Machine } from "./machine.ts";
import { nameOf } from "./operators.ts";
import { blurAll, type Flow, Opaque, type Site } from "./values.ts";

/** A function that is not known: it may change what it is given, call what it is given, and throw. */
export function callUnknown(
  target: Opaque,
  args: readonly Flow[],
  site: Site,
  machine: Machine,
  owner?: Flow,
): Flow {
  const helper = HELPER.exec(target.id)?.[1];
  if (helper !== undefined) machine.helperCalls.push({ name: helper, args, site });
  const isPure = PURE.test(target.id);
  machine.mayThrow();
  const about = aboutAll([target, ...args, ...(owner ? [owner] : [])]);
  const decoded =
    DECODING.test(target.id) ||
    (isDecoded([...args, target, ...(owner ? [owner] : [])]) && !CLEANING.test(target.id));
  for (const arg of args) {
    if (!isPure && arg.kind !== "function") blurAll(arg, machine.freshId());
    if (arg.kind === "function")
      call(
        arg,
        arg.node.params.map(() => machine.fresh({ about })),
        site,
        machine,
      );
  }
  const nature = { about, ...(decoded && about.size > 0 && { decoded: true }) };
  return READING.test(target.id)
    ? new Opaque(`${target.id}(${args.map(nameOf).join()})`, { ...nature, ...typeOfCall(target.id) })
    : machine.fresh(nature);
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/helper-functions-origin-modification.html */
const HELPER =
  /^module:cloudfront(?:\.default)?\.(updateRequestOrigin|selectRequestOriginById|createRequestOriginGroup)$/;

/** What Node.js and JavaScript have, and what leaves its arguments as they are. */
const PURE =
  /^(?:global:(?:console|Math|Number|String|Boolean|Date|Buffer|URL|URLSearchParams|RegExp|Intl|BigInt|Symbol|TextEncoder|TextDecoder|crypto|fetch|Error|TypeError|isNaN|isFinite|atob|btoa)|module:(?:node:)?(?:crypto|url|querystring|path|util|zlib|buffer|cloudfront|https?|fs|os)\b)|\.(?:toLowerCase|toUpperCase|trim|split|includes|startsWith|endsWith|indexOf|lastIndexOf|slice|substring|substr|replace|replaceAll|match|matchAll|test|exec|toString|get|has|padStart|padEnd|charAt|localeCompare|join|search|log)$/;

/** Called twice with the same, they come to the same. */
const READING =
  /\.(?:toLowerCase|toUpperCase|trim|split|includes|startsWith|endsWith|indexOf|lastIndexOf|slice|substring|substr|replace|replaceAll|toString|charAt|join|search)$/;

/** After them a text may hold line breaks, or any letters. */
const DECODING =
  /^global:(?:decodeURI|decodeURIComponent|unescape|atob|URLSearchParams)\b|^module:(?:node:)?(?:querystring|qs)\.(?:parse|decode|unescape)$/;

/** Whoever replaces or encodes may do so for the sake of it. */
const CLEANING =
  /\.(?:replace|replaceAll|match|stringify|digest|encode|escape)$|^global:(?:encodeURI|encodeURIComponent|escape|btoa|URL|Number|parseInt)\b/;

function typeOfCall(id: string): { readonly type?: "string" | "boolean" | "number" } {
  if (
    /\.(?:toLowerCase|toUpperCase|trim|slice|substring|substr|replace|replaceAll|toString|charAt|join)$/.test(
      id,
    )
  )
    return { type: "string" };
  if (/\.(?:includes|startsWith|endsWith)$/.test(id)) return { type: "boolean" };
  return {};
}
