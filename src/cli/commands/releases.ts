import { listReleases } from '../../index.js';
import { table } from '../../report/documentation/rule-page.js';
import { type Arguments, oneOf } from '../command-line/options.js';
import { EXIT } from '../exit-code.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const format = oneOf(args, 'format', ['pretty', 'json', 'markdown'] as const) ?? 'pretty';
  const releases = listReleases();
  if (format === 'json') {
    await terminal.print(`${JSON.stringify({ schemaVersion: 1, releases }, null, 2)}\n`);
    return EXIT.clean;
  }
  const rows = releases.map(({ release, judgedBy, source }) => [
    release,
    source === 'package' ? 'read from its package' : `judged by ${judgedBy.join(' and ')}`,
  ]);
  const width = Math.max(...rows.map(([release = '']) => release.length));
  const own = releases.filter(({ source }) => source === 'package').length;
  const lines = rows.map(([release = '', words = '']) => `${release.padEnd(width)}  ${words}`);
  const text =
    format === 'markdown'
      ? table(['Release', 'What is known of it'], rows)
      : `${lines.join('\n')}\n\n${releases.length} releases, ${own} read from their packages.`;
  await terminal.print(`${text}\n`);
  return EXIT.clean;
}
