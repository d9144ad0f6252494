/** Why an attribute that nobody writes is not known, as people read it; `type` is the resource's in Terraform. */
export function decidedAtCreation(type: string): string {
  return isOfAws(type)
    ? "is decided by AWS when the resource is created"
    : "is decided when the resource is created";
}

/** The same of a data source, read when Terraform `plans` or `applies`. */
export function readWhen(type: string, verb: "plans" | "applies"): string {
  return isOfAws(type) ? `is read from AWS when Terraform ${verb}` : `is read when Terraform ${verb}`;
}

/** Others are made by Terraform itself (`random_password`, `tls_private_key`, `external`) or by someone else. */
function isOfAws(type: string): boolean {
  return /^aws(cc)?_/.test(type);
}
