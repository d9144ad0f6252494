import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
import type { ValueList } from "../../model/entity.ts";
import { unfilledDefault } from "../../unfilled.ts";
import type { Unknown, Value } from "../../value.ts";
import { known, unknown } from "../../value.ts";
import { refused } from "../block.ts";
import { entityOf, lacking } from "../entity.ts";
import { orDefault, presetFrom } from "../read.ts";
import { CERTIFICATE_DEFAULTS } from "./defaults.ts";

/** The arguments of a request, whatever they are called. */
export interface RequestedTexts {
  readonly domainName: Value<string>;
  readonly alternativeNames: ValueList<string>;
  readonly keyAlgorithm: Value<string>;
  readonly certificateAuthorityArn: Value<string>;
}

/** A certificate that ACM issues, from a public or a private authority. */
export function requestedCertificate(resource: Resource, texts: RequestedTexts): Certificate {
  return {
    ...entityOf(resource),
    source: known("requested", texts.domainName.from),
    names: allNames(texts.domainName, texts.alternativeNames),
    commonName: lacking(resource, "common_name"),
    keyAlgorithm: orDefault(texts.keyAlgorithm, CERTIFICATE_DEFAULTS.keyAlgorithm),
    certificateAuthorityArn: texts.certificateAuthorityArn,
    privateAuthority: isSet(texts.certificateAuthorityArn),
    selfSigned: lacking(resource, "certificate_body"),
    bodyPem: lacking(resource, "certificate_body"),
    chainPem: lacking(resource, "certificate_chain"),
  };
}

/** A certificate of which it cannot be told whether it is requested or imported: a condition decides. */
export function undecidedCertificate(resource: Resource, texts: RequestedTexts, body: Unknown): Certificate {
  return {
    ...requestedCertificate(resource, texts),
    source: body,
    names: body,
    commonName: body,
    keyAlgorithm: body,
    privateAuthority: body,
    selfSigned: body,
    bodyPem: body,
    chainPem: body,
  };
}

/** The domain name first; where the others are not known, more may follow. */
function allNames(domainName: Value<string>, others: ValueList<string>): ValueList<string> {
  if (domainName.kind === "absent") {
    const unfilled = unfilledDefault(domainName);
    return unfilled ? unknown([unfilled], domainName.from) : refused(domainName.from, "is missing");
  }
  switch (others.kind) {
    case "absent":
      return known([domainName], domainName.from);
    case "known":
      return known([domainName, ...others.value], others.from);
    case "unknown": {
      const listed = others.form?.kind === "list" ? others.form.items : [];
      return unknown(others.why, others.from, { kind: "list", items: [domainName, ...listed], open: true });
    }
  }
}

/** An ARN that AWS will choose is one all the same; one that hangs on a condition may be none. */
function isSet(arn: Value<string>): Value<boolean> {
  if (arn.kind === "absent") return known(false, presetFrom(arn.from));
  if (arn.kind === "known" || arn.form?.kind === "text") return known(true, arn.from);
  return unknown(arn.why, arn.from);
}
