import type { CheckOptions } from '../check-options.js';

/** The config says what is checked where nothing else does. */
export function withConfiguredPaths(options: CheckOptions): CheckOptions {
  const { paths = [], config, stateDir, toolConfig } = options;
  if (paths.length > 0 || config !== undefined || stateDir !== undefined) return options;
  return toolConfig?.paths === undefined ? options : { ...options, paths: toolConfig.paths };
}
