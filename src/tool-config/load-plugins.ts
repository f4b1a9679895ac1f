import { pathToFileURL } from 'node:url';
import type { Rule } from '../engine/rule.js';
import { ruleProblem } from './rule-problem.js';
import type { ToolConfig } from './tool-config.js';
import { ToolConfigError } from './tool-config-error.js';

/**
 * The rules of a config's plugins. This runs the plugins' modules.
 * @param taken ids of the rules there are already
 * @throws {ToolConfigError} where a module cannot be loaded, exports no rules, or takes the id of another rule
 */
export async function loadPlugins(
  { plugins }: Pick<ToolConfig, 'plugins'>,
  taken: readonly string[],
): Promise<readonly Rule[]> {
  const ids = new Set(taken);
  const rules: Rule[] = [];
  for (const { file, origin } of plugins) {
    const exported: unknown = await import(pathToFileURL(file).href).then(
      (module: { default?: unknown }) => module.default,
      (error: unknown) => {
        throw new ToolConfigError(`${origin}: the plugin cannot be loaded: ${firstLine(error)}`, { cause: error });
      },
    );
    const list: readonly unknown[] = [exported].flat();
    if (exported === undefined || list.length === 0) {
      throw new ToolConfigError(`${origin}: the plugin's default export has to be a rule or a list of rules.`);
    }
    for (const rule of list) {
      const problem = ruleProblem(rule);
      if (problem !== undefined) throw new ToolConfigError(`${origin}: ${problem}`);
      const known = rule as Rule;
      if (ids.has(known.id)) throw new ToolConfigError(`${origin}: there is a rule called ${known.id} already.`);
      ids.add(known.id);
      rules.push(known);
    }
  }
  return rules;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
