import type { Diagnostic } from "../diagnostic.ts";
import { didYouMean } from "../did-you-mean.ts";
import { childOf, textOf } from "../parse/tree.ts";
import { parseYaml } from "../parse/yaml.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { Files } from "../source/files.ts";
import type { Place } from "../source/place.ts";
import { LineTable } from "../source/source-file.ts";

/** An error for each rule that a policy supersedes and that there is not: it would go on to be told. */
export function unknownSuperseded(
  rules: readonly CompiledRule[],
  ids: readonly string[],
  files: Files,
): readonly Diagnostic[] {
  const known = new Set(ids);
  return rules.flatMap(({ description, docs, id }) =>
    (description.supersedes ?? [])
      .filter((superseded) => !known.has(superseded))
      .map((superseded) => {
        const message = `There is no rule "${superseded}", which ${id} supersedes${didYouMean(superseded, known)}`;
        const place = placeIn(docs, superseded, files);
        return { severity: "error", code: "policy", message, fatal: true, ...(place && { place }) } as const;
      }),
  );
}

function placeIn(path: string, superseded: string, files: Files): Place | undefined {
  const read = files.read(path);
  if (!read.ok) return undefined;
  const list = childOf(parseYaml(read.file).value, "supersedes");
  const items = list?.kind === "sequence" ? list.items : [];
  const item = items.find((one) => textOf(one) === superseded);
  return item && new LineTable(read.file).place(item.start, item.end);
}
