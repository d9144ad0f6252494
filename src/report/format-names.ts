/** What `--format` takes. Apart from the formats themselves, of which a run needs one. */
export const FORMAT_NAMES = ["pretty", "concise", "json", "sarif", "github", "markdown"] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

export function isFormatName(name: string): name is FormatName {
  const names: readonly string[] = FORMAT_NAMES;
  return names.includes(name);
}
