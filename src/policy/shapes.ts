import type { Collection, Subjects } from "../rule.ts";
import type { Absent, Unknown, Value } from "../value.ts";
