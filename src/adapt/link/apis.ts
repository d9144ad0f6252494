import type { Api } from "../../model/endpoints.ts";
import type { Entity } from "../../model/entity.ts";
import type { Value } from "../../value.ts";
import { absent, known } from "../../value.ts";
import type { Directory } from "../directory.ts";
import { firstAtom, outline, UNKNOWN_PART } from "../referent.ts";

/** `a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com`; the API's id may be a part that only AWS knows. */
const DEFAULT_ENDPOINT = /^([^.]+)\.execute-api\./;

/** The API of the input that a host name is the default endpoint of; absent where it is another's, or something else. */
export function apiAt(name: Value<string>, apis: Directory<Api>, referrer: Entity): Value<Api> {
  const none = absent(name.from);
  const atom = firstAtom(name);
  const text = outline(name);
  const [, id] = text?.match(DEFAULT_ENDPOINT) ?? [];
  if (atom?.address !== undefined && (id === UNKNOWN_PART || isWholeEndpoint(text, atom.kind))) {
    return apis.at(atom.address, name.from) ?? none;
  }
  if (id === undefined || id.includes(UNKNOWN_PART)) return none;
  const found = apis.find(known(id, name.from), referrer);
  return found.kind === "known" ? found : none;
}

function isWholeEndpoint(text: string | undefined, kind: string | undefined): boolean {
  return text === UNKNOWN_PART && kind === "execute-api-host";
}
