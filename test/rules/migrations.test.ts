import { describe, expect, it } from 'vitest';
import history from '../../scripts/release/history.json' with { type: 'json' };
import upstreamIds from '../../scripts/release/migrations.json' with { type: 'json' };
import { rules } from '../../src/rules/registry.js';
import migrationIds from './migration-ids.json' with { type: 'json' };

const covered = new Set(rules.flatMap((rule) => rule.migrations ?? []));

describe('the catalogue of upstream migrations, 2026.1.29 to 2026.9.6', () => {
  it('is covered by rules, every id of it', () => {
    expect(migrationIds.filter((id) => !covered.has(id))).toEqual([]);
  });

  it('has every id that a rule claims', () => {
    expect([...covered].filter((id) => !migrationIds.includes(id))).toEqual([]);
  });
});

describe('every migration that a package names', () => {
  const named: Readonly<Record<string, string | readonly string[]>> = upstreamIds;
  const imported = Object.keys(history.hashes.migrations);

  it('stands for rules, or says why none is needed', () => {
    expect(imported.filter((id) => named[id] === undefined)).toEqual([]);
    expect(Object.keys(named).filter((id) => !imported.includes(id))).toEqual([]);
  });

  it('names rules there are', () => {
    const ids = new Set(rules.map((rule) => rule.id));
    const missing = Object.values(named).flatMap((rulesOf) =>
      typeof rulesOf === 'string' ? [] : rulesOf.filter((id) => !ids.has(id)),
    );
    expect(missing).toEqual([]);
  });

  it('has a reason where it has no rule', () => {
    const reasons = Object.values(named).filter((why) => typeof why === 'string');
    expect(reasons.filter((why) => !/^not needed: .{20}/.test(why))).toEqual([]);
  });
});
