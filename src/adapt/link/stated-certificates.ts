import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
import type { StatedCertificate } from "../../model/stated.ts";
import type { Place } from "../../source/place.ts";
import { known, type Provenance, type Reason, unknown } from "../../value.ts";
import { Directory } from "../directory.ts";
import { foreignEntity } from "../entity.ts";

/** The certificates of the input, with the names that the config states of those whose names the code leaves open. */
export function withStatedNames(
  certificates: readonly Certificate[],
  stated: readonly StatedCertificate[],
  resources: ReadonlyMap<string, Resource>,
): readonly Certificate[] {
  if (stated.length === 0) return certificates;
  const directory = new Directory(certificates, resources);
  const found = new Map<string, StatedCertificate>();
  for (const one of stated) {
    const certificate = directory.find(known(one.arn, provenance(one.arn, "", one.place)), foreign(one));
    if (certificate.kind === "known") found.set(certificate.value.address, one);
  }
  return certificates.map((certificate) => {
    const one = found.get(certificate.address);
    return one === undefined || certificate.names.kind !== "unknown"
      ? certificate
      : { ...certificate, names: namesOf(one) };
  });
}

/** Finds the certificates that no resource makes, and that the config tells of, by their ARN. */
export function directoryWithStated(
  certificates: readonly Certificate[],
  stated: readonly StatedCertificate[],
  resources: ReadonlyMap<string, Resource>,
): Directory<Certificate> {
  return new Directory(certificates, resources, new Map(stated.map((one) => [one.arn, foreign(one)])));
}

/** A certificate of which only the names are known. */
function foreign(stated: StatedCertificate): Certificate {
  const { arn, place } = stated;
  const from = provenance(arn, "", place);
  const says = "has nothing but its names told in the config";
  const why: Reason = { what: arn, why: "not-in-input", says, at: place };
  const untold = unknown([why], from);
  return {
    ...foreignEntity(arn, "aws_acm_certificate", from),
    source: untold,
    names: namesOf(stated),
    commonName: untold,
    keyAlgorithm: untold,
    certificateAuthorityArn: untold,
    privateAuthority: untold,
    selfSigned: untold,
    bodyPem: untold,
    chainPem: untold,
  };
}

function namesOf({ arn, names, place }: StatedCertificate): Certificate["names"] {
  const items = names.map((name, index) => known(name.text, provenance(arn, `names[${index}]`, name.place)));
  return known(items, provenance(arn, "names", place));
}

function provenance(address: string, path: string, at: Place): Provenance {
  return { at, kind: "config", address, path, via: [], because: [] };
}
