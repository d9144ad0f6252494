import { CODE } from "./characters.ts";

/** Whether `${` or `%{` begins at `at`, where a `$` or `%` stands. */
function opensSequence(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === CODE.openBrace;
}

/** `$${` and `%%{` are text; every other `$` and `%` that opens nothing is, too. */
function lengthOfSigns(text: string, at: number): number {
  const doubled = text.charCodeAt(at + 1) === text.charCodeAt(at);
  return doubled && text.charCodeAt(at + 2) === CODE.openBrace ? 3 : 1;
}

/** From inside a quoted string to its `"`, to a sequence, to a newline (which is an error) or to the end. */
export function endOfQuotedText(text: string, from: number): number {
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at);
    switch (code) {
      case CODE.quote:
      case CODE.newline:
      case CODE.return:
        return at;
      case CODE.dollar:
      case CODE.percent:
        if (opensSequence(text, at)) return at;
        at += lengthOfSigns(text, at);
        break;
      case CODE.backslash: {
        const next = text.charCodeAt(at + 1);
        at += next === CODE.newline || next === CODE.return ? 1 : 2;
        break;
      }
      default:
        at += 1;
    }
  }
  return text.length;
}

/** From inside a heredoc or bare template to a sequence, to after the end of the line, or to the end. */
export function endOfLineText(text: string, from: number): number {
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === CODE.newline) return at + 1;
    if (code === CODE.dollar || code === CODE.percent) {
      if (opensSequence(text, at)) return at;
      at += lengthOfSigns(text, at);
    } else {
      at += 1;
    }
  }
  return text.length;
}
