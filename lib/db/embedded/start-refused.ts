/**
 * Something a person can put right stands in the way of a start. The message is two plain
 * sentences, Norwegian first, for the terminal; there is no stack worth showing.
 */
export class StartRefused extends Error {
  constructor(nb: string, en: string, options?: ErrorOptions) {
    super(`${nb}\n${en}`, options);
    this.name = "StartRefused";
  }
}
