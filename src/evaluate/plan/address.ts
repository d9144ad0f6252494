/** An address as plans write it, taken apart: `module.cdn["eu"].data.aws_lb.web[0]`. */
export interface Address {
  /** The module instance: `module.cdn["eu"]`; empty for the root. */
  readonly module: string;
  /** The names of the calls that lead to it: `["cdn"]`. */
  readonly path: readonly string[];
  /** The resource as its module declares it: `data.aws_lb.web`. */
  readonly declared: string;
  /** The instance key with its brackets: `[0]`, `["eu"]`; empty without one. */
  readonly key: string;
}

interface Step {
  readonly name: string;
  readonly key: string;
}

const STEP = /([^.[\]"]+)((?:\[(?:"(?:[^"\\]|\\.)*"|\d+|\?)\])?)(?:\.|$)/y;

/** `undefined` for what is no address of a resource. */
export function parseAddress(text: string): Address | undefined {
  const steps = stepsOf(text);
  const modules: Step[] = [];
  let at = 0;
  for (let step = steps?.[at]; step?.name === "module" && steps?.[at + 1]; step = steps[at]) {
    const call = steps[at + 1];
    if (call) modules.push(call);
    at += 2;
  }
  const rest = steps?.slice(at) ?? [];
  const last = rest.at(-1);
  const isData = rest.length === 3 && rest[0]?.name === "data";
  if (last === undefined || !(rest.length === 2 || isData)) return undefined;
  return {
    module: modules.map(({ name, key }) => `module.${name}${key}`).join("."),
    path: modules.map(({ name }) => name),
    declared: rest.map(({ name }) => name).join("."),
    key: last.key,
  };
}

/** The steps between the dots; dots within keys are none. */
export function stepsOf(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text);
    if (match?.[1] === undefined) return undefined;
    steps.push({ name: match[1], key: match[2] ?? "" });
  }
  return steps;
}

/** The address without any instance keys: what stands in the code. */
export function withoutKeys({ path, declared }: Pick<Address, "path" | "declared">): string {
  return [...path.map((name) => `module.${name}`), declared].join(".");
}

export function within(module: string, name: string): string {
  return module === "" ? name : `${module}.${name}`;
}
