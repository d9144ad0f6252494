import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface TerraformRun {
  readonly environment?: Readonly<Record<string, string>>;
  readonly vars?: readonly (readonly [string, string])[];
  readonly varFiles?: readonly string[];
}

/** A directory with these files, in which Terraform runs without providers, network or configuration of its own. */
export class TerraformDirectory {
  readonly path = mkdtempSync(join(tmpdir(), "terraform-"));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, path)), { recursive: true });
      writeFileSync(join(this.path, path), text);
    }
  }

  run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): string {
    const own = {
      PATH: process.env.PATH,
      HOME: this.path,
      TF_CLI_CONFIG_FILE: "/dev/null",
      CHECKPOINT_DISABLE: "1",
    };
    const result = spawnSync("terraform", args, {
      cwd: this.path,
      encoding: "utf8",
      env: { ...own, ...environment },
    });
    if (result.status !== 0) throw new Error(`terraform ${args[0]}: ${result.stdout}${result.stderr}`);
    return result.stdout;
  }

  /** The plan as JSON. */
  plan({ environment = {}, vars = [], varFiles = [] }: TerraformRun = {}): unknown {
    this.run(["init", "-backend=false", "-input=false"], {});
    const given = [
      ...varFiles.map((path) => `-var-file=${path}`),
      ...vars.map(([name, text]) => `-var=${name}=${text}`),
    ];
    this.run(["plan", "-refresh=false", "-input=false", "-out=plan.out", ...given], environment);
    return JSON.parse(this.run(["show", "-json", "plan.out"], environment));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
