import type { Choice } from "../value.ts";
import type { World } from "../worlds.ts";
/** The choices that something in the model or its requests hangs on: those first that decide about most. */
export declare function choicesIn({ model, requests }: Pick<World, "model" | "requests">): readonly Choice[];
