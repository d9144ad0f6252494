const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Characters as people see them, which is how Terraform counts. */
export function graphemes(text: string): string[] {
  if (/^[ -~]*$/.test(text)) return text.split("");
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
