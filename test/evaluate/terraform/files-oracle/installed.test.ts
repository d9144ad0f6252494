import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { loadTerraformRoot } from "../../../../src/evaluate/terraform/load.ts";
import { DiskFiles } from "../../../../src/source/disk-files.ts";
import { needs } from "../../../support/needs.ts";
import { TerraformDirectory } from "../../../support/terraform.ts";
import { evaluate, NO_OPTIONS, property } from "../helpers.ts";

const LB = (name: string) => `resource "aws_lb" "it" {\n  name = "${name}"\n}\n`;
const CALL = 'module "app" {\n  source = "SOURCE"\n}\n';
/** A package whose submodule calls a neighbour, and a module that is only installed in its place. */
const PACKAGE = {
  "modules/app/main.tf": `${LB("app")}module "near" {\n  source = "../near"\n}\nmodule "far" {\n  source = "FAR"\n}\n`,
  "modules/near/main.tf": LB("near"),
};
const FAR = { "main.tf": LB("far") };
const NAMES = { "module.app": "app", "module.app.module.near": "near", "module.app.module.far": "far" };

function expectNames(evaluation: ReturnType<typeof evaluate>): void {
  for (const [module, name] of Object.entries(NAMES))
    expect(property(evaluation, `${module}.aws_lb.it`, "name")).toBe(name);
}

/** As `terraform init` of Terraform 1.11.4 writes it. */
const MANIFEST = {
  Modules: [
    { Key: "", Source: "", Dir: "." },
    {
      Key: "app",
      Source: "git::https://example.com/p.git//modules/app",
      Dir: ".terraform/modules/app/modules/app",
    },
    { Key: "app.far", Source: "git::https://example.com/far.git", Dir: ".terraform/modules/app.far" },
    { Key: "app.near", Source: "../near", Dir: ".terraform/modules/app/modules/near" },
  ],
};

function installed(data: string, manifest: object): Record<string, string> {
  const files: Record<string, string> = {
    "main.tf": CALL.replace("SOURCE", "git::https://example.com/p.git//modules/app"),
    [`${data}/modules/modules.json`]: JSON.stringify(manifest),
    ".terraform/modules/app.far/main.tf": FAR["main.tf"],
  };
  for (const [path, text] of Object.entries(PACKAGE))
    files[`.terraform/modules/app/${path}`] = text.replace("FAR", "git::https://example.com/far.git");
  return files;
}

test("modules of a package are found where they are installed, and their neighbours beside them", () => {
  expectNames(evaluate(installed(".terraform", MANIFEST)));
});

test("TF_DATA_DIR says where the list of installed modules is", () => {
  expectNames(evaluate(installed("data", MANIFEST), { environment: { TF_DATA_DIR: "data" } }));
});

test("a module that is not on the list is not installed", () => {
  const { unseen } = evaluate(
    installed(".terraform", { Modules: MANIFEST.Modules.filter(({ Key }) => Key !== "app.far") }),
  );
  expect(unseen).toMatchObject([
    {
      address: "module.app.module.far",
      why: [{ why: "module-not-installed", says: expect.stringContaining("terraform init") }],
    },
  ]);
});

const SITE = "registry.terraform.io/example/site/aws";

test.each([
  ["as it is", "example/site/aws", "5.1.0", true],
  ["with the registry's host", SITE, "5.1.0", true],
  ["with a constraint", "example/site/aws", "~> 5.0", true],
  ["with another exact version", "example/site/aws", "5.1.1", false],
  ["from another place in the registry", "example/other/aws", "5.1.0", false],
  ["from a part of it", "example/site/aws//modules/x", "5.1.0", false],
  ["from git", "git::https://example.com/site.git?ref=v5", "5.1.0", false],
  ["by a short name of what may be the same", "github.com/example/site", "5.1.0", true],
])("a module that is called %s is what is installed, or is not", (_, source, version, same) => {
  const Modules = [{ Key: "app", Source: SITE, Version: "5.1.0", Dir: ".terraform/modules/app" }];
  const { resources, unseen } = evaluate({
    "main.tf": `module "app" {\n  source  = "${source}"\n  version = "${version}"\n}\n`,
    ".terraform/modules/modules.json": JSON.stringify({ Modules }),
    ".terraform/modules/app/main.tf": LB("app"),
  });
  expect(resources.map(({ address }) => address)).toEqual(same ? ["module.app.aws_lb.it"] : []);
  const says = expect.stringMatching(/ installed.*: run terraform init$/);
  expect(unseen).toMatchObject(same ? [] : [{ why: [{ why: "module-not-installed", says }] }]);
});

test("what Terraform has installed is found", { timeout: 60_000 }, (context) => {
  needs(context, "terraform", { optional: true });
  needs(context, "git");
  const far = repository(FAR);
  const near = repository(
    Object.fromEntries(
      Object.entries(PACKAGE).map(([path, text]) => [path, text.replace("FAR", far.source)]),
    ),
  );
  const root = new TerraformDirectory({ "main.tf": CALL.replace("SOURCE", `${near.source}//modules/app`) });
  try {
    root.run(["get"]);
    const { value, diagnostics } = loadTerraformRoot("", new DiskFiles(root.path), NO_OPTIONS);
    expect(diagnostics).toEqual([]);
    expectNames(value.evaluate(new Map()));
  } finally {
    for (const directory of [far.directory, near.directory, root]) directory.remove();
  }
});

function repository(files: Record<string, string>): { directory: TerraformDirectory; source: string } {
  const directory = new TerraformDirectory(files);
  const git = (...args: string[]) => {
    const who = ["-c", "user.name=x", "-c", "user.email=x@example.invalid"];
    const { status, stderr } = spawnSync("git", [...who, ...args], { cwd: directory.path, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  };
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "x");
  return { directory, source: `git::file://${directory.path}` };
}
