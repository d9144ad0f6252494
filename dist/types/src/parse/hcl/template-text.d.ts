/** From inside a quoted string to its `"`, to a sequence, to a newline (which is an error) or to the end. */
export declare function endOfQuotedText(text: string, from: number): number;
/** From inside a heredoc or bare template to a sequence, to after the end of the line, or to the end. */
export declare function endOfLineText(text: string, from: number): number;
