import type { Reporter, TestModule } from "vitest/node";

/** Closes the output with one plain line, whatever else was printed: `123 passed, 0 failed, 2 skipped`, and why those were skipped. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    const reasons = new Set<string>();
    const oracles = new Set<string>();
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result();
        count[result.state] += 1;
        for (const { type, message } of test.annotations()) if (type === "oracle") oracles.add(message);
        if (result.state === "skipped") reasons.add(result.note ?? `${test.fullName}`);
      }
      if (module.errors().length > 0) count.failed += 1;
    }
    for (const reason of [...reasons].sort()) process.stdout.write(`skipped: ${reason}\n`);
    // Whose word the oracle tests took: the installed Terraform's, or its kept answers'.
    for (const oracle of [...oracles].sort()) process.stdout.write(`oracle: ${oracle}\n`);
    process.stdout.write(
      `\n${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped\n`,
    );
  }
}
