import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
import type { Value } from "../../value.ts";
/** The texts that an imported certificate consists of, whatever the arguments are called. */
export interface ImportedTexts {
    readonly body: Value<string>;
    readonly chain: Value<string>;
}
/** A certificate with a body of its own: imported into ACM or IAM. */
export declare function importedCertificate(resource: Resource, texts: ImportedTexts, resources: ReadonlyMap<string, Resource>): Certificate;
