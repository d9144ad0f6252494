import type { Resource } from "../../evaluate/resource.ts";
import type { CodePackage } from "../../source/code-package.ts";
import type { Reason, Value } from "../../value.ts";
import { unknown } from "../../value.ts";
import { type Block, children, resourceBlock } from "../block.ts";
import { id, text } from "../read.ts";
import { soleReferent } from "../referent.ts";

/** The archives that `archive_file` makes, and the files of `local_file`, by where they are written. */
export class Archives {
  readonly #archives = new ByPath();
  readonly #written = new ByPath();

  constructor(resources: Iterable<Resource>) {
    for (const resource of resources) {
      if (resource.type === "archive_file") this.#archives.add(resource, "output_path");
      if (resource.type === "local_file") this.#written.add(resource, "filename");
    }
  }

  /** The one that is written to that path; a path that only the provider knows names it itself. */
  find(path: Value<string>): Archive | undefined {
    const archive = this.#archives.find(path);
    if (archive === undefined) return undefined;
    return { block: archive.block, code: archive.resource.code ?? this.#generated(archive.block) };
  }

  /** An archive of one file that `local_file` writes. */
  #generated(archive: Block): CodePackage | undefined {
    const path = id(archive, "source_file");
    const content = this.#written.find(path)?.resource.code?.files.get("content");
    const name = path.kind === "known" ? path.value.slice(path.value.lastIndexOf("/") + 1) : undefined;
    return content && name ? { files: new Map([[name, content]]), open: [] } : undefined;
  }
}

export interface Archive {
  readonly block: Block;
  readonly code: CodePackage | undefined;
}

interface Writer {
  readonly block: Block;
  readonly resource: Resource;
}

/** Resources that write a file. */
class ByPath {
  readonly #byPath = new Map<string, Writer[]>();
  readonly #byAddress = new Map<string, Writer>();

  add(resource: Resource, argument: string): void {
    const writer = { block: resourceBlock(resource, "terraform"), resource };
    this.#byAddress.set(resource.address, writer);
    const path = id(writer.block, argument);
    if (path.kind !== "known") return;
    const same = this.#byPath.get(path.value);
    if (same) same.push(writer);
    else this.#byPath.set(path.value, [writer]);
  }

  find(path: Value<string>): Writer | undefined {
    const address = soleReferent(path);
    if (address !== undefined) return this.#byAddress.get(address);
    const found = path.kind === "known" ? this.#byPath.get(path.value) : undefined;
    return found?.length === 1 ? found[0] : undefined;
  }
}

/** Terraform uploads an archive: its code is known where `archive_file` packs what lies in the repository. */
export function packageOf(block: Block, archives: Archives): Archive | undefined {
  return archives.find(id(block, "filename"));
}

/** The text that an archive is made of, as far as it stands in the code. */
export function inlineSource({ block }: Archive): Value<string> | undefined {
  const content = id(block, "source_content");
  if (content.kind !== "absent") return content;
  const sources = children(block, "source");
  const [only] = sources.items;
  if (only === undefined || sources.items.length > 1 || sources.open.length > 0) return undefined;
  return text(only, "content");
}

/** Code that lies in an archive, a bucket or an image. */
export function packedAway(block: Block, from: Block["from"]): ReturnType<typeof unknown> {
  const why: Reason = {
    what: `${block.from.address} code`,
    why: "not-in-input",
    says: "lies in an archive, a bucket or an image",
    at: from.at,
  };
  return unknown([why], from);
}
