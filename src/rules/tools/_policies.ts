import { perConfig } from '../../openclaw/config/per-config.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** The sections whose tool policies are OpenClaw's own; what stands in a plugin's settings is the plugin's affair. */
const ROOTS = ['tools', 'agents', 'channels', 'gateway'];

/** An object, and whether it holds a policy: lists named `allow`, `alsoAllow` and `deny` that are about tools. */
export interface PolicyHolder {
  readonly object: ConfigValue;
  readonly isPolicy: boolean;
}

/** What is known of a value from the keys above it; whole paths would take too long in a deep config. */
interface Visit {
  readonly value: ConfigValue;
  readonly inTools: boolean;
  readonly bySender: boolean;
  readonly byProvider: boolean;
}

/** Every object at or below the four sections, outermost first. */
export const objectsWithPolicies = perConfig((config): readonly PolicyHolder[] => {
  const found: PolicyHolder[] = [];
  const outside = { inTools: false, bySender: false, byProvider: false };
  const pending = ROOTS.flatMap((root) => config.at([root]) ?? [])
    .map((value) => visit(value, outside))
    .reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, bySender, byProvider } = next;
    if (value.isObject) found.push({ object: value, isPolicy: value.key === 'tools' || bySender || byProvider });
    const children = value.isArray ? value.items() : value.members();
    for (const child of [...children].reverse()) if (isContainer(child)) pending.push(visit(child, next));
  }
  return found;
});

function visit(value: ConfigValue, above: Omit<Visit, 'value'>): Visit {
  const { key } = value;
  return {
    value,
    inTools: above.inTools || key === 'tools',
    bySender: above.bySender || key === 'toolsBySender',
    byProvider: above.byProvider || (key === 'byProvider' && above.inTools),
  };
}

function isContainer(value: ConfigValue): boolean {
  return value.isObject || value.isArray;
}
