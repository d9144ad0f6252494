import type { Datum, Value } from "../../value.ts";
import { type Site } from "./site.ts";
import type { ResourceDeclaration } from "./template.ts";
/** How the attribute of a resource reads that resource's own properties. */
export type ReadProperty = (name: string) => Value<Datum>;
/**
 * What `Ref` or `Fn::GetAtt` gives for a resource of this template: the property that it repeats, else a text
 * whose one unknown part belongs to the resource.
 */
export declare function attributeValue(declaration: ResourceDeclaration, address: string, attribute: string, property: ReadProperty, site: Site): Value<Datum>;
