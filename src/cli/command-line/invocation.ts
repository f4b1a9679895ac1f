import { tool } from '../../index.js';
import { quoted, quotedPath } from '../../report/shell-words.js';
import type { DoctorOptions } from './doctor-options.js';
import { STDIN_NAME } from './doctor-options.js';

/** What to type to run the same again; modes, strength and formats are left for the reader to add. */
export function invocation(options: DoctorOptions): string {
  return [commandFor(options), ...subject(options)].join(' ');
}

/** The same without what is checked. */
export function commandFor({ check, toolConfig, baseline }: DoctorOptions): string {
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
    ...(check.severity ?? []).flatMap(({ rule, severity }) => option('severity', `${rule}=${severity}`)),
  ];
  return [tool.name, ...flags].join(' ');
}

/** Paths as they have to be typed; a pattern is left to us to expand. */
export function pathWords(paths: readonly string[]): string {
  return paths.map(quotedPath).join(' ');
}

/** What to type to see the routes of what was checked. */
export function routesInvocation({ check }: DoctorOptions): string {
  const flags = [
    ...option('target', check.target),
    ...option('config', check.config),
    ...option('state-dir', check.stateDir),
    ...(check.state === 'skip' ? ['--no-state'] : []),
  ];
  return [
    tool.name,
    'routes',
    ...flags,
    ...(check.given === undefined ? (check.paths ?? []).map(quotedPath) : []),
  ].join(' ');
}

function subject({ source, check }: DoctorOptions): readonly string[] {
  const paths = check.paths ?? [];
  if (source === 'files') return paths.map(quotedPath);
  if (source === 'staged') return ['--staged'];
  const [name] = paths;
  return ['--stdin', ...(name === STDIN_NAME ? [] : option('stdin-filename', name))];
}

function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`--${name} ${quoted(value)}`];
}
