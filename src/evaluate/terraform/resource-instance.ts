import { type AttributePart, terraformAttribute } from "../../facts/terraform-attributes.ts";
import type { Provenance, Reason } from "../../value.ts";
import { decidedAtCreation, readWhen } from "../decided-later.ts";
import type { Resource } from "../resource.ts";
import { named } from "./access.ts";
import { BlockTree, blocksVal } from "./block-tree.ts";
import type { ResourceDeclaration } from "./config.ts";
import { dataAttribute } from "./data-sources.ts";
import { headerOf, propertiesOf } from "./datum.ts";
import { entryOf, type InstanceKey } from "./expand.ts";
import type { ModuleInstance } from "./module-instance.ts";
import { withName } from "./module-names.ts";
import { accountOf, regionOf } from "./provider.ts";
import { at, type Scope } from "./scope.ts";
import { atomOf, partsOf, textOf } from "./text.ts";
import { through } from "./trace.ts";
import { ANY } from "./type.ts";
import { type LazyObject, type Part, type Ref, type UnknownVal, unknownVal, type Val } from "./val.ts";

/** As `STEPS_PER_MODULE`, for resources with a large count. */
const STEPS_PER_RESOURCE = 10;
/** More, as all rules are about what distributions send: an account has 500 of them, unless AWS is asked for more. */
const STEPS_PER_DISTRIBUTION = 1_000;

/** One instance of a resource or data source. Its arguments are evaluated one by one, when they are asked for. */
export class ResourceInstance implements LazyObject {
  readonly address: string;
  readonly declaration: ResourceDeclaration;
  readonly module: ModuleInstance;
  readonly tree: BlockTree;
  readonly #key: InstanceKey;
  readonly #uncertain: readonly Reason[] | undefined;
  readonly #attributes = new Map<string, Val>();
  #resource: Resource | undefined;

  constructor(
    module: ModuleInstance,
    declaration: ResourceDeclaration,
    address: string,
    key: InstanceKey,
    uncertain?: readonly Reason[],
  ) {
    const isDistribution = declaration.type === "aws_cloudfront_distribution";
    module.budget.spend(isDistribution ? STEPS_PER_DISTRIBUTION : STEPS_PER_RESOURCE);
    this.module = module;
    this.declaration = declaration;
    this.address = address;
    this.#key = key;
    this.#uncertain = uncertain;
    const { body, file, block } = declaration;
    const entry = entryOf(key)?.trace;
    const entries = entry ? [entry] : [];
    this.tree = new BlockTree({ body, scope: this.scope(), file, header: block.header, path: "", entries });
    module.session.instances.set(address, this);
  }

  scope(): Scope {
    const { address, declaration, module } = this;
    return {
      module,
      file: declaration.file,
      names: this.#key.names,
      definition: { kind: "argument", address },
    };
  }

  has(name: string): true | undefined {
    if (this.tree.written(name) || this.tree.blockTypes().has(name)) return true;
    return terraformAttribute(this.declaration.type, name) ? true : undefined;
  }

  /** What an expression sees as `aws_lb.web.name`: the argument as it is written, else what AWS makes of it. */
  get(name: string): Val {
    let value = this.#attributes.get(name);
    if (!value) {
      value = this.#read(name);
      this.#attributes.set(name, value);
    }
    return value;
  }

  #read(name: string): Val {
    const argument = this.argument(name);
    if (argument) return argument;
    if (this.tree.blockTypes().has(name)) {
      return blocksVal(this.tree.blocks(name), { address: this.address, type: this.declaration.type });
    }
    if (this.declaration.mode === "data") {
      const fact = dataAttribute(this, name);
      if (fact) return fact;
    }
    return this.#computed(name);
  }

  /** The argument, with the way through it; `undefined` where it is not written, or null. */
  argument(name: string): Val | undefined {
    const value = this.tree.attribute(name);
    const written = this.tree.written(name);
    if (!value || !written || value.kind === "null") return undefined;
    const ref = this.#ref(name);
    return through(withName(value, { source: ref.source }), {
      kind: "argument",
      address: this.address,
      path: name,
      file: written.file,
      node: written.node,
    });
  }

  #ref(name: string): Ref {
    return {
      source: `${this.address}.${name}`,
      address: this.address,
      attribute: name,
      type: this.declaration.type,
    };
  }

  /** Why an attribute that nobody writes is not known. */
  why(name: string): Reason {
    const { mode, type, block } = this.declaration;
    const place = at(this.scope(), block.header);
    const what = `${this.address}.${name}`;
    if (mode === "managed") {
      return {
        what,
        why: "resource-attribute",
        says: decidedAtCreation(type),
        at: place,
      };
    }
    if (type === "terraform_remote_state") {
      return { what, why: "remote-state", says: "lies in the state of another configuration", at: place };
    }
    return { what, why: "data-source", says: readWhen(type, "plans"), at: place };
  }

  #computed(name: string): Val {
    const parts = terraformAttribute(this.declaration.type, name);
    const plain = named(this.#ref(name), [this.why(name)], { type: ANY, mayFail: false });
    if (!parts || parts.length < 2) return plain;
    const filled = parts.flatMap((part) => this.#part(part, name));
    return textOf(filled, [plain]);
  }

  #part(part: AttributePart, name: string): readonly Part[] {
    if (typeof part === "string") return [part];
    if ("atom" in part) return [atomOf(this.#ref(part.of ?? name), part.atom)];
    const holder = part.via === undefined ? this : this.#holder(part.via);
    const value = holder?.argument(part.argument);
    const parts = value && partsOf(value);
    const unknown: Part = {
      source: `${this.address}.${name}#${part.argument}`,
      address: this.address,
      attribute: name,
    };
    if (!parts) return [unknown];
    if (!part.words) return parts;
    const [only] = parts;
    const word =
      parts.length === 1 && typeof only === "string" ? (part.words[only] ?? part.words["*"]) : undefined;
    return word === undefined ? [unknown] : [word === "*" ? (only ?? "") : word];
  }

  /** The resource whose id or ARN an argument holds. */
  #holder(argument: string): ResourceInstance | undefined {
    const value = this.argument(argument);
    const address = value?.kind === "unknown" ? (value.ref?.address ?? addressOf(value)) : undefined;
    const instance = address === undefined ? undefined : this.module.session.instances.get(address);
    return instance instanceof ResourceInstance ? instance : undefined;
  }

  /** All that is known of the whole: what is written, open to what AWS adds. */
  materialise(): Val {
    const entries = new Map<string, Val>();
    for (const name of this.tree.attributeNames()) {
      const value = this.get(name);
      if (value.kind !== "null") entries.set(name, value);
    }
    for (const type of this.tree.blockTypes()) entries.set(type, this.get(type));
    const ref = { source: this.address, address: this.address, type: this.declaration.type };
    return unknownVal([this.why("*")], { shape: { kind: "map", entries }, ref, notNull: true });
  }

  toResource(): Resource {
    this.#resource ??= this.#evaluate();
    return this.#resource;
  }

  #evaluate(): Resource {
    const { address, declaration, module } = this;
    const { block } = declaration;
    const header = headerOf(this.tree, address, "");
    const from: Provenance = { ...header, via: module.callers() };
    return {
      address,
      type: declaration.type,
      mode: declaration.mode,
      properties: propertiesOf(this.tree, address, module.budget),
      from,
      region: regionOf(this, from),
      account: accountOf(this, from),
      ...(this.#uncertain ? { uncertain: this.#uncertain } : {}),
      ...(block.constructPath === undefined ? {} : { constructPath: block.constructPath }),
    };
  }
}

function addressOf(value: UnknownVal): string | undefined {
  const [part] = partsOf(value) ?? [];
  return typeof part === "object" ? part.address : undefined;
}
