import type { Reason } from "../../value.ts";
import { mergeParts, type Part } from "./text-parts.ts";

const START = "{{resolve:";
const END = "}}";

/**
 * Makes an atom of each `{{resolve:ssm:…}}`, also of one that other functions put together from parts.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function extractDynamicReferences(parts: readonly Part[]): {
  readonly parts: readonly Part[];
  readonly why: readonly Reason[];
} {
  if (!parts.some((part) => typeof part === "string" && part.includes(START))) return { parts, why: [] };
  const extractor = new Extractor();
  for (const part of parts) {
    if (typeof part === "string") extractor.readText(part);
    else extractor.readPart(part, `\${${part.source}}`);
  }
  return extractor.finish() ?? { parts, why: [] };
}

class Extractor {
  readonly #parts: Part[] = [];
  readonly #why: Reason[] = [];
  /** The text since an opening mark, where one is open. */
  #open: string | undefined;

  readText(whole: string): void {
    let text = whole;
    for (;;) {
      const mark = this.#open === undefined ? START : END;
      const index = text.indexOf(mark);
      const before = index === -1 ? text : text.slice(0, index);
      this.readPart(before, before);
      if (index === -1) return;
      if (mark === START) this.#open = START;
      else this.#close();
      text = text.slice(index + mark.length);
    }
  }

  /** `source` is what stands for the part inside a reference. */
  readPart(part: Part, source: string): void {
    if (this.#open === undefined) this.#parts.push(part);
    else this.#open += source;
  }

  #close(): void {
    const source = `${this.#open}${END}`;
    this.#parts.push({ source });
    this.#why.push({ what: source, why: "data-source", says: "is read when the stack is deployed" });
    this.#open = undefined;
  }

  /** `undefined` where a mark is not closed: it is no dynamic reference then, and stays as it stands. */
  finish(): { readonly parts: readonly Part[]; readonly why: readonly Reason[] } | undefined {
    return this.#open === undefined ? { parts: mergeParts(this.#parts), why: this.#why } : undefined;
  }
}
