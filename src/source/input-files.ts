import { LIMITS } from "../limits.ts";
import { type Files, joinPath, type ReadResult } from "./files.ts";
import { MoreFiles } from "./more-files.ts";

/** What the standard input is called among the files. */
export const INPUT_NAME = "<stdin>";

/** The files of a repository and the standard input as one more. */
export class InputFiles extends MoreFiles {
  readonly #path: string;
  readonly #input: ReadResult;

  constructor(files: Files, path: string, text: string) {
    super(files);
    this.#path = path;
    this.#input =
      Buffer.byteLength(text) > LIMITS.fileBytes
        ? { ok: false, why: "too-large" }
        : { ok: true, file: { path, text } };
  }

  protected more(path: string): ReadResult | undefined {
    return joinPath("", path) === this.#path ? this.#input : undefined;
  }
}

/** The files, with the standard input where it has a path among them and was read. */
export function withInput(files: Files, path: string | undefined, text: string | undefined): Files {
  return path === undefined || text === undefined ? files : new InputFiles(files, path, text);
}
