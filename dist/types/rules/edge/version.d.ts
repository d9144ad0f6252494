declare const _default: import("../../src/rule.ts").TypedRule<"behavior">;
export default _default;
