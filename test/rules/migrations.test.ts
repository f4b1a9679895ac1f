import { describe, expect, it } from 'vitest';
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
