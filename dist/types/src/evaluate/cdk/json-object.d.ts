export type JsonObject = Readonly<Record<string, unknown>>;
export declare function isObject(value: unknown): value is JsonObject;
export declare function textIn(object: JsonObject, key: string): string | undefined;
/** The objects of the list under `key`; none where there is no list. */
export declare function objectsIn(object: JsonObject, key: string): readonly JsonObject[];
