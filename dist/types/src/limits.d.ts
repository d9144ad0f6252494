/** Budgets against hostile input, counted and never timed, so that one input gives one output on every machine (DESIGN §7). */
export declare const LIMITS: {
    readonly files: 20000;
    /** Names looked at while walking; reading is counted apart. */
    readonly walkedFiles: 500000;
    readonly fileBytes: number;
    readonly totalBytes: number;
    /** Nesting of expressions, blocks, YAML or JSON nodes, and of module calls. */
    readonly depth: 200;
    /** Height of one expression's tree: a chain of operators or attributes is as high as it is long. */
    readonly expressionHeight: 1000;
    readonly evaluationSteps: 1000000;
    readonly collectionElements: 100000;
    readonly stringLength: number;
    /** Undecidable conditions that worlds branch on, per root. */
    readonly choices: 4;
    readonly choiceOptions: 4;
    /** Evaluations of one root under different assumptions. */
    readonly worlds: 64;
};
