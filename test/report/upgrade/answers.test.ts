import { describe, expect, it } from 'vitest';
import type { UpgradeFacts } from '../../../src/report/upgrade/facts.js';
import { upgradePlan } from '../../../src/report/upgrade/plan.js';
import { CRON_STORE, DISCORD, facts, left, SESSIONS } from './sample.js';

const answer = (id: string, given: Partial<UpgradeFacts> = {}) => {
  const found = upgradePlan(facts(given)).answers.find((one) => one.id === id);
  return { tone: found?.tone, text: found?.sentences.join(' ') };
};

describe('whether the gateway starts', () => {
  it('is a plain yes where nothing stands in the way', () => {
    expect(answer('start')).toEqual({ tone: 'good', text: '2026.9.6 takes this config as it is.' });
  });

  it('says who repairs what', () => {
    const refused = { before: { refused: 3, errors: 1 }, fixes: 4 };
    expect(answer('start', refused).text).toBe('Not as it is: 3 keys refused and 1 more error. Step 3 repairs that.');
    expect(answer('start', { ...refused, left: [left()] })).toEqual({
      tone: 'bad',
      text: 'Not as it is: 3 keys refused and 1 more error. Step 3 repairs most of that, step 4 is for gateway.bind.',
    });
  });

  it('says what it waits for', () => {
    const text = answer('start', { imports: [SESSIONS], kept: [CRON_STORE] }).text;
    expect(text).toContain('cron.store stays until step 4 has read it');
    expect(text).toContain(
      'Outside a container image it refuses to start before sessions are imported (2 files, step 4).',
    );
  });

  it('promises nothing of a file that cannot be parsed, and answers no other question', () => {
    const { answers } = upgradePlan(facts({ unreadable: [{ file: 'openclaw.json', message: '1:3: a comma' }] }));
    expect(answers.map(({ id }) => id)).toEqual(['start']);
    expect(answers[0]?.sentences[0]).toBe('No, under no release: openclaw.json cannot be parsed (1:3: a comma).');
  });
});

describe('who answers and who pays', () => {
  const group = { verdict: 'same subscription, Codex harness instead of PI', slots: ['main primary'] };
  const routes = { slots: 3, changes: [], unsafe: [], keptByFixes: 0, unseen: 0 };

  it('is worst first', () => {
    const changes = [
      { ...group, isPaidOtherwise: false, isAnswered: true },
      { verdict: 'no longer resolves', slots: ['main image'], isPaidOtherwise: false, isAnswered: false },
    ];
    const { tone, text } = answer('routes', { routes: { ...routes, changes } });
    expect(tone).toBe('bad');
    expect(text).toBe(
      '2 of 3 model slots change; no bill changes: no longer resolves (main image); same subscription, Codex harness instead of PI (main primary).',
    );
  });

  it('claims no bill where files do not tell', () => {
    const changes = [{ ...group, isPaidOtherwise: false, isAnswered: true }];
    expect(answer('routes', { routes: { ...routes, unseen: 2, changes } }).text).toContain(
      'As far as files tell no bill changes, but no file says who pays for 2 slots.',
    );
  });

  it('names plugins that nothing takes the place of', () => {
    expect(answer('routes', { plugins: [DISCORD] }).text).not.toContain('discord');
    expect(answer('routes', { plugins: [{ ...DISCORD, package: undefined }] }).text).toContain(
      'The plugin discord (channels.discord) is gone',
    );
  });
});

describe('what cannot be taken back', () => {
  it('begins with the step that moves state, and names it', () => {
    const layouts = [{ role: 'state', count: 1, from: 15, to: 18, readBefore: 15 }] as const;
    expect(answer('no-return', { imports: [SESSIONS], layouts }).text).toBe(
      'From step 4 on, sessions move into databases and 1 state database goes from layout 15 to 18, which 2026.4.29 does not read: only the backup of step 2 leads back, without what came since. Until then: `clawmend undo`, and 2026.4.29 again.',
    );
  });

  it('is nothing that is known where no state moves', () => {
    expect(answer('no-return').tone).toBe('good');
    expect(answer('no-return').text).toContain('Nothing that is known');
  });
});
