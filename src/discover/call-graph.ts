/** A Terraform module's directory or a template's file, as a text scan sees it. */
export interface Called {
  /** The local ones that it calls or nests. */
  readonly calls: readonly string[];
  /** Whether its text names a distribution or VPC origin, or calls a remote module that sounds like one. */
  readonly namesCloudFront: boolean;
}

/** Who calls or nests whom, by path. */
export interface CallGraph {
  readonly modules: ReadonlyMap<string, Called>;
  readonly callers: ReadonlyMap<string, readonly string[]>;
}

export function callGraph(modules: ReadonlyMap<string, Called>): CallGraph {
  const callers = new Map<string, string[]>();
  for (const [path, { calls }] of modules) {
    for (const callee of calls) {
      const known = callers.get(callee);
      if (known === undefined) callers.set(callee, [path]);
      else known.push(path);
    }
  }
  return { modules, callers };
}

/** Those from which a distribution can be reached, themselves included. */
export function relevantModules({ modules, callers }: CallGraph): ReadonlySet<string> {
  const relevant = new Set<string>();
  const pending = [...modules].filter(([, { namesCloudFront }]) => namesCloudFront).map(([path]) => path);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (relevant.has(next)) continue;
    relevant.add(next);
    for (const caller of callers.get(next) ?? []) pending.push(caller);
  }
  return relevant;
}

/** The roots from which one is reached; itself where nobody calls it. Callers in examples and tests count only where there is no other. */
export function rootsOf(module: string, graph: CallGraph): readonly string[] {
  const roots = new Set<string>();
  const seen = new Set<string>();
  const pending = [module];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const callers = graph.callers.get(next) ?? [];
    if (callers.length === 0) roots.add(next);
    for (const caller of callers) if (!seen.has(caller)) pending.push(caller);
  }
  // A cycle of modules has no root: start where we were asked.
  if (roots.size === 0) return [module];
  const real = [...roots].filter((root) => !isExample(root));
  return (real.length > 0 ? real : [...roots]).sort();
}

function isExample(path: string): boolean {
  return path.split("/").some((part) => /^(examples?|tests?|test-.*|fixtures?)$/i.test(part));
}
