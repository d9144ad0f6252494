let segmenter: Intl.Segmenter | undefined;

/** Characters as people see them, which is how Terraform counts. */
export function graphemes(text: string): string[] {
  if (/^[ -~]*$/.test(text)) return text.split("");
  // Making one takes longer than reading a small module.
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
