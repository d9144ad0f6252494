declare const _default: import("../../src/rule.ts").TypedRule<"distribution">;
export default _default;
