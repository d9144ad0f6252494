import type { Leaf, World } from "../worlds.ts";
/** Failing in all worlds is failing; in some, possible, and the finding says when. */
export declare function joinWorlds(base: World, leaves: readonly Leaf[]): World;
