import type { Resource } from "../../evaluate/resource.ts";
import type { Reason, Value } from "../../value.ts";
import { unknown } from "../../value.ts";
import { type Block, children, notWritten, resourceBlock } from "../block.ts";
import { id, text } from "../read.ts";
import { soleReferent } from "../referent.ts";

/** Terraform uploads an archive: its code is known where `archive_file` packs a text that stands in the code. */
export function packagedCode(block: Block, resources: ReadonlyMap<string, Resource>): Value<string> {
  const file = id(block, "filename");
  const address = soleReferent(file);
  const archive = address === undefined ? undefined : resources.get(address);
  if (archive?.type === "archive_file") {
    const code = inlineSource(resourceBlock(archive, "terraform"));
    if (code !== undefined) return code;
  }
  return packedAway(block, file.kind === "absent" ? notWritten(block.from, "filename") : file.from);
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
