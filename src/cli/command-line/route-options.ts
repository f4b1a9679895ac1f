import type { Options } from 'yargs';
import type { CheckOptions } from '../../index.js';
import { wantsColor } from '../color.js';
import type { Terminal } from '../terminal.js';
import { colorChoice } from './doctor-options.js';
import { type Arguments, colorOption, doctorOptions, given, oneOf, repeated, single } from './options.js';
import { UsageError } from './usage-error.js';

const format: Options = { type: 'string', requiresArg: true, describe: 'pretty or json' };
const agent: Options = { type: 'string', requiresArg: true, describe: 'Only this agent' };
const placed = (name: string): Options => ({ ...doctorOptions[name], group: 'Where to look:' });

const places = {
  target: placed('target'),
  config: placed('config'),
  'state-dir': placed('state-dir'),
  'no-state': placed('no-state'),
} as const;

export const routesOptions: Readonly<Record<string, Options>> = {
  agent,
  compare: {
    type: 'string',
    array: true,
    nargs: 2,
    requiresArg: true,
    describe: 'Two releases, or two config files: --compare 2026.4.29 2026.9.6',
  },
  ...places,
  format,
  ...colorOption,
};

export const whyOptions: Readonly<Record<string, Options>> = {
  agent: { ...agent, describe: 'For this agent; the default one unless given' },
  ...places,
  format,
  ...colorOption,
};

export interface RouteOptions {
  readonly check: CheckOptions;
  readonly agent: string | undefined;
  readonly format: 'pretty' | 'json';
  readonly color: boolean;
}

/** Reads the options `routes` and `why` share. @throws {UsageError} */
export function readRouteOptions(args: Arguments, { system, isTerminal, interrupted }: Terminal): RouteOptions {
  const paths = repeated(args, 'paths');
  const config = single(args, 'config');
  const stateDir = single(args, 'state-dir');
  if (paths.includes('')) throw new UsageError('a path is empty; name a config file.');
  if (paths.length > 0 && (config !== undefined || stateDir !== undefined)) {
    throw new UsageError('a path names what is looked at already; leave it, or --config and --state-dir, out.');
  }
  return {
    check: {
      system,
      paths,
      config,
      stateDir,
      state: given(args, 'no-state') ? 'skip' : 'read',
      target: single(args, 'target'),
      signal: interrupted,
    },
    agent: single(args, 'agent'),
    format: oneOf(args, 'format', ['pretty', 'json'] as const) ?? 'pretty',
    color: wantsColor(colorChoice(args), system.env, isTerminal),
  };
}
