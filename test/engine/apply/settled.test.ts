import { describe, expect, it } from 'vitest';
import { manual, safe } from '../../../src/engine/fix.js';
import { defineRule, type Rule } from '../../../src/engine/rule.js';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import { release } from '../../../src/openclaw/releases/release.js';

const shared = {
  severity: 'error',
  summary: 'A key.',
  why: 'It is there for the test.',
  examples: [],
} as const;

const removesSection = defineRule({
  ...shared,
  reads: 'config',
  id: 'test/removes-section',
  check({ config, report }) {
    const at = config.at('old');
    if (at !== undefined) report({ at, message: 'old', fix: safe('Remove old', (edit) => edit.remove(at)) });
  },
});

const speaksOfKey = defineRule({
  ...shared,
  reads: 'config',
  id: 'test/speaks-of-key',
  after: ['test/removes-section'],
  check({ config, report }) {
    const at = config.at('old.key');
    if (at !== undefined) report({ at, message: 'key', fix: manual('Buy a key') });
  },
});

async function fixed(rules: readonly Rule[], content: string) {
  const installation = memoryInstallation([
    { path: '/home/operator/.openclaw/openclaw.json', kind: 'config', content },
  ]);
  const target = { release: release('2026.9.6'), source: 'flag' as const };
  const { findings } = await run(rules, installation, target, { fix: 'safe' });
  return findings.map(({ ruleId, status, settledBy }) => ({ ruleId, status, settledBy }));
}

describe('a finding whose cause another fix takes away', () => {
  it('is done, and known not to be by its own fix', async () => {
    expect(await fixed([removesSection, speaksOfKey], '{ old: { key: 1 } }')).toEqual([
      { ruleId: 'test/removes-section', status: 'fixed', settledBy: undefined },
      { ruleId: 'test/speaks-of-key', status: 'fixed', settledBy: 'other-fixes' },
    ]);
  });

  it('stays open where nothing takes it away', async () => {
    expect(await fixed([speaksOfKey], '{ old: { key: 1 } }')).toMatchObject([{ status: 'open' }]);
  });
});
