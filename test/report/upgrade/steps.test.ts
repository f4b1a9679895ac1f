import { describe, expect, it } from 'vitest';
import type { UpgradeFacts } from '../../../src/report/upgrade/facts.js';
import { stepsOf, wayBack } from '../../../src/report/upgrade/steps.js';
import { CRON_STORE, DISCORD, facts, left, SESSIONS } from './sample.js';

const idsOf = (given: Partial<UpgradeFacts> = {}) => stepsOf(facts(given)).map(({ id }) => id);
const stepOf = (id: string, given: Partial<UpgradeFacts> = {}) => stepsOf(facts(given)).find((step) => step.id === id);
const noReturnOf = (given: Partial<UpgradeFacts>) =>
  stepsOf(facts(given)).flatMap(({ id, isNoReturn }) => (isNoReturn ? [id] : []));

describe('the steps of an upgrade', () => {
  it('are few where nothing is to be done but the upgrade', () => {
    expect(idsOf()).toEqual(['stop', 'backup', 'install', 'start', 'check']);
  });

  it('come in the one order that works', () => {
    const all = { fixes: 3, left: [left()], imports: [SESSIONS], comments: 4, plugins: [DISCORD] };
    expect(idsOf(all)).toEqual([
      'stop',
      'backup',
      'fix',
      'left',
      'install',
      'plugins',
      'doctor',
      'comments',
      'start',
      'check',
    ]);
  });

  it('install plugins after the doctor where the config is refused until it has read a key', () => {
    const ids = idsOf({ kept: [CRON_STORE], plugins: [DISCORD] });
    expect(ids.indexOf('plugins')).toBeGreaterThan(ids.indexOf('doctor'));
  });

  it('leave the doctor of OpenClaw out where nothing is to be taken over', () => {
    expect(idsOf({ fixes: 3, comments: 4 })).not.toContain('doctor');
    expect(idsOf({ left: [left({ by: 'openclaw', severity: 'warning' })] })).toContain('doctor');
    expect(idsOf({ layouts: [{ role: 'state', count: 1, from: 15, to: 18 }] })).toContain('doctor');
  });

  it('give comments back only where a rewrite has taken them', () => {
    expect(idsOf({ comments: 4 })).not.toContain('comments');
    expect(idsOf({ imports: [SESSIONS], comments: 0 })).not.toContain('comments');
    expect(idsOf({ imports: [SESSIONS], comments: 4 })).toContain('comments');
  });

  it('ask for a repair and for nothing else where a file cannot be parsed', () => {
    expect(idsOf({ unreadable: [{ file: 'openclaw.json', message: '1:3: x' }], imports: [SESSIONS] })).toEqual([
      'repair',
    ]);
  });

  it('leave advice and warnings for when it runs', () => {
    expect(idsOf({ left: [left({ severity: 'warning' })] })).not.toContain('left');
    expect(stepOf('check', { left: [left({ severity: 'warning' })] })?.title).toContain('the finding that can wait');
  });

  it('warn before a doctor that drops sessions', () => {
    expect(idsOf({ left: [left({ severity: 'warning', ruleId: 'sessions/prune-risk' })] })).toContain('left');
  });
});

describe('the point of no return', () => {
  it('is the first command of the new release that opens the state', () => {
    expect(noReturnOf({ imports: [SESSIONS] })).toEqual(['doctor']);
    expect(noReturnOf({ imports: [SESSIONS], plugins: [DISCORD] })).toEqual(['plugins']);
    expect(noReturnOf({ kept: [CRON_STORE], plugins: [DISCORD] })).toEqual(['doctor']);
  });

  it('is told only where something would be lost', () => {
    expect(noReturnOf({ fixes: 3, plugins: [DISCORD] })).toEqual([]);
  });
});

describe('the commands', () => {
  const elsewhere = {
    flags: " --state-dir '/srv/my home'",
    environment: "OPENCLAW_STATE_DIR='/srv/my home' ",
    backup: { directory: "'/srv/my home'", others: ['/etc/openclaw/shared.json'] },
    fixes: 1,
    imports: [SESSIONS],
    comments: 1,
  };

  it('name the home wherever they look at it', () => {
    const commands = stepsOf(facts(elsewhere)).flatMap((step) => step.commands);
    for (const command of commands.filter((one) => /^clawmend (?!undo)/.test(one))) {
      expect(command).toContain("--state-dir '/srv/my home'");
    }
    for (const command of commands.filter((one) => /openclaw (?:gateway|doctor|health|plugins)/.test(one))) {
      expect(command).toMatch(/^OPENCLAW_STATE_DIR='\/srv\/my home' openclaw /);
    }
  });

  it('back up what lies outside too, never over an older backup, for nobody else to read', () => {
    const commands = stepOf('backup', elsewhere)?.commands;
    expect(commands).toEqual([
      "(umask 77; tar czf ~/openclaw-2026.4.29-$(date +%s).tgz -C '/srv/my home' .)",
      '(umask 77; tar cPzf ~/openclaw-more-2026.4.29-$(date +%s).tgz /etc/openclaw/shared.json)',
      'tar tzf "$(ls -t ~/openclaw-2026.4.29-*.tgz | head -n 1)" | wc -l',
    ]);
  });

  it('lead back from the newest backup once state has gone on', () => {
    expect(wayBack(facts(elsewhere))).toEqual([
      "OPENCLAW_STATE_DIR='/srv/my home' openclaw gateway stop",
      "mv '/srv/my home' '/srv/my home'-$(date +%s)",
      "mkdir -m 700 '/srv/my home'",
      `tar xzf "$(ls -t ~/openclaw-2026.4.29-*.tgz | head -n 1)" -C '/srv/my home'`,
      'tar xPzf "$(ls -t ~/openclaw-more-2026.4.29-*.tgz | head -n 1)"',
      'npm install -g openclaw@2026.4.29 --allow-scripts=openclaw',
      "OPENCLAW_STATE_DIR='/srv/my home' openclaw gateway start",
    ]);
    expect(wayBack(facts({ ...elsewhere, imports: [] }))).toEqual([]);
  });

  it('install nothing that is there already', () => {
    expect(stepOf('install', { installed: '2026.9.6' })?.commands).toEqual(['openclaw --version']);
    expect(stepOf('install')?.commands).toEqual(['npm install -g openclaw@2026.9.6 --allow-scripts=openclaw']);
  });

  it('install a plugin for each package that is known', () => {
    const gone = { id: 'bluebubbles', package: undefined, usedBy: ['channels.bluebubbles'] };
    expect(stepOf('plugins', { plugins: [DISCORD, gone] })?.commands).toEqual([
      'openclaw plugins install @openclaw/discord',
    ]);
    expect(idsOf({ plugins: [gone] })).not.toContain('plugins');
  });
});
