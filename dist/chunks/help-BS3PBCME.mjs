import"./chunk-ALXGDVON.mjs";var e=`originlint predicts the errors (502, 503, 504, \u2026) that CloudFront will answer with
because of a disagreement in your Terraform, CloudFormation or CDK code. It reads
files only: it contacts nothing and runs nothing.

Usage:
  originlint [check] [PATH\u2026] [options]    find what will fail (default: this directory)
  originlint explain [RULE]               what a rule means, or the list of rules
  originlint help [COMMAND]               this text, or a command's options

Examples:
  originlint                              check this directory
  originlint infra --var-file prod.tfvars
  originlint cdk.out                      after cdk synth
  originlint -f sarif=originlint.sarif    pretty on the terminal, SARIF in a file

Exit status:
  0  nothing at or above --fail-on (default: error)
  1  findings
  2  the job could not be done: usage, config, unreadable input, or a bug
  3  with --strict: something could not be decided

originlint check --help lists the options.
`,i=`Usage: originlint [check] [PATH\u2026] [options]

PATH is a folder, a .tf file, a CloudFormation template or a cdk.out folder.
The whole module or app that a path belongs to is read; without PATH, this directory.

Input:
      --var NAME=VALUE       give a Terraform variable a value (repeatable)
      --var-file FILE        read variables from a file (repeatable)
      --policies DIR         also apply your own rules (repeatable)
  -c, --config FILE          use this config instead of the nearest originlint.config.jsonc
      --no-config            use no config
      --now DATE             judge as on that day: 2026-11-23
                             (default: SOURCE_DATE_EPOCH, else today)

Output:
  -f, --format NAME[=FILE]   pretty (default), concise, json, sarif, github, markdown;
                             with =FILE it goes to that file, and the terminal still
                             gets pretty (repeatable)
  -q, --quiet                findings only: no summary, no warnings
      --color WHEN           auto (default: as NO_COLOR, FORCE_COLOR and CI say), always, never

Exit status:
      --fail-on SEVERITY     exit 1 from this severity: error (default), warning, note, never
      --strict               exit 3 if something could not be decided

  -h, --help                 this text
  -V, --version              the version

Findings go to the output stream, everything else to the error stream.
`,o=`Usage: originlint explain [RULE]

Prints the page of a rule: what goes wrong, why, how to mend it, and examples of
code that fails and code that passes. Without RULE, it lists all rules.

Examples:
  originlint explain
  originlint explain port/no-listener

      --color WHEN   auto (default), always, never
  -h, --help         this text
`;function n(t){return{general:e,check:i,explain:o}[t]}export{n as helpText};
