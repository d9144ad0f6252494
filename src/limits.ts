/** Budgets against hostile input, counted and never timed, so that one input gives one output on every machine (DESIGN §7). */
export const LIMITS = {
  files: 20_000,
  /** Entries of `overrides` in the config: each may make a rule run once more. */
  overrides: 50,
  /** Names looked at while walking; reading is counted apart. */
  walkedFiles: 500_000,
  fileBytes: 50 * 1024 * 1024,
  totalBytes: 500 * 1024 * 1024,
  /** Nesting of expressions, blocks, YAML or JSON nodes, and of module calls. */
  depth: 200,
  /** Values of one JSON text, symbols of one YAML text: far beyond the 1 MB that CloudFormation takes, within the heap. */
  syntaxNodes: 2_000_000,
  /** Height of one expression's tree: a chain of operators or attributes is as high as it is long. */
  expressionHeight: 1_000,
  evaluationSteps: 1_000_000,
  /** Steps for the definitions of a root that take far more than others. */
  extraSteps: 1_000_000,
  collectionElements: 100_000,
  /** Of one block with count or for_each: of more, one stands for all. Blocks of one type in one body: more are left out, and that is said. */
  instances: 10_000,
  stringLength: 1024 * 1024,
  /** Files of one function's code, and their characters. */
  codeFiles: 200,
  codeBytes: 2 * 1024 * 1024,
  /** Paths through one function, and steps on one path and on all together. */
  flowPaths: 256,
  flowStepsPerPath: 20_000,
  flowSteps: 400_000,
  /** Items of a list and properties of an object; parts of a text; faults of one function. */
  flowItems: 10_000,
  flowParts: 100,
  flowFaults: 100,
  /** Calls of functions that are open at once. */
  flowDepth: 40,
  /** Undecidable conditions that worlds branch on, per root. */
  choices: 4,
  choiceOptions: 4,
  /** Evaluations of one root under different assumptions. */
  worlds: 64,
  /** `--run-handlers`: runs of all handlers together; what one may take, and hand back. Time is only here a limit. */
  handlerRuns: 100,
  handlerSeconds: 10,
  handlerLoadSeconds: 10,
  handlerMegabytes: 256,
  handlerCharacters: 6 * 1024 * 1024,
} as const;
