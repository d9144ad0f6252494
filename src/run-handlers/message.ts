/** What the child says: that it `calls` the handler, that something is `blocked`, and at last what came of it. */
export interface Message {
  readonly is: string;
  readonly payload: string;
  readonly missing: readonly string[];
  readonly helperCalls: readonly string[];
}

const MOST_LINES = 50;
const LONGEST_LINE = 500;

/** Reads one line; nothing where it is not the child's own: whoever wrote it does not know the number. */
export function readMessage(line: string, nonce: string): Message | undefined {
  if (!line.startsWith(`${nonce} `)) return undefined;
  const parts = parsed(line.slice(nonce.length + 1));
  if (!Array.isArray(parts) || parts.length !== 4) return undefined;
  const [is, payload, missing, helperCalls] = parts.map(String);
  return {
    is: is ?? "",
    payload: payload ?? "",
    missing: linesOf(missing),
    helperCalls: linesOf(helperCalls),
  };
}

/** A failure's text, and the stack below it. */
export function readFailure(payload: string): { readonly text: string; readonly stack: string } {
  const [text, stack] = payload.split("\n").map(parsed);
  return {
    text: typeof text === "string" ? text : "an error",
    stack: typeof stack === "string" ? stack : "",
  };
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
