import type { MappingNode, ScalarNode, SequenceNode, TreeEntry } from "../../parse/tree.ts";
import type { Datum, Reason, Value } from "../../value.ts";
import type { Scope } from "./scope.ts";
import { type Site } from "./site.ts";
export declare function scalarValue(scope: Scope, node: ScalarNode, site: Site): Value<Datum>;
/** Items that turn out to be `AWS::NoValue` are left out; where that is undecided more items may follow. */
export declare function listValue(scope: Scope, node: SequenceNode, site: Site): Value<Datum>;
export declare function mapValue(scope: Scope, node: MappingNode, site: Site): Value<Datum>;
/** The values of a mapping, and why there may be more of them: a loop or a macro among the keys. */
export declare function mapEntries(scope: Scope, node: MappingNode, site: Site): {
    readonly entries: ReadonlyMap<string, Value<Datum>>;
    readonly open: readonly Reason[];
};
/** `Fn::ForEach::Name` and `Fn::Transform` stand among the keys of a mapping and write further ones. */
export declare function generatorReason(scope: Scope, entry: TreeEntry): Reason;
