/**
 * Patterns of paths, as the config's `overrides` have them: `*` and `?` stand for letters of one name, `**` for any number of
 * folders. What matches a folder matches everything below it.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const names = path.split("/");
  // How many names the pattern so far can have taken; a set, so that no pattern costs more than its length times the path's.
  let taken = new Set([0]);
  for (const part of pattern === "" ? [] : pattern.split("/")) {
    taken = part === "**" ? from(Math.min(...taken), names.length) : after(part, taken, names);
  }
  return taken.size > 0;
}

function from(least: number, most: number): Set<number> {
  const counts = new Set<number>();
  for (let count = least; count <= most; count += 1) counts.add(count);
  return counts;
}

function after(part: string, taken: ReadonlySet<number>, names: readonly string[]): Set<number> {
  const fitting = [...taken].filter((count) => matchesName(part, names[count]));
  return new Set(fitting.map((count) => count + 1));
}

/** What `patternFault` finds nothing wrong with, for the JSON Schema. */
export const PATTERN = /^(?![/!])(?!.*[^/]\*\*)(?!.*\*\*[^/])[^\\{}[\]]+$/;

/** What is wrong with a pattern, as the end of a sentence; `undefined` where nothing is. */
export function patternFault(pattern: string): string | undefined {
  if (pattern.startsWith("!")) return "begins with !: no pattern takes back what another one matches";
  if (pattern.includes("\\")) return "has a backslash: folders are separated by /";
  if (/[{}[\]]/.test(pattern)) return "has brackets: write a pattern for each, with *, ** and ? alone";
  if (pattern.split("/").some((part) => part.includes("**") && part !== "**"))
    return "has ** beside letters: ** stands between two slashes";
  return undefined;
}

/** Goes back to the last star only: linear in the name for each star. */
function matchesName(pattern: string, name: string | undefined): boolean {
  if (name === undefined) return false;
  let at = 0;
  let star = -1;
  let retry = 0;
  for (let here = 0; here < name.length; ) {
    if (pattern[at] === "*") {
      star = at;
      retry = here;
      at += 1;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === name[here])) {
      at += 1;
      here += 1;
    } else if (star >= 0) {
      retry += 1;
      here = retry;
      at = star + 1;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
