import type { Options } from 'yargs';
import { doctorOptions } from './options.js';

const of = (name: string): Options => doctorOptions[name] ?? {};

export const mergeOptions: Readonly<Record<string, Options>> = {
  'fail-on': of('fail-on'),
  'max-warnings': of('max-warnings'),
  format: of('format'),
  output: of('output'),
  statistics: of('statistics'),
  quiet: of('quiet'),
  color: of('color'),
};
