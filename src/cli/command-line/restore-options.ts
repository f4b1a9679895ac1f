import type { Options } from 'yargs';
import { doctorOptions } from './options.js';

const text = (describe: string): Options => ({ type: 'string', requiresArg: true, describe });
const flag = (describe: string): Options => ({ type: 'boolean', describe });
const places: Readonly<Record<string, Options>> = {
  config: { ...doctorOptions.config, group: 'Where to look:' },
  'state-dir': { ...doctorOptions['state-dir'], group: 'Where to look:' },
};

export const restoreOptions: Readonly<Record<string, Options>> = {
  from: text('The config as it was; else git, the .bak files and our backups are looked through'),
  write: flag('Write it, with a backup; without this the diff is shown'),
  target: text('The release whose migrations have moved keys; the installed one unless given'),
  ...places,
  format: text('pretty or json'),
  json: flag('The same as --format json'),
  'show-secrets': flag('Leave secrets readable'),
};
