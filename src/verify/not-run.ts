import type { NotRun } from "../observation.ts";
import type { Target } from "./target.ts";

/** Says that a target was not asked; `why` completes "… because". */
export function notRun(
  { host, scheme, port }: Target,
  why: string,
  probe: NotRun["probe"] = scheme === "https" ? "tls" : "http",
): NotRun {
  return {
    kind: "not-run",
    host,
    probe,
    target: `${host}:${port}`,
    why,
    cost: { connections: 0, datagrams: 0 },
  };
}

/** A bug of ours that one origin brings out: the others are asked all the same. The error's own words may hold what must not be told. */
export function notRunForBug(target: Target, error: unknown, probe?: NotRun["probe"]): NotRun {
  const what = error instanceof Error ? error.name : "an error";
  return notRun(target, `asking it met a bug of our own (${what})`, probe);
}
