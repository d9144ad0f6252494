/**
 * The text with each flow collection and quoted text that is not indented enough put on one line, every character at
 * its offset; `undefined` where there is none. YAML asks for the indentation, yet CloudFormation's parser, like most,
 * does without it, and policies pasted as JSON rely on that.
 */
export declare function relaxIndentation(text: string): string | undefined;
