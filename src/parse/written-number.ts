/** A number as it is written: Terraform's have more digits than JavaScript's. */
export class WrittenNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
