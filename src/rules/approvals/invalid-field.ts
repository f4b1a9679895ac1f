import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast } from '../../openclaw/releases/release.js';

const WORDS: Readonly<Record<string, readonly string[]>> = {
  security: ['deny', 'allowlist', 'full'],
  ask: ['off', 'on-miss', 'always'],
  askFallback: ['deny', 'allowlist', 'full'],
};
const ITEM_TEXTS = ['id', 'commandText', 'argPattern', 'lastUsedCommand', 'lastResolvedPath'] as const;
/** From this release on the file is imported, and one wrong value ends the import. */
const IMPORTED = '2026.8.1';

export default defineRule({
  id: 'approvals/invalid-field',
  reads: 'exec-approvals',
  severity: 'error',
  fixable: 'manual',
  summary: 'The list of allowed commands has a value that OpenClaw does not know.',
  why: 'Up to 2026.7 the value counts as not set, which is the more permissive reading. From 2026.8 it refuses the whole file, ends the doctor with exit status 1 and every later repair with it.',
  references: ['https://docs.openclaw.ai/tools/exec-approvals'],
  examples: [
    { target: '2026.9.6', before: `{ "version": 1, "defaults": { "security": "yolo" } }\n` },
    {
      title: 'a date that is no number',
      target: '2026.9.6',
      before: `{ "version": 1, "agents": { "main": { "allowlist": [{ "pattern": "/usr/bin/git", "lastUsedAt": "yesterday" }] } } }\n`,
    },
    {
      title: 'values of today',
      target: '2026.9.6',
      clean: true,
      before: `{ "version": 1, "defaults": { "security": "allowlist", "ask": "on-miss", "askFallback": "deny" }, "agents": { "main": { "allowlist": [{ "pattern": "/usr/bin/git", "lastUsedAt": 1778000000000 }] } } }\n`,
    },
  ],
  check({ root, target, report }) {
    const agents = root.at('agents')?.members() ?? [];
    for (const { at, expected } of [root.at('defaults'), ...agents].flatMap((scope) =>
      scope ? faultsOf(scope) : [],
    )) {
      report({
        at,
        message: `OpenClaw knows ${expected} here${isAtLeast(target, IMPORTED) ? '; the import refuses the whole file' : ''}.`,
        fix: manual(`Write ${expected}`),
      });
    }
  },
});

interface Fault {
  readonly at: ConfigValue;
  readonly expected: string;
}

function faultsOf(scope: ConfigValue): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [name, words] of Object.entries(WORDS)) {
    const value = scope.at([name]);
    if (value === undefined || (value.string !== undefined && words.includes(value.string))) continue;
    faults.push({ at: value, expected: words.map((word) => `\`${word}\``).join(', ') });
  }
  const auto = scope.at('autoAllowSkills');
  if (auto !== undefined && typeof auto.value !== 'boolean') faults.push({ at: auto, expected: '`true` or `false`' });
  for (const item of scope.at('allowlist')?.items() ?? []) {
    const used = item.at('lastUsedAt');
    if (used !== undefined && typeof used.value !== 'number')
      faults.push({ at: used, expected: 'a number of milliseconds' });
    const pattern = item.at('pattern');
    for (const name of ITEM_TEXTS) {
      const text = item.at([name]);
      if (text !== undefined && text.string === undefined) faults.push({ at: text, expected: 'a text' });
    }
    if (item.isObject && !pattern?.string?.trim())
      faults.push({ at: pattern ?? item, expected: 'a `pattern` of text' });
  }
  return faults;
}
