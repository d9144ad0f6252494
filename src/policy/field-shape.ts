import type { FunctionSource } from "../model/edge-function.ts";
import type { Collection } from "../model/entity.ts";
import type { ObservedOrigin } from "../model/observed.ts";
import type { HandlerRun } from "../observation.ts";
import type {
  AclEntry,
  CustomTlsPolicy,
  FunctionPermission,
  IngressRule,
  IngressSource,
  Instance,
  MadeCertificate,
  NetworkAcl,
  Role,
  SecurityGroup,
  Subjects,
} from "../rule.ts";
import type { Absent, Known, Provenance, Reason, Unknown } from "../value.ts";

/**
 * The fields that a path may name, per type of the model. TypeScript's types are gone at run time, so this table stands
 * in for them; `satisfies` makes the compiler refuse a field that is missing, misspelt, too many, or of another kind.
 */
export type FieldShape = "text" | "secret" | "number" | "boolean" | "nothing" | Words | List | Thing;

/** A closed vocabulary. */
export interface Words {
  readonly oneOf: Readonly<Record<string, true>>;
}

export interface List {
  readonly listOf: FieldShape;
}

export interface Thing {
  readonly thing: ShapeName;
  /** Leads back to what holds it: `..` does not go there. */
  readonly back?: true;
}

export type ShapeName = keyof Things;

/** The types that paths lead through: the subjects, and what only occurs inside them. */
export interface Things extends Subjects {
  readonly host: ItemOf<Subjects["originRequest"]["hosts"]>;
  readonly api: Opened<Subjects["origin"]["api"]>;
  readonly endpoint: Subjects["originRequest"]["endpoint"];
  readonly edgeInfluence: Subjects["originRequest"]["edge"];
  readonly viewerCertificate: Subjects["distribution"]["viewerCertificate"];
  readonly functionAssociation: ItemOf<Subjects["behavior"]["functions"]>;
  readonly role: Role;
  readonly instance: Instance;
  readonly networkAcl: NetworkAcl;
  readonly aclEntry: AclEntry;
  readonly madeCertificate: MadeCertificate;
  readonly customTlsPolicy: CustomTlsPolicy;
  readonly securityGroup: SecurityGroup;
  readonly functionPermission: FunctionPermission;
  readonly ingressRule: IngressRule;
  readonly ingressSource: IngressSource;
  readonly originHeader: ItemOf<Subjects["origin"]["headers"]>;
  readonly attachedCertificate: ItemOf<Subjects["listener"]["certificates"]>;
  readonly cachePolicyHeaders: Subjects["cachePolicy"]["headers"];
  readonly originRequestPolicyHeaders: Subjects["originRequestPolicy"]["headers"];
}

type Opened<T> = T extends Known<infer U> ? U : T extends Absent | Unknown ? never : T;
type ItemOf<T> = [T] extends [Collection<infer I>]
  ? I
  : [Opened<T>] extends [readonly (infer I)[]]
    ? I
    : never;
type NameOf<T> = {
  [S in ShapeName]: [T] extends [Things[S]] ? ([Things[S]] extends [T] ? S : never) : never;
}[ShapeName];

/** What was observed, and a function's files, are for rules in TypeScript: a path has no way into them. */
type ShapeOf<T> = [T] extends [never] | [ObservedOrigin] | [FunctionSource] | [HandlerRun]
  ? "nothing"
  : [T] extends [readonly (infer I)[]]
    ? { readonly listOf: FieldOf<I> }
    : [T] extends [Collection<infer I>]
      ? { readonly listOf: FieldOf<I> }
      : [T] extends [boolean]
        ? "boolean"
        : [T] extends [number]
          ? "number"
          : [T] extends [string]
            ? string extends T
              ? "text" | "secret"
              : { readonly oneOf: Readonly<Record<T, true>> }
            : { readonly thing: NameOf<T>; readonly back?: true };
type FieldOf<T> = ShapeOf<Opened<T>>;

/** Provenance and uncertainty are the engine's business, not a rule's. */
export type FieldsOf<T> = {
  readonly [K in keyof T as Exclude<T[K], undefined> extends Provenance | readonly Reason[]
    ? never
    : K]-?: FieldOf<Exclude<T[K], undefined>>;
};

export function listOf<const F extends FieldShape>(field: F): { readonly listOf: F } {
  return { listOf: field };
}

export function thing<const S extends ShapeName>(name: S): { readonly thing: S } {
  return { thing: name };
}

export function back<const S extends ShapeName>(name: S): { readonly thing: S; readonly back: true } {
  return { thing: name, back: true };
}

export function oneOf<const W extends string>(
  ...words: readonly W[]
): { readonly oneOf: Readonly<Record<W, true>> };
export function oneOf(...words: readonly string[]): Words {
  return { oneOf: Object.fromEntries(words.map((word) => [word, true])) };
}
