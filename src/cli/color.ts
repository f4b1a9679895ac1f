import type { Environment } from '../index.js';

export type ColorChoice = 'auto' | 'always' | 'never';

/** The flag decides; else FORCE_COLOR, then NO_COLOR, then whether a person is looking. */
export function wantsColor(choice: ColorChoice, env: Environment, isTerminal: boolean): boolean {
  if (choice !== 'auto') return choice === 'always';
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return isTerminal && env.TERM !== 'dumb';
}
