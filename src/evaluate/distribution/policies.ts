import { childOf, type MappingNode, type TreeEntry, type TreeNode, textOf } from "../../parse/tree.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { type Datum, known, type Value } from "../../value.ts";
import { provenance } from "../cloudformation/site.ts";
import type { Resource } from "../resource.ts";
import { type Answer, siteOf } from "./answer.ts";
import { datumOf } from "./cloudformation-shape.ts";
import type { PolicyKind } from "./commands.ts";

/** One of the two kinds, in the words of the API and of CloudFormation. */
export interface PolicyWords {
  readonly kind: PolicyKind;
  readonly type: string;
  /** What an answer with the id wraps it in. */
  readonly wrapper: string;
  readonly config: string;
  /** What names such a policy in a cache behavior. */
  readonly reference: string;
}

export const POLICIES: readonly PolicyWords[] = [
  {
    kind: "origin-request-policy",
    type: "AWS::CloudFront::OriginRequestPolicy",
    wrapper: "OriginRequestPolicy",
    config: "OriginRequestPolicyConfig",
    reference: "OriginRequestPolicyId",
  },
  {
    kind: "cache-policy",
    type: "AWS::CloudFront::CachePolicy",
    wrapper: "CachePolicy",
    config: "CachePolicyConfig",
    reference: "CachePolicyId",
  },
];

/** A policy's id is a UUID, and the file of an answer that does not tell it may be named by it. */
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** A policy in an answer; its account and region are those of the distribution that names it. */
export interface GivenPolicy {
  readonly words: PolicyWords;
  /** `undefined` where neither the answer nor the name of its file tells it: nothing can refer to it. */
  readonly id: string | undefined;
  readonly entry: TreeEntry;
  readonly answer: Answer;
}

/** The policies of `get-origin-request-policy`, `get-cache-policy` and their list commands. */
export function policiesIn(answer: Answer): readonly GivenPolicy[] {
  return POLICIES.flatMap((words) =>
    holdersIn(answer.tree, words).flatMap((holder) => {
      const entry = holder.entries.get(words.config);
      if (entry?.value.kind !== "mapping") return [];
      return [{ words, id: textOf(childOf(holder, "Id")) ?? idByName(answer.source), entry, answer }];
    }),
  );
}

/** The mappings in which the id and the configuration stand side by side. */
function holdersIn(tree: TreeNode, { wrapper }: PolicyWords): readonly MappingNode[] {
  const items = childOf(childOf(tree, `${wrapper}List`), "Items");
  const tops = items?.kind === "sequence" ? items.items : [tree];
  return tops.map((top) => childOf(top, wrapper) ?? top).filter((node) => node.kind === "mapping");
}

function idByName({ path }: SourceFile): string | undefined {
  return UUID.exec(path.slice(path.lastIndexOf("/") + 1))?.[0];
}

/** A policy as CloudFormation would write it, with the `id` by which behaviors name it. */
export function policyResource(
  { words, entry, answer }: GivenPolicy,
  id: string,
  { region, account }: Resource,
): Resource {
  const site = siteOf(answer, entry.keySpan, id, "");
  const config = { ...site, path: words.config };
  const properties = new Map<string, Value<Datum>>([
    [words.config, datumOf(entry.value, config, answer)],
    ["id", known(id, provenance(site))],
  ]);
  const from = provenance(site, [], "block");
  return { address: id, type: words.type, mode: "managed", properties, from, region, account };
}
