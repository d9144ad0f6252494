import { refuse } from "../refusal.ts";
import { NUMBER, STRING } from "../type.ts";
import { numberVal, textVal, type Val } from "../val.ts";
import { type FunctionTable, textArg } from "./spec.ts";

export const TIMES: FunctionTable = {
  formatdate: {
    fallible: true,
    params: [STRING, STRING],
    returns: STRING,
    apply: (args) => textVal(formatDate(textArg(args, 0), timeArg(args, 1))),
  },
  timeadd: { fallible: true, params: [STRING, STRING], returns: STRING, apply: timeAdd },
  timecmp: {
    fallible: true,
    params: [STRING, STRING],
    returns: NUMBER,
    apply: (args) => numberVal(Math.sign(timeArg(args, 0).epoch - timeArg(args, 1).epoch)),
  },
};

/** A moment, and the offset in which it was written. */
interface Time {
  /** Milliseconds since 1970, UTC. */
  readonly epoch: number;
  readonly offsetMinutes: number;
  readonly zulu: boolean;
}

function timeArg(args: readonly Val[], index: number): Time {
  const text = textArg(args, index);
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|([+-])(\d\d):(\d\d))$/.exec(text);
  const epoch = match && isDate(match) ? Date.parse(text) : Number.NaN;
  if (!match || Number.isNaN(epoch)) return refuse(`not a valid RFC3339 timestamp: "${text.slice(0, 40)}"`);
  const sign = match[8] === "-" ? -1 : 1;
  return {
    epoch,
    offsetMinutes: sign * (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)),
    zulu: match[7] === "Z",
  };
}

/** JavaScript takes the 30th of February for the 1st of March, and 24 o'clock for the next day. */
function isDate([, year, month, day, hour, , , , , zoneHour]: RegExpExecArray): boolean {
  const days = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
  return Number(day) <= days && Number(hour) < 24 && Number(zoneHour ?? 0) < 24;
}

/** In milliseconds: more nanoseconds than Go counts are no duration. */
const LONGEST = 9_223_372_036_854;

const UNITS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ns: 1e-6,
};

function timeAdd(args: readonly Val[]): Val {
  const time = timeArg(args, 0);
  const duration = textArg(args, 1);
  const match =
    /^([+-]?)(0|(?:(?:\d+\.?\d*|\.\d+)(?:h|ms|m|s|us|µs|μs|ns))+)$/.exec(duration) ??
    refuse(`"${duration.slice(0, 40)}" is no duration`);
  let total = 0;
  for (const [, amount = "0", unit = "s"] of (match[2] ?? "").matchAll(/([\d.]+)(ms|us|µs|μs|ns|h|m|s)/g))
    total += Number(amount) * (UNITS[unit] ?? 0);
  if (total > LONGEST) return refuse(`"${duration.slice(0, 40)}" is no duration`);
  const shifted: Time = { ...time, epoch: time.epoch + (match[1] === "-" ? -total : total) };
  return textVal(formatDate("YYYY-MM-DD'T'hh:mm:ssZ", shifted));
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Runs of one letter are verbs, quotes hold literals, anything but letters is itself. */
function formatDate(pattern: string, time: Time): string {
  const local = new Date(time.epoch + time.offsetMinutes * 60_000);
  const piece = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/y;
  let result = "";
  while (piece.lastIndex < pattern.length) {
    const match = piece.exec(pattern) ?? refuse("formatdate: unterminated literal");
    if (match[1] !== undefined) result += match[1].replaceAll("''", "'");
    else result += match[2] ? verb(match[0], local, time) : match[0];
  }
  return result;
}

function verb(name: string, local: Date, time: Time): string {
  const hour = local.getUTCHours();
  const month = MONTHS[local.getUTCMonth()] ?? "";
  const day = DAYS[local.getUTCDay()] ?? "";
  const two = (value: number) => String(value).padStart(2, "0");
  const verbs: Readonly<Record<string, string>> = {
    YYYY: String(local.getUTCFullYear()).padStart(4, "0"),
    YY: two(local.getUTCFullYear() % 100),
    MMMM: month,
    MMM: month.slice(0, 3),
    MM: two(local.getUTCMonth() + 1),
    M: String(local.getUTCMonth() + 1),
    DD: two(local.getUTCDate()),
    D: String(local.getUTCDate()),
    EEEE: day,
    EEE: day.slice(0, 3),
    hh: two(hour),
    h: String(hour),
    HH: two(hour % 12 || 12),
    H: String(hour % 12 || 12),
    AA: hour < 12 ? "AM" : "PM",
    aa: hour < 12 ? "am" : "pm",
    mm: two(local.getUTCMinutes()),
    m: String(local.getUTCMinutes()),
    ss: two(local.getUTCSeconds()),
    s: String(local.getUTCSeconds()),
    Z: time.zulu || time.offsetMinutes === 0 ? "Z" : offset(time, ":"),
    ZZZZZ: offset(time, ":"),
    ZZZZ: offset(time, ""),
    ZZZ: time.offsetMinutes === 0 ? "UTC" : offset(time, ""),
  };
  return Object.hasOwn(verbs, name)
    ? (verbs[name] ?? "")
    : refuse(`formatdate: invalid date format verb "${name}"`);
}

function offset({ offsetMinutes }: Time, separator: string): string {
  const magnitude = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(magnitude / 60))}${separator}${two(magnitude % 60)}`;
}
