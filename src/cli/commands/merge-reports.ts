import { type HomesReport, keptFor, mergeReports, tool } from '../../index.js';
import { printHomes, worstOf } from '../check/homes.js';
import { refuseBadFiles } from '../check/print-reports.js';
import { readDoctorOptions } from '../command-line/doctor-options.js';
import { type Arguments, repeated } from '../command-line/options.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const options = readDoctorOptions(args, terminal);
  const names = repeated(args, 'reports');
  await refuseBadFiles(options, names, terminal);
  const formats = options.reports.map(({ format }) => format);
  const homes = await mergeReports(names, terminal.system, keptFor(formats, options.detail));
  const report: HomesReport = {
    homes,
    tool,
    mode: 'merge',
    color: options.color,
    width: terminal.width,
    notes: [],
    detail: options.detail,
    ...(options.most !== undefined && { most: options.most }),
  };
  const status = worstOf(homes, options);
  await printHomes(report, options, status, terminal);
  return status;
}
