import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/bench/**"],
    testTimeout: 30_000,
    maxWorkers: "100%",
    reporters: ["default", "./test/support/summary-reporter.ts"],
  },
});
