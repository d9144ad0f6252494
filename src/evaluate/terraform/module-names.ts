import type { Place } from "../../source/place.ts";
import type { Reason } from "../../value.ts";
import { isNameless } from "./inspect.ts";
import type { ModuleInstance } from "./module-instance.ts";
import type { CallTarget } from "./module-tree.ts";
import { qualified } from "./scope.ts";
import { type Ref, unknownVal, type Val } from "./val.ts";

/** Why the call at `address` has no module behind it. */
export function missing(
  address: string,
  target: Exclude<CallTarget, { readonly kind: "module" }>,
  at: Place,
): Reason {
  switch (target.kind) {
    case "not-installed":
      return { what: address, why: "module-not-installed", says: "is not installed: run terraform init", at };
    case "outdated": {
      const says = `${target.says}: run terraform init`;
      return { what: address, why: "module-not-installed", says, at };
    }
    case "not-found":
      return { what: address, why: "file-not-found", says: "names a directory that does not exist", at };
    case "outside-repository":
      return { what: address, why: "outside-repository", says: "lies outside the repository", at };
  }
}

/** Wrappers such as Terragrunt write the declarations just before Terraform runs. */
export function undeclaredVariable(what: string, where: () => Place): Val {
  return unknownVal([{ what, why: "no-value", says: "is not declared", at: where() }], {
    ref: { source: what },
  });
}

/** Terraform would refuse the whole configuration, so neither `try` nor `can` sees it. */
export function undeclared(module: ModuleInstance, name: string, where: () => Place): Val {
  const what = qualified(module.address, name);
  const at = where();
  if (module.config.incomplete) {
    const says = "is not declared in the files that were read";
    return unknownVal([{ what, why: "unsupported-syntax", says, at }], { ref: { source: what } });
  }
  const message = `${name} is not declared: Terraform refuses the configuration`;
  module.session.warnOnce({ severity: "warning", code: "evaluation", message, place: at });
  return unknownVal([{ what, why: "error", says: "is not declared", at }]);
}

/** An output that the description of an uninstalled module does not know; a newer release may have it. */
export function undescribedOutput(module: ModuleInstance, name: string): Val {
  const what = qualified(module.address, name);
  const [caller] = module.callers();
  const reason = {
    what,
    why: "module-not-installed",
    says: "is no output that is known without the module: run terraform init",
  } as const;
  return unknownVal([caller ? { ...reason, at: caller.at } : reason], {
    ref: { source: what },
    mayFail: true,
  });
}

/** What an ephemeral resource says. */
export function ephemeral(module: ModuleInstance, name: string, where: () => Place): Val {
  const what = qualified(module.address, `ephemeral.${name}`);
  const says = "is opened when Terraform runs, and never kept";
  return unknownVal([{ what, why: "data-source", says, at: where() }], {
    ref: { source: what },
    mayFail: true,
  });
}

/** Gives an unknown without a form or name one, so that two uses of it are known to be the same. */
export function withName(value: Val, ref: Ref): Val {
  return value.kind === "unknown" && isNameless(value) ? { ...value, ref } : value;
}

/** The same for a local or output, whose name says more than the expression that it stands for. */
export function withOwnName(value: Val, ref: Ref): Val {
  return value.kind === "unknown" && value.ref?.written && !value.shape
    ? { ...value, ref }
    : withName(value, ref);
}
