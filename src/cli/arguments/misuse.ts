/** A mistake on the command line; caught where the arguments are read, shown as `misuse`. */
export class Misuse extends Error {}
