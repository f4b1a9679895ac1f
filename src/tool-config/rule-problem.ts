const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info'];

/** What keeps a value that a program handed over from being a rule, as a sentence; `undefined` where it is one. */
export function ruleProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return `${describe(value)} is no rule; see defineRule.`;
  const rule = value as Readonly<Record<string, unknown>>;
  const { id } = rule;
  if (typeof id !== 'string' || !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id)) {
    return `a rule is called area/name, in small letters, digits and hyphens, not ${describe(id)}.`;
  }
  if (!SEVERITIES.includes(rule.severity)) return `the rule ${id} needs a severity: error, warning or info.`;
  for (const key of ['summary', 'why', 'reads']) {
    if (typeof rule[key] !== 'string') return `the rule ${id} needs ${key}, as a string.`;
  }
  const looks = rule.reads === 'sessions' ? 'entry' : 'check';
  if (typeof rule[looks] !== 'function') return `the rule ${id} needs a function ${looks}.`;
  return Array.isArray(rule.examples) ? undefined : `the rule ${id} needs examples, as a list.`;
}

function describe(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : value === null ? 'null' : typeof value;
}
