import { RE2JS } from "re2js";
import { refuse } from "../refusal.ts";

/** A pattern of `fileset`: `*`, `?`, `**`, `{a,b}`, `[a-z]`; matched in linear time. */
export function matcherOf(pattern: string): (path: string) => boolean {
  if (!/^(?:\\.|\[[!^]?[^\]/]+\]|[^\\[])*$/su.test(pattern))
    return refuse("fileset: the pattern is not valid");
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(`^(?:${translate(pattern)})$`);
  } catch {
    return refuse("fileset: the pattern is not valid");
  }
  return (path) => compiled.matcher(path).find();
}

const TOKEN = /\*\*\/|\/\*\*$|\*\*|\*|\?|\{|\}|,|\[[!^]?[^\]/]+\]|\\.|[\s\S]/gu;

function translate(pattern: string): string {
  let depth = 0;
  return pattern.replace(TOKEN, (token) => {
    switch (token) {
      case "**/":
        return "(?:[^/]+/)*";
      case "/**":
        return "/.*";
      case "**":
        return ".*";
      case "*":
        return "[^/]*";
      case "?":
        return "[^/]";
      case "{":
        depth += 1;
        return "(?:";
      case "}":
        depth -= 1;
        return ")";
      case ",":
        return depth > 0 ? "|" : ",";
      default:
        return token.length > 1 && token.startsWith("[")
          ? token.replace("[!", "[^")
          : RE2JS.quote(token.replace(/^\\(?=.)/u, ""));
    }
  });
}
