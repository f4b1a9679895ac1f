import type { Options } from 'yargs';
import { flag, text } from './option-kinds.js';
import { homeOptions } from './options.js';

export const restoreOptions: Readonly<Record<string, Options>> = {
  from: text('The config as it was; else git, the .bak files and our backups are looked through'),
  write: flag('Write it, with a backup; without this the diff is shown'),
  target: text('The release whose migrations have moved keys; the installed one unless given'),
  ...homeOptions,
  format: text('pretty or json'),
  json: flag('The same as --format json'),
  'show-secrets': flag('Leave secrets readable'),
};
