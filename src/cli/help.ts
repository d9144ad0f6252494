import type { HelpTopic } from "./arguments.ts";

const GENERAL = `originlint predicts the errors (502, 503, 504, …) that CloudFront will answer with
because of a disagreement in your Terraform, CloudFormation or CDK code. check reads
files only: it contacts nothing and, without --run-handlers, runs nothing. verify and
probe ask the origins.

Usage:
  originlint [check] [PATH…] [options]    find what will fail (default: this directory)
  originlint verify [PATH…] [options]     the same, and ask the origins as CloudFront would
  originlint probe HOST… [options]        ask one origin, and show all that it answers
  originlint baseline [PATH…] [options]   accept what is found now: only new findings count
  originlint explain [RULE]               what a rule means, or the list of rules
  originlint test [POLICY…]               run the examples of your own policies
  originlint help [COMMAND]               this text, or a command's options

Examples:
  originlint                              check this directory
  originlint infra --var-file prod.tfvars
  originlint cdk.out                      after cdk synth
  originlint probe origin.example.com     instead of openssl s_client, dig and a browser
  originlint -f sarif=originlint.sarif    pretty on the terminal, SARIF in a file

Exit status:
  0  nothing at or above --fail-on (default: error)
  1  findings
  2  the job could not be done: usage, config, unreadable input, or a bug
  3  with --strict: something could not be decided, or not be asked

originlint check --help lists the options of check; so for verify, probe and baseline.
`;

const COMMON = `      --policies DIR         also apply your own rules (repeatable)
  -c, --config FILE          use this config instead of the nearest originlint.config.jsonc
      --no-config            use no config
      --now DATE             judge as on that day: 2026-11-23
                             (default: SOURCE_DATE_EPOCH, else today)
`;

const VARIABLES = `      --var NAME=VALUE       give a Terraform variable a value (repeatable)
      --var-file FILE        read variables from a file (repeatable)
      --source-root DIR      show findings of a plan in the code of this folder (default: the
                             plan's own folder, or this one, if it is the plan's code)
${COMMON}`;

const CODE_INPUT = `Input:
      --baseline FILE        findings in this file do not count (default:
                             .originlint-baseline.json beside the config, or in the root)
      --no-baseline          use none
${VARIABLES}
Functions at the edge:
      --run-handlers         RUN THE CODE of Lambda@Edge and CloudFront Functions, each with
                             AWS's sample event, and judge what comes back as CloudFront
                             does. Nothing is contacted: it runs in a process of its own,
                             without network, environment or write access, for seconds. Only
                             this flag turns it on; the README says what keeps the code in.
`;

const OUTPUT = `Output:
  -f, --format NAME[=FILE]   pretty (default), concise, json, sarif, github, markdown;
                             with =FILE it goes to that file, and the terminal still
                             gets pretty (repeatable)
  -q, --quiet                findings only: no summary, no warnings
  -v, --verbose              what is not decided with the way to what decides it
      --color WHEN           auto (default: as NO_COLOR, FORCE_COLOR and CI say), always, never

Exit status:
      --fail-on SEVERITY     exit 1 from this severity: error (default), warning, note, never
      --strict               exit 3 if something could not be decided, or not be asked

  -h, --help                 this text
  -V, --version              the version

Findings go to the output stream, everything else to the error stream.
`;

const NETWORK = `Network:
      --connect-to HOST:PORT:ADDRESS:PORT
                             dial this address and port where that host and port are meant,
                             as curl does; the name is then not resolved (repeatable)
      --ca FILE              trust these roots (PEM) instead of Mozilla's
      --resolver ADDRESS[:PORT]
                             ask this resolver instead of public ones (repeatable)
      --root-hints FILE      begin at these root name servers (as IANA's named.root)
      --allow-address CIDR   dial addresses that are not public, such as 10.0.0.0/8 or
                             127.0.0.1; metadata addresses never are (repeatable)
      --timeout SECONDS      wait for nothing longer than this
      --full                 find out all that an origin offers, even when it is healthy
      --send-origin-headers  send the origin's custom headers, secrets among them
      --record FILE          write what was seen to a file
      --replay FILE          judge what was recorded: contact nothing
`;

const CHECK = `Usage: originlint [check] [PATH…] [options]

PATH is a folder, a .tf file, a CloudFormation template, a cdk.out folder, or what
terraform show -json (of a plan or state) or aws cloudfront get-distribution print
(- for the standard input). The whole module or app that a path belongs to is read;
without PATH, this directory.

${CODE_INPUT}
${OUTPUT}`;

const VERIFY = `Usage: originlint verify [PATH…] [options]

Finds what check finds, then asks the origins what CloudFront would ask them: the same
names, ports, protocols, ciphers, server name and Host. Each finding is confirmed,
refuted (a note, which does not count), or predicted where it could not be asked; what
only the origin shows is observed. PATH is as for check.

A port that does not answer from here may answer CloudFront: that stays undecided.

${CODE_INPUT}
${NETWORK}
${OUTPUT}`;

const PROBE = `Usage: originlint probe HOST… [options]

Asks an origin what CloudFront would ask it, and shows the answers: name servers and
addresses, certificate names, issuers and dates, protocols and ciphers, the response,
each with the public command that shows the same. HOST is a name, HOST:PORT or a URL;
several must agree in scheme, port and path.

Origin:
      --scheme SCHEME        https (default; http for port 80), or http
      --port PORT            80, 443, or 1024 to 65535
      --host NAME            the Host that is forwarded, which is the server name then
      --protocols LIST       as origin_ssl_protocols: TLSv1.2 (default), TLSv1.1, TLSv1, SSLv3
      --path PATH            ask for this path (default: /)
      --distribution FILE    take all this from what aws cloudfront get-distribution prints
                             (- for the standard input); HOST then picks an origin of it

Input:
${COMMON}
${NETWORK}
${OUTPUT}`;

const BASELINE = `Usage: originlint baseline [PATH…] [options]

Writes what check finds today to .originlint-baseline.json, beside the config or in the
repository's root. check and verify then count new findings only, and tell which of the
others are no longer found. It is known again on other lines and in renamed files.

Input:
      --baseline FILE        write this file
${VARIABLES}
  -q, --quiet                no warnings
      --color WHEN           auto (default), always, never
  -h, --help                 this text
  -V, --version              the version
`;

const EXPLAIN = `Usage: originlint explain [RULE]

Prints the page of a rule: what happens on the wire, why it ends in that status,
what it looks like from outside and in the logs, how to mend it, which checks of
others disagree, what to run by hand, and code that fails and code that passes.
A topic (tls or tls/*) lists its rules; without RULE, all are listed.

Examples:
  originlint explain
  originlint explain port/no-listener
  originlint explain 'port/*'

      --color WHEN   auto (default), always, never
  -h, --help         this text
`;

const TEST = `Usage: originlint test [POLICY…] [options]

Runs the examples that stand in policies, as a test runner does: each must come out as
its expect says, with findings on the lines marked "# <- fail" and on no others. POLICY
is a file or a folder; without it, the policies of the config. Nothing is contacted.

  -f, --format NAME          pretty (default), json
  -c, --config FILE          use this config instead of the nearest originlint.config.jsonc
      --no-config            use no config
      --color WHEN           auto (default), always, never
  -h, --help                 this text

Exit status: 0 all passed, 1 some failed, 2 a policy is broken, or there is none.
`;

/** What `--help` prints. */
export function helpText(topic: HelpTopic): string {
  return {
    general: GENERAL,
    check: CHECK,
    verify: VERIFY,
    probe: PROBE,
    baseline: BASELINE,
    explain: EXPLAIN,
    test: TEST,
  }[topic];
}
