import { tool } from '../index.js';
import type { DoctorOptions } from './doctor-options.js';

/** What to type to run the same again; modes, strength and formats are left for the reader to add. */
export function invocation({ check, toolConfig, baseline }: DoctorOptions): string {
  const flags = [
    ...option('target', check.target),
    ...option('config', check.config),
    ...option('state-dir', check.stateDir),
    ...option('tool-config', toolConfig),
    ...option('baseline', baseline?.file),
    ...(check.state === 'skip' ? ['--no-state'] : []),
    ...(check.strictJson ? ['--strict-json'] : []),
    ...(check.only ?? []).flatMap((id) => option('only', id)),
    ...(check.skip ?? []).flatMap((id) => option('skip', id)),
  ];
  return [tool.name, ...flags, ...(check.paths ?? []).map(quoted)].join(' ');
}

function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`--${name} ${quoted(value)}`];
}

/** Safe to paste into a shell. */
function quoted(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
