import { childOf, type TreeNode } from "../parse/tree.ts";
import { parseYaml } from "../parse/yaml.ts";
import { type ExampleLanguage, exampleFiles } from "../policy/examples.ts";
import type { Example } from "../rule.ts";
import type { Place } from "../source/place.ts";
import { LineTable, type SourceFile } from "../source/source-file.ts";

/** Finds the examples of a policy in its file, for code frames. */
export class ExamplePlaces {
  readonly #file: SourceFile;
  readonly #lines: LineTable;
  readonly #texts: readonly string[];
  readonly #examples: readonly TreeNode[];

  constructor(file: SourceFile) {
    this.#file = file;
    this.#lines = new LineTable(file);
    this.#texts = file.text.split("\n");
    const examples = childOf(parseYaml(file).value, "examples");
    this.#examples = examples?.kind === "sequence" ? examples.items : [];
  }

  /** Where the example's name is written. */
  ofName(index: number): Place {
    const node = childOf(this.#examples[index], "name");
    return node === undefined ? this.#lines.place(0, 0) : this.#lines.place(node.start, node.end);
  }

  /** A `file:line` of the example as a place in the policy; `undefined` where the text is not written line by line. */
  ofLine(index: number, example: Example, language: ExampleLanguage, spot: string): Place | undefined {
    const [, name = "", number = ""] = /^(.*):(\d+)$/.exec(spot) ?? [];
    const written = exampleFiles(example, language)?.[name]?.split("\n")[Number(number) - 1]?.trim();
    const texts = childOf(this.#examples[index], language);
    const text = texts?.kind === "mapping" ? childOf(texts, name) : texts;
    if (text === undefined || !written) return undefined;
    const line = this.#lines.place(text.start, text.start).start.line + Number(number);
    return this.#texts[line - 1]?.trim() === written ? this.#placeOf(line, written) : undefined;
  }

  #placeOf(line: number, written: string): Place {
    const before = this.#texts.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const start = this.#file.text.indexOf(written, before);
    return this.#lines.place(start, start + written.length);
  }
}
