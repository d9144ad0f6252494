import type { Certificate } from "../model/certificate.ts";
import { known, type Value } from "../value.ts";

const ACM_ARN = /^arn:aws[a-z-]*:acm:([a-z0-9-]+):/;

/** The region of a certificate: as its ARN says, else that of the resource which makes it; absent where ACM does not hold it. */
export function certificateRegion(arn: Value<string>, certificate: Value<Certificate>): Value<string> {
  const written = arn.kind === "known" ? ACM_ARN.exec(arn.value)?.[1] : undefined;
  if (written) return known(written, arn.from);
  return certificate.kind === "known" ? certificate.value.region : certificate;
}
