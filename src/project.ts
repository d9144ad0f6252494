/** What the project calls itself; `version` is checked against package.json by a test. */
export const PROJECT = {
  name: "originlint",
  version: "0.1.0",
  url: "https://github.com/originlint/originlint",
  issues: "https://github.com/originlint/originlint/issues",
} as const;
