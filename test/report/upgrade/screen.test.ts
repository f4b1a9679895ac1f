import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { release } from '../../../src/openclaw/releases/release.js';
import { upgradeJson } from '../../../src/report/upgrade/json.js';
import { upgradeMarkdown } from '../../../src/report/upgrade/markdown.js';
import { upgradePlan } from '../../../src/report/upgrade/plan.js';
import { upgradeText } from '../../../src/report/upgrade/text.js';
import { DISCORD, facts, left, SESSIONS } from './sample.js';

const screen = (name: string): string => readFileSync(new URL(`./screens/${name}`, import.meta.url), 'utf8');

/** A home with a bit of everything. */
const plan = upgradePlan(
  facts({
    before: { refused: 4, errors: 5 },
    fixes: 18,
    left: [
      left({ by: 'unsafe', path: 'agents.defaults.models["openai-codex/gpt-5.5"]' }),
      left({ by: 'openclaw', severity: 'warning', path: 'jobs[0].payload.model' }),
      left({ severity: 'warning' }),
      left({ severity: 'info' }),
    ],
    imports: [SESSIONS, { what: 'cron jobs', into: 'state/openclaw.sqlite', files: 1, isNeededToStart: false }],
    comments: 15,
    routes: {
      slots: 9,
      changes: [
        {
          verdict: 'same subscription, Codex harness instead of PI',
          slots: ['main primary', 'main fallback[0]', 'main heartbeat', 'family heartbeat', 'family primary'],
          isPaidOtherwise: false,
          isAnswered: true,
        },
      ],
      unsafe: [],
      keptByFixes: 5,
      unseen: 2,
    },
    defaults: [
      { since: '2026.8.1', key: 'agents.defaults.heartbeat.target', now: 'heartbeats write to the owner' },
      { since: '2026.9.6', key: 'tools.toolSearch', now: 'agents search for tools' },
    ],
    plugins: [DISCORD],
  }),
);
const look = { width: 80, color: false, detail: 'screen' } as const;

describe('the screen of an upgrade', () => {
  it('fits on one, and nothing of it is wider than a terminal', () => {
    const text = upgradeText(plan, look);
    expect(text).toBe(screen('everything.txt'));
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('leaves out no question, no step, no stop and no command', () => {
    const text = upgradeText(plan, look);
    const all = upgradeText(plan, { ...look, detail: 'everything' });
    expect(all).toBe(screen('verbose.txt'));
    const lines = new Set(text.split('\n'));
    for (const { commands } of plan.steps) for (const command of commands) expect(lines).toContain(`      ${command}`);
    for (const { question } of plan.answers) expect(text).toContain(question);
    expect(text.match(/Go on when/g)).toHaveLength(plan.steps.filter(({ after }) => after === 'stop').length);
    expect(text.match(/^ ?\d+ {2}/gm)).toHaveLength(plan.steps.length);
    expect(text).toContain('--verbose');
    expect(all).not.toContain('--verbose');
  });

  it('names what nobody answers, however short it is', () => {
    const changes = [
      { verdict: 'no longer read', slots: ['ops image'], isPaidOtherwise: false, isAnswered: false },
      { verdict: 'same bill', slots: ['main primary'], isPaidOtherwise: false, isAnswered: true },
    ];
    const text = upgradeText(
      upgradePlan(facts({ routes: { slots: 2, changes, unsafe: [], keptByFixes: 0, unseen: 0 } })),
      look,
    );
    expect(text).toContain('no longer read (ops image)');
    expect(text).not.toContain('main primary');
  });

  it('is short where little is to be done', () => {
    const text = upgradeText(upgradePlan(facts({ from: { release: release('2026.8.2'), source: 'installed' } })), look);
    expect(text).toBe(screen('little.txt'));
  });

  it('is a list to tick off in markdown, and nothing of the config is markup', () => {
    expect(upgradeMarkdown(plan)).toBe(screen('everything.md'));
    const hostile = upgradePlan(facts({ left: [left({ path: 'a<b>|`*x*`' })] }));
    expect(upgradeMarkdown(hostile)).not.toContain('<b>');
  });

  it('numbers the steps for programs too', () => {
    const { steps } = JSON.parse(upgradeJson(plan, '1.2.3'));
    expect(steps.map(({ number }: { number: number }) => number)).toEqual(plan.steps.map((_, index) => index + 1));
    expect(steps.find(({ id }: { id: string }) => id === 'backup')).toMatchObject({ stop: true, noReturn: false });
  });
});
