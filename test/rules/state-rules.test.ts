import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/registry.js';

/** Every condition of state that was found in the field or in the code of OpenClaw, and the rules that report it. */
const covered = JSON.parse(readFileSync(new URL('state-rule-ids.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>;
const known = new Map(rules.map((rule) => [rule.id, rule]));

describe('the catalogue of broken state', () => {
  it('is covered by rules that exist', () => {
    const missing = Object.entries(covered).filter(([, ids]) => ids.length === 0 || ids.some((id) => !known.has(id)));
    expect(missing).toEqual([]);
    expect(Object.keys(covered)).toHaveLength(83);
  });

  it('is reported with an example of the fault, where memory can hold one', () => {
    const onlyOnDisk = new Set([
      'approvals/wrong-directory',
      'cron/store-moved',
      'legacy-home/clawdbot',
      'legacy-home/moltbot',
      'meta/legacy-config-name',
      'permissions/secret-directory',
      'sessions/not-imported',
      'sqlite/newer-schema',
      'syntax/not-strict-json',
    ]);
    const silent = [...new Set(Object.values(covered).flat())].filter(
      (id) => !onlyOnDisk.has(id) && !known.get(id)?.examples.some(({ clean }) => clean !== true),
    );
    expect(silent).toEqual([]);
  });
});
