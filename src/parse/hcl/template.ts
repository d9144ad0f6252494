import type { Expression, Literal, Template } from "./ast.ts";
import { CODE } from "./characters.ts";
import { unescape } from "./escapes.ts";
import { dedent } from "./heredoc.ts";
import type { Parser } from "./parser-state.ts";
import { type Piece, type PieceText, parseSequence } from "./template-sequence.ts";
import { buildParts } from "./template-tree.ts";
import { scanLines } from "./template-lines.ts";
