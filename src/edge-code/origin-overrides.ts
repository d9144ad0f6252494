import type { AnyNode, ArrayExpression, Expression, ObjectExpression } from "acorn";
import { Names } from "./names.ts";
import { isFunction, nodesIn, parseHandler, propertyName } from "./syntax.ts";

/** What one call of `updateRequestOrigin` says of an origin's names, as far as literals show. */
export interface OriginOverride {
  readonly domainName: Read<string>;
  readonly hostHeader: Read<string>;
  readonly sni: Read<string>;
  readonly allowedCertificateNames: Read<readonly string[]>;
  /** The protocol of `customOriginConfig`. */
  readonly protocol: Read<string>;
}

/** `unwritten`: the assigned origin's own setting stays. `unread`: what is written cannot be followed. */
export type Read<T> = { readonly is: "unwritten" } | { readonly is: "unread" } | Written<T>;

export interface Written<T> {
  readonly is: "written";
  readonly value: T;
}

const UNWRITTEN = { is: "unwritten" } as const;
const UNREAD = { is: "unread" } as const;

/** More calls than a function of 10 KB can hold. */
const MAX_CALLS = 64;

/**
 * The calls in a CloudFront Function's code that change its request's origin. One whose argument is not written out as an
 * object is left out.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/helper-functions-origin-modification.html
 */
export function originOverrides(code: string): readonly OriginOverride[] {
  const program = parseHandler(code);
  if (program === undefined) return [];
  const reader = new Reader(new Names(program));
  const found: OriginOverride[] = [];
  for (const node of nodesIn(program)) {
    const settings = isCall(node) ? reader.objectIn(node.arguments[0]) : undefined;
    if (settings !== undefined) found.push(reader.override(settings));
    if (found.length >= MAX_CALLS) break;
  }
  return found;
}

function isCall(node: AnyNode): node is Extract<AnyNode, { type: "CallExpression" }> {
  if (node.type !== "CallExpression") return false;
  const { callee } = node;
  if (callee.type === "Identifier") return callee.name === "updateRequestOrigin";
  return (
    callee.type === "MemberExpression" &&
    propertyName(callee.property, callee.computed) === "updateRequestOrigin"
  );
}

class Reader {
  readonly #names: Names;

  constructor(names: Names) {
    this.#names = names;
  }

  override(settings: ObjectExpression): OriginOverride {
    const custom = propertyOf(settings, "customOriginConfig");
    const object = typeof custom === "object" ? this.objectIn(custom) : undefined;
    return {
      domainName: this.#text(propertyOf(settings, "domainName")),
      hostHeader: this.#text(propertyOf(settings, "hostHeader")),
      sni: this.#text(propertyOf(settings, "sni")),
      allowedCertificateNames: this.#texts(propertyOf(settings, "allowedCertificateNames")),
      protocol:
        custom === "unwritten" ? UNWRITTEN : object ? this.#text(propertyOf(object, "protocol")) : UNREAD,
    };
  }

  /** The object that is written there, or the only one that its name stands for. */
  objectIn(node: AnyNode | undefined): ObjectExpression | undefined {
    const value = node && this.#followed(node);
    return value?.type === "ObjectExpression" ? value : undefined;
  }

  #text(property: Property): Read<string> {
    if (typeof property === "string") return property === "unwritten" ? UNWRITTEN : UNREAD;
    const value = this.#literal(property);
    return value === undefined ? UNREAD : { is: "written", value };
  }

  #texts(property: Property): Read<readonly string[]> {
    if (typeof property === "string") return property === "unwritten" ? UNWRITTEN : UNREAD;
    const list = this.#followed(property);
    if (list?.type !== "ArrayExpression") return UNREAD;
    const values = elementsOf(list).map((element) => this.#literal(element));
    const texts = values.filter((value) => value !== undefined);
    return texts.length === values.length ? { is: "written", value: texts } : UNREAD;
  }

  #literal(node: AnyNode): string | undefined {
    const value = this.#followed(node);
    if (value?.type === "Literal" && typeof value.value === "string") return value.value;
    if (value?.type !== "TemplateLiteral" || value.expressions.length > 0) return undefined;
    return value.quasis[0]?.value.cooked ?? undefined;
  }

  /** A name is followed once, to the only thing that is ever written to it. */
  #followed(node: AnyNode): AnyNode | undefined {
    if (node.type !== "Identifier") return node;
    const [only, second] = this.#names.sources(node.name);
    if (typeof only !== "object" || second !== undefined || isFunction(only)) return undefined;
    return only.type === "Identifier" ? undefined : only;
  }
}

type Property = Expression | "unwritten" | "unread";

/** What an object gives a property; `unread` where something else may, too. */
function propertyOf({ properties }: ObjectExpression, name: string): Property {
  let found: Property = "unwritten";
  for (const property of properties) {
    if (property.type !== "Property") return "unread";
    const written = propertyName(property.key, property.computed);
    if (written === undefined) return "unread";
    if (written === name) found = property.kind === "init" && !property.method ? property.value : "unread";
  }
  return found;
}

/** A hole and a spread are what no literal is. */
function elementsOf({ elements, ...list }: ArrayExpression): readonly AnyNode[] {
  return elements.map((element) => element ?? { ...list, elements: [] });
}
