import type { EdgeModel } from "../model/model.ts";
import type { Provenance } from "../value.ts";
/** Turns ordinals in a property path into what a person would call the block: `origin[1]` into `origin[api]`. */
export declare class StablePaths {
    #private;
    constructor(model: EdgeModel);
    of({ address, path }: Provenance): string;
}
