import { nearest } from "../did-you-mean.ts";
import type { Mistake, Read } from "./ignore.ts";
import type { KnownRules } from "./known-rules.ts";
import { readRules } from "./read-rules.ts";
import { readUntil } from "./until.ts";

const MARK = /^originlint-ignore(?![\w-])/;
const FORM = "Write: originlint-ignore topic/name: why it is accepted";
const LONGEST = 2000;

/**
 * What a comment says, without its marker: `originlint-ignore topic/name[, topic/name] [until=2027-01-31]: reason`.
 * `undefined` where it is no ignore and not meant as one.
 */
export function readComment(text: string, known: KnownRules): Read | undefined {
  const said = text.slice(0, LONGEST + 1).replace(/^[\s#/*!]+/, "");
  const mark = MARK.exec(said);
  if (mark === null) return misspelt(said, known);
  if (text.length > LONGEST) return refused(`An ignore of more than ${LONGEST} characters is not read`);
  const rest = said.slice(mark[0].length);
  if (/^\s*:/.test(rest)) return refused('No colon follows "originlint-ignore"');
  if (!/^\s/.test(rest) && rest !== "") return refused('A blank must follow "originlint-ignore"');
  // A comment of several lines has a star before each.
  return readRest(rest.replace(/\n[ \t]*\*?/g, " ").trim(), known);
}

function readRest(rest: string, known: KnownRules): Read {
  if (/^(until\b.*)?$/.test(rest)) return refused("An ignore must name a rule");
  const { rules, mistakes, after } = readRules(rest, known);
  const dates = [...after.matchAll(/(?:^|\s)until=([^\s:]*)/g)].map(([, date]) => date ?? "");
  const [date, second] = dates;
  if (second !== undefined) return refused("An ignore has one until, and this has several", mistakes);
  const until = date === undefined ? undefined : readUntil(date);
  if (until?.ok === false) return refused(until.why, mistakes, UNTIL);
  if (/^until\s*[: =]\s*\d/.test(after) && until === undefined)
    return refused("until is not joined to its day by =, and is not read", mistakes, UNTIL);
  const [, other] = OTHER_END.exec(after) ?? [];
  if (other !== undefined && other !== "until")
    return refused(`${other}= is not read: the last day of an ignore is its until=`, mistakes, UNTIL);
  const reason = after
    .replace(/(^|\s)until=[^\s:]*/g, " ")
    .replace(/^[\s:–—-]+/, "")
    .replace(/\s+/g, " ")
    .trim();
  const [word = ""] = reason.split(" ");
  if (known.has(word)) mistakes.push(withoutComma(word));
  if (rules.length === 0) return { mistakes };
  const isReason = /[\p{L}\p{N}]/u.test(reason);
  if (!isReason) mistakes.push(withoutReason(rules));
  return {
    value: { rules, ...(isReason && { reason }), ...(until?.ok && { ends: until.ends }) },
    mistakes,
  };
}

/** Whoever writes this wants an end, and would have none. */
const OTHER_END = /(?:^|\s)(until|till|expires?|expiry|ends?|before|by)=(?=\S*\d)/i;
const UNTIL = "Write until=2027-01-31, the last day on which it is ignored";

/** A note: it is ignored all the same. */
export function withoutReason(rules: readonly string[]): Mistake {
  const message = `The ignore of ${rules.join(", ")} gives no reason`;
  return {
    severity: "note",
    message,
    help: "Say why it is accepted: behind the rule in a comment, as reason in metadata",
  };
}

function withoutComma(rule: string): Mistake {
  const message = `${rule} is taken for the reason: rules are separated by commas`;
  return { severity: "warning", message, help: FORM };
}

function refused(message: string, others: readonly Mistake[] = [], help = FORM): Read {
  return { mistakes: [...others, { severity: "warning", message, help }] };
}

/** Words that others use for the same. */
const MEANT = ["disable", "skip", "suppress", "allow", "noqa", "nolint"];

/** `originlint:ignore`, `originlint: ingore`, `Originlint:Ignore`; and one that other words stand before. */
function misspelt(said: string, known: KnownRules): Read | undefined {
  const [whole, word] = /^origin[-_ ]?lint\s*[-:_]?\s*([a-z][a-z-]*)/i.exec(said) ?? [];
  if (whole !== undefined && word !== undefined) {
    const [first = ""] = word.toLowerCase().split("-");
    const isMeant = nearest(first, ["ignore"]) !== undefined || MEANT.includes(first);
    return isMeant ? refused(`"${whole}" ignores nothing: it is written "originlint-ignore"`) : undefined;
  }
  const inside = /\soriginlint-ignore\s+([^\s,]+)/.exec(said);
  if (inside === null || !known.has(inside[1] ?? "")) return undefined;
  return refused("originlint-ignore counts only at the start of a comment");
}
