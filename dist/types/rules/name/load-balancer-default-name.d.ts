declare const _default: import("../../src/rule.ts").TypedRule<"originRequest">;
export default _default;
