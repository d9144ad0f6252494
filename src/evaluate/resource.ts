import type { Diagnostic } from "../diagnostic.ts";
import type { CodePackage } from "../source/code-package.ts";
import type { Choice, Datum, Provenance, Reason, Value } from "../value.ts";

/** What every front end produces and every adapter consumes. */
export interface Resource {
  /** With module path and instance keys: `module.cdn["eu"].aws_lb.web[0]`; in CloudFormation the logical id, behind its stack's name where there are several. */
  readonly address: string;
  /** `aws_lb`, `AWS::ElasticLoadBalancingV2::LoadBalancer`. */
  readonly type: string;
  readonly mode: "managed" | "data";
  readonly properties: ReadonlyMap<string, Value<Datum>>;
  /** The header of the block or mapping. */
  readonly from: Provenance;
  readonly region: Value<string>;
  readonly account: Value<string>;
  /** Set for an instance that may not exist, or exist several times: an unknown count or for_each, `[?]`. */
  readonly uncertain?: readonly Reason[];
  /** CDK's or CDKTF's construct path. */
  readonly constructPath?: string;
  /** The code of a function, or what an archive packs, as far as it lies in the repository. */
  readonly code?: CodePackage;
}

/** Something that stands in the code and sends requests to origins, yet cannot be looked into: an uninstalled module, a multi-tenant distribution. */
export interface Opaque {
  readonly address: string;
  readonly from: Provenance;
  readonly why: readonly Reason[];
}

/** Something of the input that was not looked into, and may attach a listener or a certificate to resources that are here. */
export interface Unseen extends Opaque {
  /** The addresses of the resources that it is handed, as far as they can be found by that; `anything`: it can name all of the root. */
  readonly refersTo: readonly string[] | "anything";
}

export type Language = "terraform" | "cloudformation";

/** One root module or one template, or one CDK assembly's set of stacks. */
export interface Root {
  /** The root module's directory or the template's path, relative to the repository's root. */
  readonly name: string;
  readonly language: Language;
}

/**
 * The choices assumed in one evaluation: choice id → option, and for what equality tests compare, its name → which of the
 * literals it is. Empty for the first evaluation.
 */
export type Assumptions = ReadonlyMap<string, Assumed>;

export type Assumed = string | boolean | number | Narrowed;

/** The only one of the literals (`is`), or something else than all of them. */
export interface Narrowed {
  readonly is: boolean;
  readonly literals: readonly string[];
}

/** One evaluation of one root. */
export interface Evaluation {
  readonly root: Root;
  readonly resources: readonly Resource[];
  readonly opaque: readonly Opaque[];
  readonly unseen: readonly Unseen[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A root that can be evaluated again under other assumptions: how worlds are made. */
export interface EvaluableRoot {
  readonly root: Root;
  evaluate(assumptions: Assumptions): Evaluation;
}

export type { Choice };
