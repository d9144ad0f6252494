import type { Severity } from "../finding.ts";

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [94, 39],
  cyan: [36, 39],
} as const;

export type StyleName = keyof typeof CODES;

/** Colours a visible text. */
export type Style = (text: string, ...names: readonly StyleName[]) => string;

/** Colours for a terminal; without colour, the text as it is. */
export function styleFor(color: boolean): Style {
  if (!color) return (text) => text;
  return (text, ...names) => {
    if (text === "") return text;
    let styled = text;
    for (const name of names) {
      const [open, close] = CODES[name];
      styled = `\u001b[${open}m${styled}\u001b[${close}m`;
    }
    return styled;
  };
}

export function severityColor(severity: Severity): StyleName {
  if (severity === "error") return "red";
  return severity === "warning" ? "yellow" : "cyan";
}
