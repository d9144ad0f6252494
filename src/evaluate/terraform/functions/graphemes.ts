let segmenter: Intl.Segmenter | undefined;

/** The platform's segmenter takes time quadratic in the length of the text. */
const AT_ONCE = 512;

/** Characters as people see them, which is how Terraform counts. */
export function graphemes(text: string): string[] {
  if (/^[ -~]*$/.test(text)) return text.split("");
  // Making one takes longer than reading a small module.
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  const found: string[] = [];
  let length = AT_ONCE;
  for (let at = 0; at < text.length; ) {
    const pieces = Array.from(segmenter.segment(text.slice(at, at + length)), ({ segment }) => segment);
    // The last one may go on behind the cut.
    if (at + length < text.length) pieces.pop();
    length = pieces.length === 0 ? length * 2 : AT_ONCE;
    for (const piece of pieces) {
      found.push(piece);
      at += piece.length;
    }
  }
  return found;
}
