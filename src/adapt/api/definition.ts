import type { Datum, Reason, Value } from "../../value.ts";
import { known, unknown } from "../../value.ts";
import { argument, type Block, isList, isMap } from "../block.ts";
import { flag } from "../read.ts";

/** The names under which an API is told to have no default endpoint, and where its OpenAPI definition may stand. */
export interface EndpointArguments {
  readonly disabled: string;
  readonly bodies: readonly string[];
  /** Where the definition lies elsewhere. */
  readonly locations: readonly string[];
}

/** Of the extension `x-amazon-apigateway-endpoint-configuration`. */
const SETTING = "disableExecuteApiEndpoint";

/**
 * Whether an API has no default endpoint. An OpenAPI definition may say so too, where the argument does not.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html
 */
export function defaultEndpointDisabled(block: Block, names: EndpointArguments): Value<boolean> {
  const written = flag(block, names.disabled);
  if (written.kind === "unknown" || (written.kind === "known" && written.value)) return written;
  const definition = [...names.locations, ...names.bodies.filter((name) => maySay(argument(block, name)))]
    .map((name) => argument(block, name))
    .find(({ kind }) => kind !== "absent");
  if (definition !== undefined) return unknown([saidElsewhere(definition)], written.from);
  return written.kind === "known" ? written : known(false, { ...written.from, kind: "provider-default" });
}

function saidElsewhere({ from }: Value<Datum>): Reason {
  const says = "is an OpenAPI definition that may disable the default endpoint";
  return { what: `${from.address}.${from.path}`, why: "not-modelled", says, at: from.at };
}

/** Whether the setting stands in a definition, or may stand in what is not known of it. */
function maySay(definition: Value<Datum>): boolean {
  if (definition.kind === "absent") return false;
  if (definition.kind === "known") return isIn(definition.value);
  const { form } = definition;
  if (form === undefined) return true;
  if (form.kind === "text") return form.parts.some((part) => typeof part === "string" && isIn(part));
  return form.open || isIn(form.kind === "map" ? form.entries : form.items);
}

function isIn(datum: Datum): boolean {
  if (typeof datum === "string") return datum.includes(SETTING);
  if (isList(datum)) return datum.some(maySay);
  return isMap(datum) && [...datum].some(([name, value]) => name === SETTING || maySay(value));
}
