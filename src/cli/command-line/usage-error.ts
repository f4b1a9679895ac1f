/** The command line says something that cannot be meant; the message is one sentence that says what to write instead. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
