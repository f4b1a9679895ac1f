import type { Options } from 'yargs';
import { flag, text } from './option-kinds.js';
import { colorOption, doctorOptions } from './options.js';

export const upgradeOptions: Readonly<Record<string, Options>> = {
  from: text('The release you come from; the installed one, or the one that wrote the config, unless given'),
  to: text('The release you go to; the newest known unless given'),
  config: { ...doctorOptions.config, group: 'Where to look:' },
  'state-dir': { ...doctorOptions['state-dir'], group: 'Where to look:' },
  format: text('text, json or markdown'),
  verbose: flag('Fold nothing: name every slot, new default and note'),
  ...colorOption,
};
