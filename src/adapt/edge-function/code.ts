import type { Resource } from "../../evaluate/resource.ts";
import type { Reason, Value } from "../../value.ts";
import { unknown } from "../../value.ts";
import { type Block, children, resourceBlock } from "../block.ts";
import { id, text } from "../read.ts";
import { soleReferent } from "../referent.ts";

/** Terraform uploads an archive: its code is known where `archive_file` packs a text that stands in the code. */
export function packagedCode(block: Block, resources: ReadonlyMap<string, Resource>): Value<string> {
  const file = id(block, "filename");
  const archive = archiveOf(file, resources);
  return (archive && inlineSource(archive)) ?? packedAway(block, file.from);
}

/** The one archive that is written to that path; a path that only the provider knows names it itself. */
function archiveOf(file: Value<string>, resources: ReadonlyMap<string, Resource>): Block | undefined {
  const address = soleReferent(file);
  const found: Block[] = [];
  for (const resource of resources.values()) {
    if (resource.type !== "archive_file") continue;
    const archive = resourceBlock(resource, "terraform");
    const path = id(archive, "output_path");
    const same = file.kind === "known" && path.kind === "known" && file.value === path.value;
    if (same || resource.address === address) found.push(archive);
  }
  return found.length === 1 ? found[0] : undefined;
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
