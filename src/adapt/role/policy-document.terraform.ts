import type { Resource } from "../../evaluate/resource.ts";
import type { Datum, Reason, Value } from "../../value.ts";
import { argument, type Block, children, resourceBlock } from "../block.ts";
import { orDefault, text } from "../read.ts";
import { inStatement, oneOrMany, type Services, type Statement, unlessInverted } from "./statement.ts";

/** Documents that are added to its own statements, and those that may replace some. */
const SOURCES = ["source_policy_documents", "source_json"];
const OVERRIDES = ["override_policy_documents", "override_json"];

/** What the statements of `aws_iam_policy_document` allow; `read` reads a document that it builds on. */
export function trustedByDocument(resource: Resource, read: (document: Value<Datum>) => Services): Services {
  const block = resourceBlock(resource, "terraform");
  const statements = children(block, "statement");
  const found = [
    ...statements.items.map(statementOf).map(inStatement),
    ...SOURCES.flatMap((name) => documentsIn(block, name)).map(read),
  ];
  const overriding = OVERRIDES.flatMap((name) => documentsIn(block, name));
  return {
    items: found.flatMap(({ items }) => items),
    open: [
      ...statements.open,
      ...(resource.uncertain ?? []),
      ...found.flatMap(({ open }) => open),
      ...overriding.map(overridden),
    ],
  };
}

function statementOf(statement: Block): Statement {
  const principals = children(statement, "principals");
  const services = principals.items.map(servicesIn);
  const not = children(statement, "not_principals");
  const isOpen = not.items.length > 0 || principals.items.some(isEverybody);
  return {
    effect: orDefault(text(statement, "effect"), "Allow"),
    actions: unlessInverted(statement, "actions", "not_actions"),
    services: {
      items: services.flatMap(({ items }) => items),
      open: [...principals.open, ...services.flatMap(({ open }) => open)],
    },
    others: [...not.open, ...(isOpen ? [anybody(statement)] : [])],
  };
}

function servicesIn(principals: Block): Services {
  const type = text(principals, "type");
  if (type.kind === "unknown") return { items: [], open: type.why };
  if (type.kind !== "known" || type.value !== "Service") return { items: [], open: [] };
  return oneOrMany(principals, "identifiers");
}

function isEverybody(principals: Block): boolean {
  const type = text(principals, "type");
  return (
    (type.kind === "known" && type.value === "*") ||
    oneOrMany(principals, "identifiers").items.some((item) => item.kind === "known" && item.value === "*")
  );
}

function anybody({ from }: Block): Reason {
  const says = "is about principals that are not listed";
  return { what: `${from.address}.${from.path}`, why: "not-modelled", says, at: from.at };
}

function documentsIn(block: Block, name: string): readonly Value<Datum>[] {
  const written = argument(block, name);
  if (written.kind === "absent") return [];
  if (written.kind === "known" && Array.isArray(written.value)) return written.value;
  const form = written.kind === "unknown" ? written.form : undefined;
  return form?.kind === "list" && !form.open ? form.items : [written];
}

function overridden({ from }: Value<Datum>): Reason {
  const says = "may replace statements";
  return { what: `${from.address}.${from.path}`, why: "not-modelled", says, at: from.at };
}
