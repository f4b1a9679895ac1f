import type { Options } from 'yargs';

/** An option that takes a text. */
export const text = (describe: string, more: Options = {}): Options => ({
  type: 'string',
  requiresArg: true,
  describe,
  ...more,
});

/** An option that is a switch. */
export const flag = (describe: string, more: Options = {}): Options => ({ type: 'boolean', describe, ...more });
