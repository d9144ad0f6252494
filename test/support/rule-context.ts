import type { RuleContext } from "../../src/rule.ts";
import { model } from "./model-builder.ts";

/** For rules that look at nothing but their subject. */
export const CONTEXT: RuleContext = { model: model(), requests: [], now: Date.UTC(2026, 0, 1), options: {} };
