import { convert } from "../convert.ts";
import { isWhollyKnown, typeOf } from "../inspect.ts";
import { identity, makeSet } from "../members.ts";
import { refuse } from "../refusal.ts";
import { ANY, listOf, setOf, type Type } from "../type.ts";
import { unify } from "../unify.ts";
import { listVal, tupleVal, type Val, withMarks } from "../val.ts";
import { type CallContext, type FunctionTable, itemsOf, unknownOf } from "./spec.ts";

const SET = setOf(ANY);

export const SETS: FunctionTable = {
  setunion: { params: [SET], rest: SET, returns: SET, partial: true, apply: union },
  setintersection: {
    params: [SET],
    rest: SET,
    returns: SET,
    apply: (args) => filtered(args, (inAll) => inAll),
  },
  setsubtract: { params: [SET, SET], returns: SET, apply: (args) => filtered(args, (inAll) => !inAll) },
  setproduct: { params: [], rest: ANY, returns: ANY, partial: true, itemwise: true, apply: product },
};

function union(args: readonly Val[], { scope }: CallContext): Val {
  const sets = args.map(itemsOf);
  const items = sets.flatMap((set) => set.items);
  scope.module.budget.items(items.length);
  const type = commonType(args);
  if (sets.some((set) => set.open)) {
    return {
      ...unknownOf(args, { type: setOf(type) }),
      shape: { kind: "list", items: items.map((item) => convert(item, type)) },
    };
  }
  return makeSet(
    items.map((item) => convert(item, type)),
    type,
  );
}

function commonType(sets: readonly Val[]): Type {
  const elements = sets.flatMap((set) => {
    const type = typeOf(set);
    const element = "element" in type ? type.element : ANY;
    return element.kind === "any" && itemsOf(set).items.length === 0 ? [] : [element];
  });
  return unify(elements) ?? refuse("the sets must have elements of the same type");
}

/** The members of the first set for which "it is in all of the others" has the wanted answer. */
function filtered(args: readonly Val[], keep: (inAll: boolean) => boolean): Val {
  const [first, ...others] = args;
  const type = commonType(args);
  const members = others.map(
    (other) => new Set(itemsOf(other).items.map((item) => identity(convert(item, type)))),
  );
  const items = itemsOf(first).items.map((item) => convert(item, type));
  return makeSet(
    items.filter((item) => keep(members.every((set) => set.has(identity(item))))),
    type,
  );
}

/** Every combination of one item of each; a set where one of the arguments is. */
function product(args: readonly Val[], { scope }: CallContext): Val {
  if (args.length < 2) return refuse("setproduct: requires at least two arguments");
  if (args.some((argument) => itemsOf(argument).open || isOpenSet(argument)))
    return unknownOf(args, { type: args.some(isSet) ? SET : listOf(ANY) });
  let rows: readonly (readonly Val[])[] = [[]];
  for (const argument of args) {
    const { items } = itemsOf(argument);
    scope.module.budget.items(rows.length * items.length * args.length);
    rows = rows.flatMap((row) => items.map((item) => [...row, item]));
  }
  const types = args.map(elementType);
  const tuples = rows.map((row) => tupleVal(row.map((item, i) => convert(item, types[i] ?? ANY))));
  const element: Type = { kind: "tuple", items: types };
  const result = args.some(isSet) ? makeSet(tuples, element) : listVal(tuples, element);
  return withMarks(result, result.trace, result.sensitive || args.some(({ sensitive }) => sensitive));
}

function isSet(value: Val): boolean {
  return value.kind === "sequence" && value.shape === "set";
}

/** Two members of a set may turn out to be one. */
function isOpenSet(value: Val): boolean {
  return isSet(value) && value.kind === "sequence" && value.items.length > 1 && !isWhollyKnown(value);
}

function elementType(value: Val): Type {
  if (value.kind !== "sequence") return ANY;
  if (value.shape !== "tuple") return value.element;
  return value.items.length === 0
    ? ANY
    : (unify(value.items.map(typeOf)) ?? refuse("setproduct: all elements must be of the same type"));
}
