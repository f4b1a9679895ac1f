import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import type { ConfigContext } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { matchesPattern, toolName } from '../../openclaw/tools/policy.js';
import { objectsWithPolicies } from './_policies.js';

/** Reports every tool list that names a tool, or covers it by a pattern, whose name has changed. */
export function checkRenamedTool({ config, target, report }: ConfigContext, old: string, name: string): void {
  for (const list of toolLists(config)) {
    const named = list.items().filter((item) => item.string !== undefined && toolName(item.string, target) === old);
    for (const item of named) {
      report({
        at: item,
        message: `The tool "${old}" is called "${name}" since OpenClaw 2026.8.1.`,
        fix: safe(`Write "${name}"`, (edit) => edit.set(item, name)),
      });
    }
    if (named.length > 0) continue;
    const patterns = list.items().flatMap(({ string }) => (string === undefined ? [] : [toolName(string, target)]));
    if (!matchesPattern(old, patterns) || matchesPattern(name, patterns)) continue;
    report({
      at: list,
      on: 'key',
      message: `\`${formatPath(list.path)}\` covers "${old}" by a pattern; the tool is called "${name}" since OpenClaw 2026.8.1.`,
      fix: safe(`Add "${name}"`, (edit) => edit.append(list, name)),
    });
  }
}

function* toolLists(config: ConfigValue): Generator<ConfigValue> {
  for (const { object, isPolicy } of objectsWithPolicies(config)) {
    const keys = isPolicy ? ['allow', 'alsoAllow', 'deny', 'toolsAllow'] : ['toolsAllow'];
    for (const key of keys) {
      const list = object.at([key]);
      if (list?.isArray) yield list;
    }
  }
}
