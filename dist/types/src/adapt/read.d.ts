import type { Language } from "../evaluate/resource.ts";
import type { Collection, ValueList } from "../model/entity.ts";
import type { Datum, Provenance, Value } from "../value.ts";
import { type Block } from "./block.ts";
/** A text argument, coerced as the provider does: numbers and booleans become texts. */
export declare function text(block: Block, name: string): Value<string>;
/** As `text`, where an empty text means the same as none: ids, ARNs and names. */
export declare function id(block: Block, name: string): Value<string>;
/** A number, also if it is written as a text. */
export declare function number(block: Block, name: string): Value<number>;
/** A truth value, also if it is written as a text: `"true"`, in CloudFormation `yes` and `on` too. */
export declare function flag(block: Block, name: string): Value<boolean>;
/** A list or set of texts. */
export declare function texts(block: Block, name: string): ValueList<string>;
/** A list or set of numbers. */
export declare function numbers(block: Block, name: string): ValueList<number>;
/** The names of a mapping, without its values. */
export declare function keys(block: Block, name: string): ValueList<string>;
export declare function asText(value: Value<Datum>): Value<string>;
export declare function asNumber(value: Value<Datum>): Value<number>;
export declare function asFlag(value: Value<Datum>, language: Language): Value<boolean>;
/** Narrows a text to a closed vocabulary; another text is unknown, and says what it is. */
export declare function oneOf<T extends string>(value: Value<string>, options: readonly T[]): Value<T>;
/** The provider's or the service's default where nothing is written. */
export declare function orDefault<T>(value: Value<T>, preset: T): Value<T>;
/** The default list of texts where nothing is written. */
export declare function orDefaultList<T>(value: ValueList<T>, preset: readonly T[]): ValueList<T>;
/** The provenance of a default: the argument it stands for, or the header that would hold it. */
export declare function presetFrom(from: Provenance): Provenance;
/** Maps the items; what leaves the collection open stays. */
export declare function mapItems<T, U>(collection: Collection<T>, f: (item: T, index: number) => U): Collection<U>;
/** A collection of values as a list property. */
export declare function listOf<T extends Datum>(collection: Collection<Value<T>>, from: Provenance): ValueList<T>;
