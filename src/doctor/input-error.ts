/** What was asked for cannot be done; the message is one sentence that says what to do instead. Exit status 2. */
export class InputError extends Error {
  constructor(message: string, options?: { readonly cause: unknown }) {
    super(message, options);
    this.name = 'InputError';
  }
}
