/** Characters as people see them, which is how Terraform counts. */
export declare function graphemes(text: string): string[];
