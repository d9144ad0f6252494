/** Whether a text may be a template, without parsing it: it has the keys `Resources` and `Type` somewhere. */
export declare function isTemplate(text: string): boolean;
/** Whether parsed JSON has a mapping `Resources` of which an entry has a `Type`. */
export declare function hasResources(json: unknown): boolean;
