import { expect, test } from "vitest";
import { needs } from "../../../support/needs.ts";
import { TerraformDirectory } from "../../../support/terraform.ts";
import { evaluate } from "../helpers.ts";

/** `PROVIDER` is one that needs no installation for Terraform, and `aws` for us. */
const REQUIRED = `terraform {
  required_providers {
    PROVIDER = {
      source                = "terraform.io/builtin/terraform"
      configuration_aliases = [ALIASES]
    }
  }
}
`;

const required = (...aliases: string[]) => REQUIRED.replace("ALIASES", aliases.join(", "));
const uses = (name: string, provider?: string) =>
  `resource "TYPE" "${name}" {\n${provider === undefined ? "" : `  provider = ${provider}\n`}}\n`;
const calls = (name: string, source: string, more = "") =>
  `module "${name}" {\n  source = "${source}"\n${more}}\n`;

const FILES = {
  "main.tf": [
    required(),
    'provider "PROVIDER" {REGION default}\nprovider "PROVIDER" {\n  alias = "east"\nREGION east}\nprovider "PROVIDER" {\n  alias = "west"\nREGION west}\n',
    uses("plain"),
    uses("east", "PROVIDER.east"),
    calls(
      "both",
      "./both",
      "  providers = {\n    PROVIDER      = PROVIDER.west\n    PROVIDER.cert = PROVIDER.east\n  }\n",
    ),
    calls("inherits", "./leaf"),
    calls("alias_only", "./both", "  providers = {\n    PROVIDER.cert = PROVIDER.east\n  }\n"),
    calls(
      "each",
      "./leaf",
      '  for_each  = toset(["k"])\n  providers = {\n    PROVIDER = PROVIDER.east\n  }\n',
    ),
  ].join(""),
  "both/main.tf": [
    required("PROVIDER.cert"),
    uses("plain"),
    uses("cert", "PROVIDER.cert"),
    calls("mapped", "../leaf", "  providers = {\n    PROVIDER = PROVIDER.cert\n  }\n"),
    calls("inherits", "../leaf"),
  ].join(""),
  "leaf/main.tf": `${required()}${uses("plain")}`,
};

/** Which configuration each resource uses, by the graph that Terraform 1.11.4 makes. */
const EXPECTED = {
  "RESOURCE.plain": "default",
  "RESOURCE.east": "east",
  "module.both.RESOURCE.plain": "west",
  "module.both.RESOURCE.cert": "east",
  "module.both.module.mapped.RESOURCE.plain": "east",
  "module.both.module.inherits.RESOURCE.plain": "west",
  "module.inherits.RESOURCE.plain": "default",
  "module.alias_only.RESOURCE.plain": "default",
  "module.alias_only.RESOURCE.cert": "east",
  "module.alias_only.module.mapped.RESOURCE.plain": "east",
  "module.alias_only.module.inherits.RESOURCE.plain": "default",
  "module.each.RESOURCE.plain": "east",
};

function filled(provider: string, type: string, region: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(FILES).map(([path, text]) => {
      const named = text.replaceAll("PROVIDER", provider).replaceAll("TYPE", type);
      return [path, named.replaceAll(/REGION (\w+)/g, region)];
    }),
  );
}

test("a resource is in the region of the configuration that Terraform gives it", () => {
  const { resources, diagnostics } = evaluate(filled("aws", "aws_lb", '\n  region = "$1"\n'));
  const regions = resources.map(({ address, region }) => {
    const name = address.replace("aws_lb", "RESOURCE").replace('["k"]', "");
    return [name, region.kind === "known" ? region.value : region.kind];
  });
  expect(diagnostics).toEqual([]);
  expect(Object.fromEntries(regions)).toEqual(EXPECTED);
});

test("Terraform gives it that one", { timeout: 60_000 }, (context) => {
  needs(context, "terraform", { optional: true });
  const directory = new TerraformDirectory(filled("terraform", "terraform_data", ""));
  try {
    directory.run(["init", "-backend=false", "-input=false"]);
    expect(configurationsIn(directory.run(["graph", "-type=plan"]))).toEqual(EXPECTED);
  } finally {
    directory.remove();
  }
});

function configurationsIn(graph: string): Record<string, string> {
  const edge =
    /"\[root\] (\S*)terraform_data\.(\w+) \(expand\)" -> "\[root\] provider\[[^\]]*\](?:\.(\w+))?"/g;
  const found = [...graph.matchAll(edge)].map(([, module = "", name = "", alias = "default"]) => {
    return [`${module}RESOURCE.${name}`, alias] as const;
  });
  return Object.fromEntries(found);
}
