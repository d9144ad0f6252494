const DAY = 24 * 60 * 60 * 1000;

export type UntilResult =
  | { readonly ok: true; readonly ends: number }
  | { readonly ok: false; readonly why: string };

/** `2027-01-31` → the end of that day, UTC; else what is wrong with it. */
export function readUntil(text: string): UntilResult {
  if (text === "") return { ok: false, why: "until= names no day" };
  const shown = JSON.stringify(text.slice(0, 40));
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined)
    return { ok: false, why: `until is ${shown}, and must be a day as 2027-01-31` };
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // Date.UTC counts the 30th of February on into March, and takes the year 27 for 1927.
  if (new Date(start).toISOString().slice(0, 10) !== text)
    return { ok: false, why: `until is ${shown}, a day that no calendar has` };
  return { ok: true, ends: start + DAY };
}

/** The last day for which an ignore holds: `2027-01-31`. */
export function lastDay(ends: number): string {
  return new Date(ends - DAY).toISOString().slice(0, 10);
}
