declare const _default: import("../../src/rule.ts").TypedRule<"origin">;
export default _default;
