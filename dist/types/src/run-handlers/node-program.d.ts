/** The Node.js that runs originlint, as far as a child of it must be told. */
export interface NodeProgram {
    readonly path: string;
    /** `linux`, as Node.js names it. */
    readonly platform: string;
    /** Whether its permission model is no longer an experiment. */
    readonly hasPermissionFlag: boolean;
}
