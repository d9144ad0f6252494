/** What the child says when it is done. */
export interface Message {
  readonly is: string;
  readonly payload: string;
  readonly blocked: readonly string[];
  readonly missing: readonly string[];
  readonly helperCalls: readonly string[];
}

const MOST_LINES = 50;
const LONGEST_LINE = 500;

/** Reads one line; nothing where it is not the child's own: whoever wrote it does not know the number. */
export function readMessage(line: string, nonce: string): Message | "calls" | undefined {
  if (!line.startsWith(`${nonce} `)) return undefined;
  const rest = line.slice(nonce.length + 1);
  if (rest === "calls") return "calls";
  const parts = parsed(rest);
  if (!Array.isArray(parts) || parts.length !== 5) return undefined;
  const [is, payload, blocked, missing, helperCalls] = parts.map(String);
  return {
    is: is ?? "",
    payload: payload ?? "",
    blocked: linesOf(blocked),
    missing: linesOf(missing),
    helperCalls: linesOf(helperCalls),
  };
}

/** A failure's text, and the stack below it. */
export function readFailure(payload: string): { readonly text: string; readonly stack: string } {
  const [text, stack] = payload.split("\n").map(parsed);
  return { text: typeof text === "string" ? text : "an error", stack: typeof stack === "string" ? stack : "" };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function linesOf(text = ""): readonly string[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .slice(0, MOST_LINES)
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line));
}
