import type { ConfigValue } from '../../openclaw/config/view.js';

/** The sections whose tool policies are OpenClaw's own; what stands in a plugin's settings is the plugin's affair. */
const ROOTS = ['tools', 'agents', 'channels', 'gateway'];

/** Every object at or below the four sections, outermost first. */
export function* objectsWithPolicies(config: ConfigValue): Generator<ConfigValue> {
  const pending = ROOTS.flatMap((root) => config.at([root]) ?? []).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.isObject) yield next;
    for (const child of [...next.members(), ...next.items()].reverse()) if (isContainer(child)) pending.push(child);
  }
}

function isContainer(value: ConfigValue): boolean {
  return value.isObject || value.isArray;
}

/** Whether an object holds a policy: lists named `allow`, `alsoAllow` and `deny` that are about tools. */
export function isToolPolicy({ path }: ConfigValue): boolean {
  if (path.at(-1) === 'tools' || path.includes('toolsBySender')) return true;
  const byProvider = path.lastIndexOf('byProvider');
  return byProvider >= 0 && path.slice(0, byProvider).includes('tools');
}
