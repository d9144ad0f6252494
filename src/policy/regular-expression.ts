import { RE2JS } from "re2js";
import { type Checked, failed, ok } from "./checked.ts";

const MAX_PATTERN_LENGTH = 500;
const compiled = new Map<string, Checked<RE2JS>>();

/** A policy's regular expression, in Go's syntax and linear time; it may match anywhere unless it is anchored. */
export function regularExpression(pattern: string): Checked<RE2JS> {
  let result = compiled.get(pattern);
  if (result === undefined) {
    result = compile(pattern);
    compiled.set(pattern, result);
  }
  return result;
}

function compile(pattern: string): Checked<RE2JS> {
  if (pattern.length > MAX_PATTERN_LENGTH) {
    return failed(`a regular expression has at most ${MAX_PATTERN_LENGTH} characters`);
  }
  try {
    return ok(RE2JS.compile(pattern));
  } catch (error) {
    return failed(`not a regular expression: ${error instanceof Error ? error.message : String(error)}`);
  }
}
