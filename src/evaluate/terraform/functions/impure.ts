/** Another answer each time they are asked. */
export const IMPURE_FUNCTIONS: ReadonlySet<string> = new Set([
  "timestamp",
  "plantimestamp",
  "uuid",
  "bcrypt",
]);
