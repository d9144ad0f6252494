import type { Resource } from "../../evaluate/resource.ts";
import type { Datum, Reason, Value } from "../../value.ts";
import { argument, asBlock, type Block, children } from "../block.ts";
import { jsonIn } from "../json-text.ts";
import { asText, orDefault, text } from "../read.ts";
import { soleReferent } from "../referent.ts";
import { trustedByDocument } from "./policy-document.terraform.ts";
import { inStatement, oneOrMany, type Services, unlessInverted } from "./statement.ts";

/** The services that a trust policy lets in: JSON, a mapping, or what `aws_iam_policy_document` writes. */
export function trustedBy(
  policy: Value<Datum>,
  resources: ReadonlyMap<string, Resource>,
  hops = 3,
): Services {
  const written = asText(policy);
  const address = soleReferent(written);
  const document = address === undefined ? undefined : resources.get(address);
  if (document?.type === "aws_iam_policy_document" && hops > 0)
    return trustedByDocument(document, (source) => trustedBy(source, resources, hops - 1));
  const tree = policy.kind === "known" && typeof policy.value !== "string" ? policy : jsonIn(written);
  const block = asBlock(tree ?? policy, "cloudformation");
  if (block.kind === "known") return inDocument(block.value);
  return { items: [], open: block.kind === "unknown" ? block.why : [notWritten(policy)] };
}

function notWritten({ from }: Value<unknown>): Reason {
  return { what: `${from.address}.${from.path}`, why: "error", says: "is no trust policy", at: from.at };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
function inDocument(document: Block): Services {
  const statements = children(document, "Statement");
  const items: Value<string>[] = [];
  const open: Reason[] = [...statements.open];
  for (const statement of statements.items) {
    const found = inStatement({
      effect: orDefault(text(statement, "Effect"), "Allow"),
      actions: unlessInverted(statement, "Action", "NotAction"),
      services: oneOrMany(principal(statement), "Service"),
      others: othersIn(statement),
    });
    items.push(...found.items);
    open.push(...found.open);
  }
  return { items, open };
}

/** The block of principals; of `Principal: "*"`, an empty one. */
function principal(statement: Block): Block {
  const block = asBlock(argument(statement, "Principal"), statement.language);
  if (block.kind === "known") return block.value;
  const open = block.kind === "unknown" && !isEverybody(argument(statement, "Principal")) ? block.why : [];
  return { ...statement, entries: new Map(), open };
}

/** Principals that may stand for any service. */
function othersIn(statement: Block): readonly Reason[] {
  const named = argument(statement, "Principal");
  const but = argument(statement, "NotPrincipal");
  const accounts = oneOrMany(principal(statement), "AWS");
  if (but.kind === "absent" && !isEverybody(named) && !accounts.items.some(isEverybody)) return [];
  const says = "has a statement about principals that are not listed";
  return [{ what: `${named.from.address}.${named.from.path}`, why: "not-modelled", says, at: named.from.at }];
}

function isEverybody(value: Value<Datum>): boolean {
  return value.kind === "known" && value.value === "*";
}
