import type { Resource } from "../../evaluate/resource.ts";
import type { Reason, Value } from "../../value.ts";
import { unknown } from "../../value.ts";
import { type Block, children, resourceBlock } from "../block.ts";
import { id, text } from "../read.ts";
import { soleReferent } from "../referent.ts";

/** The archives that `archive_file` makes, by where they are written. */
export class Archives {
  readonly #byPath = new Map<string, Block[]>();
  readonly #byAddress = new Map<string, Block>();

  constructor(resources: Iterable<Resource>) {
    for (const resource of resources) {
      if (resource.type === "archive_file") this.#add(resource);
    }
  }

  #add(resource: Resource): void {
    const archive = resourceBlock(resource, "terraform");
    this.#byAddress.set(resource.address, archive);
    const path = id(archive, "output_path");
    if (path.kind !== "known") return;
    const same = this.#byPath.get(path.value);
    if (same) same.push(archive);
    else this.#byPath.set(path.value, [archive]);
  }

  /** The one that is written to that path; a path that only the provider knows names it itself. */
  find(path: Value<string>): Block | undefined {
    const address = soleReferent(path);
    if (address !== undefined) return this.#byAddress.get(address);
    const found = path.kind === "known" ? this.#byPath.get(path.value) : undefined;
    return found?.length === 1 ? found[0] : undefined;
  }
}

/** Terraform uploads an archive: its code is known where `archive_file` packs a text that stands in the code. */
export function packagedCode(block: Block, archives: Archives): Value<string> {
  const file = id(block, "filename");
  const archive = archives.find(file);
  return (archive && inlineSource(archive)) ?? packedAway(block, file.from);
}

function inlineSource(archive: Block): Value<string> | undefined {
  const content = id(archive, "source_content");
  if (content.kind !== "absent") return content;
  const sources = children(archive, "source");
  const [only] = sources.items;
  if (only === undefined || sources.items.length > 1 || sources.open.length > 0) return undefined;
  return text(only, "content");
}

/** Code that lies in an archive, a bucket or an image. */
export function packedAway(block: Block, from: Block["from"]): Value<string> {
  const why: Reason = {
    what: `${block.from.address} code`,
    why: "not-in-input",
    says: "lies in an archive, a bucket or an image",
    at: from.at,
  };
  return unknown([why], from);
}
