import JSON5 from 'json5';
import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../src/engine/finding.js';
import { safe, unsafe } from '../../../src/engine/fix.js';
import { defineRule } from '../../../src/engine/rule.js';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import type { ConfigValue } from '../../../src/openclaw/config/view.js';
import type { Installation, Target } from '../../../src/openclaw/installation.js';
import { inRange, release } from '../../../src/openclaw/releases/release.js';
import { STILL_READ_KEYS } from '../../../src/openclaw/retired/still-read-keys.js';
import { RULES_ABOUT } from '../../../src/report/documentation/still-read-page.js';
import { rules } from '../../../src/rules/registry.js';

const HOME = '/home/operator/.openclaw';

interface Sample {
  /** A config in which the key says something that only it says. */
  readonly said: string;
  /** A config in which nothing is lost with it. */
  readonly harmless?: string;
  /** The place that is taken away; the key itself unless given. */
  readonly at?: string;
  /** A place it may be carried to. */
  readonly to?: string;
  readonly jobs?: string;
}

const SAMPLES: Readonly<Record<string, Sample>> = {
  'cron.store': {
    said: `{ cron: { store: '~/data/jobs.json' } }`,
    harmless: `{ cron: { store: '~/.openclaw/cron/jobs.json' } }`,
  },
  'cron.webhook': {
    said: `{ cron: { webhook: 'https://hook.example' } }`,
    harmless: `{ cron: { webhook: 'https://hook.example' } }`,
    jobs: `{ jobs: [{ id: 'a', notify: true }] }`,
  },
  'tts.prefsPath': {
    said: `{ messages: { tts: { prefsPath: '~/voice.json' } } }`,
    harmless: `{ messages: { tts: { prefsPath: '/home/operator/.openclaw/settings/tts.json' } } }`,
    at: 'messages.tts.prefsPath',
    to: 'tts.prefsPath',
  },
  'plugins.bundledDiscovery': {
    said: `{ meta: { lastTouchedVersion: '2026.7.35' }, plugins: { allow: ['a'], bundledDiscovery: 'compat' } }`,
    harmless: `{ meta: { lastTouchedVersion: '2026.6.11' }, plugins: { allow: ['a'], bundledDiscovery: 'compat' } }`,
  },
  'meta.lastTouchedVersion': {
    said: `{ meta: { lastTouchedVersion: '2026.8.1' }, plugins: { allow: ['a'] } }`,
    harmless: `{ meta: { lastTouchedVersion: '2026.8.1' } }`,
  },
  'hooks.internal.installs': {
    said: `{ hooks: { internal: { installs: { mine: { source: 'npm' } } } } }`,
    harmless: `{ hooks: { internal: { installs: {} } } }`,
  },
  'meta.lastTouchedAt': { said: '', harmless: `{ meta: { lastTouchedAt: '2026-07-02T08:00:00.000Z' } }` },
  'plugins.installs': {
    said: `{ plugins: { installs: { lobster: { source: 'npm' } } } }`,
    harmless: `{ plugins: { installs: {} } }`,
  },
  'memory.search.store.path': {
    said: `{ agents: { list: [{ id: 'main', memorySearch: { store: { path: '~/notes.sqlite' } } }] } }`,
    harmless: `{ agents: { list: [{ id: 'main', memorySearch: { store: { path: '~/.openclaw/memory/{agentId}.sqlite' } } }] } }`,
    at: 'agents.list[0].memorySearch.store.path',
    to: 'memory.search.store.path',
  },
  'plugins.entries.canvas.config.host.root': {
    said: `{ canvasHost: { root: '~/boards' } }`,
    harmless: `{ canvasHost: { root: '~/.openclaw/canvas/' } }`,
    at: 'canvasHost.root',
    to: 'plugins.entries.canvas.config.host.root',
  },
  'channels.reef.friends': {
    said: `{ channels: { reef: { friends: { ann: { key: 'k' } } } } }`,
    harmless: `{ channels: { reef: { friends: {} } } }`,
  },
};

it('a memory index that is not there is nothing to lose', async () => {
  const text = `{ memory: { search: { store: { path: '~/gone.sqlite' } } } }`;
  const missing = { ...installationOf(text), missingPaths: new Set(['~/gone.sqlite']) };
  expect((await remove('memory.search.store.path', missing, safe)).text).not.toContain('gone');
});

describe.each(STILL_READ_KEYS.map((row) => [row.key, row] as const))('%s', (key, row) => {
  const { said, harmless, at = key, to, jobs } = SAMPLES[key] ?? { said: '' };

  if (said !== '')
    it('is taken away by no fix, safe or unsafe, before it was read', async () => {
      for (const strength of [safe, unsafe]) {
        const { text, finding } = await remove(at, installationOf(said, { jobs }), strength);
        expect(text).toBe(said);
        expect(finding).toMatchObject({ status: 'open', fix: { applicability: 'manual', change: { type: 'none' } } });
        expect(finding?.fix?.title).toContain('openclaw doctor --fix');
      }
    });

  if (said !== '')
    it('is shown as nothing to apply in a plain check', async () => {
      const { finding } = await remove(at, installationOf(said, { jobs }), safe, 'none');
      expect(finding?.fix?.applicability).toBe('manual');
    });

  if (harmless !== undefined)
    it('goes where nothing is lost with it', async () => {
      const { text } = await remove(at, installationOf(harmless ?? ''), safe);
      expect(text).not.toContain(at.split('.').at(-1));
    });

  if (to !== undefined)
    it('may be carried to another place it is read from', async () => {
      const installation = installationOf(said);
      const { text } = await carry(at, to ?? '', installation);
      expect(text).not.toBe(said);
      expect(leaves(text ?? '')).toEqual(leaves(said));
    });

  if (row.mark !== undefined && said !== '')
    it('goes once the state says that it was taken over', async () => {
      const { text } = await remove(at, installationOf(said, { imported: [row.mark ?? ''] }), safe);
      expect(text).not.toContain(at.split('.').at(-1));
    });
});

it('is not kept from going by releases that do not read it', () => {
  const early = STILL_READ_KEYS.filter((row) => inRange(release('2026.6.11'), row)).map(({ key }) => key);
  expect(early).toEqual(['plugins.installs']);
});

it('has a sample for every key, and rules that exist', () => {
  const keys = STILL_READ_KEYS.map(({ key }) => key);
  expect(Object.keys(SAMPLES).sort()).toEqual([...keys].sort());
  expect(Object.keys(RULES_ABOUT).sort()).toEqual([...keys].sort());
  const ids = new Set(rules.map(({ id }) => id));
  expect(
    Object.values(RULES_ABOUT)
      .flat()
      .filter((id) => !ids.has(id)),
  ).toEqual([]);
});

function installationOf(
  config: string,
  { jobs, imported }: { readonly jobs?: string | undefined; readonly imported?: readonly string[] } = {},
): Installation {
  const made = memoryInstallation([
    { path: `${HOME}/openclaw.json`, kind: 'config', content: config },
    ...(jobs === undefined ? [] : [{ path: `${HOME}/cron/jobs.json`, kind: 'cron-jobs' as const, content: jobs }]),
  ]);
  if (imported === undefined) return made;
  const database = { path: `${HOME}/state/openclaw.sqlite`, kind: 'sqlite' as const, size: 1, modifiedAt: 0, imported };
  return { ...made, files: [...made.files, database] };
}

async function remove(
  at: string,
  installation: Installation,
  strength: typeof safe,
  fix: 'none' | 'unsafe' = 'unsafe',
) {
  return runRule(installation, fix, (config) => {
    const value = config.at(at);
    return value && strength('Remove it', (edit) => edit.remove(value));
  });
}

async function carry(at: string, to: string, installation: Installation) {
  return runRule(installation, 'unsafe', (config) => {
    const value = config.at(at);
    return value && safe('Carry it', (edit) => edit.move(value, to));
  });
}

async function runRule(
  installation: Installation,
  fix: 'none' | 'unsafe',
  fixFor: (config: ConfigValue) => Fix | undefined,
) {
  const rule = defineRule({
    id: 'a/rule',
    severity: 'error',
    summary: 'x',
    why: 'x',
    examples: [],
    reads: 'config',
    check({ config, report }) {
      const made = fixFor(config);
      if (made !== undefined) report({ at: config, message: 'x', fix: made });
    },
  });
  const target: Target = { release: release('2026.9.6'), source: 'flag' };
  const result = await run([rule], installation, target, { fix });
  return { text: result.files.find(({ kind }) => kind === 'config')?.after, finding: result.findings[0] };
}

function leaves(text: string): readonly unknown[] {
  const walk = (value: unknown): readonly unknown[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(walk) : [value];
  return walk(JSON5.parse(text)).filter((value) => value !== 'main');
}
