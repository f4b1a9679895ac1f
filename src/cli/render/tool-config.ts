import type { Severity, ToolConfig, ToolConfigFile } from '../../index.js';
import { relativeFile } from '../../report/relative-file.js';
import type { DoctorOptions } from '../command-line/doctor-options.js';

/** The config in force with the flags over it, as a config of its own: JSON, paths relative to the working directory. */
export function renderToolConfig({ check, failOn }: DoctorOptions, defaultFailOn: Severity): string {
  const { system, toolConfig, target, paths = [], strictJson, severity = [], config, stateDir } = check;
  const near = (file: string): string => dotted(relativeFile(system.cwd, file));
  const levels = [
    ...(toolConfig?.levels ?? []).map(({ rule, level }) => [rule, level] as const),
    ...severity.map((override) => [override.rule, override.severity] as const),
  ];
  const named = config ?? stateDir;
  const release = target ?? toolConfig?.target?.release;
  const places =
    paths.length > 0 ? paths.map(dotted) : named === undefined ? toolConfig?.paths?.map(near) : [dotted(named)];
  const shown: ToolConfigFile = {
    ...(release !== undefined && { target: release }),
    ...(places && { paths: places }),
    failOn: failOn ?? toolConfig?.failOn ?? defaultFailOn,
    strictJson: strictJson || (toolConfig?.strictJson ?? false),
    rules: lastWins(levels),
    suppressions: (toolConfig?.suppressions ?? []).map((entry) => shownSuppression(entry, near)),
    plugins: (toolConfig?.plugins ?? []).map(({ file }) => near(file)),
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

/** In the order in which they count: the last one that names a rule wins. */
function lastWins<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  const inOrder = new Map<string, T>();
  for (const [key, value] of entries) {
    inOrder.delete(key);
    inOrder.set(key, value);
  }
  return Object.fromEntries(inOrder);
}

function shownSuppression(
  { rule, file, path, reason, source }: ToolConfig['suppressions'][number],
  near: (file: string) => string,
): NonNullable<ToolConfigFile['suppressions']>[number] {
  const isBelowConfig = file !== undefined && /^\.{1,2}\//.test(file);
  const directory = source.path.slice(0, Math.max(source.path.lastIndexOf('/'), source.path.lastIndexOf('\\')));
  const glob = isBelowConfig ? near(`${directory}/${file}`) : file;
  return { rule, ...(glob !== undefined && { file: glob }), ...(path !== undefined && { path }), reason };
}

/** A relative path that no one takes for the name of a package. */
function dotted(file: string): string {
  return /^(\.{1,2}([\\/]|$)|[\\/]|[A-Za-z]:)/.test(file) ? file : `./${file}`;
}
