import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../src/document/diff/unified.js';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import { type FileResult, isChanged } from '../../../src/engine/run-result.js';
import { fileOfBytes } from '../../../src/openclaw/file-bytes.js';
import type { Installation, Target } from '../../../src/openclaw/installation.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { rules } from '../../../src/rules/registry.js';

const HOME = '/home/operator/.openclaw';
const CONFIG = `{ agents: { defaults: { model: { primary: 'openai/gpt-5.5', fallbacks: ['openai/gpt-5.4'] } } } }\n`;
const STORE = `${HOME}/agents/main/sessions/sessions.json`;

function installationOf(text: string): Installation {
  return memoryInstallation([
    { path: `${HOME}/openclaw.json`, kind: 'config', content: CONFIG },
    { path: STORE, kind: 'sessions', content: text },
    {
      path: `${HOME}/agents/main/sessions/s1.jsonl`,
      kind: 'transcript',
      content: '{"type":"session","id":"s1"}\n{"id":"u"}\n',
    },
  ]);
}

/** As a large store is read. */
function inBytes(installation: Installation, text: string): Installation {
  return {
    ...installation,
    files: installation.files.map((file) => {
      if (file.kind !== 'sessions') return file;
      const { content: _, ...rest } = file;
      return fileOfBytes(rest, Buffer.from(text));
    }),
  };
}

/** What is written, compared and shown of a store without making a text of it. */
function expectSameStore(actual: FileResult | undefined, expected: FileResult | undefined): void {
  if (actual?.large === undefined || expected === undefined) throw new Error('the store was not read as bytes');
  const { large, edits } = actual;
  expect(edits).toEqual(expected.edits);
  expect(Buffer.concat(large.before.withEdits(edits)).toString()).toBe(expected.after);
  expect(isChanged(actual)).toBe(isChanged(expected));
  expect(large.after.slice(0)).toBe(expected.after);
  const diff = { file: 'sessions.json', edits };
  expect(unifiedDiff({ ...diff, before: large.before })).toBe(unifiedDiff({ ...diff, before: expected.before }));
}

const members = fc.constantFrom<[string, unknown]>(
  ['sessionId', 's1'],
  ['sessionId', 'a/b'],
  ['updatedAt', '2026-05-01'],
  ['modelProvider', 'openai-codex'],
  ['modelProvider', 'anthropic'],
  ['model', 'gpt-5.5'],
  ['model', 'claude-sonnet-4-6'],
  ['providerOverride', 'codex-cli'],
  ['modelOverride', 'openai-codex/gpt-5.4'],
  ['modelOverride', `openai-codex/${'x'.repeat(300)}`],
  ['modelOverrideSource', 'auto'],
  ['agentHarnessId', 'pi'],
  ['agentRuntimeOverride', 'claude-cli'],
  ['cliSessionBindings', { 'claude-cli': { sessionId: 'c'.repeat(300) } }],
  ['claudeCliSessionId', 'c1'],
  ['fallbackNotice', { selectedModel: `openai-codex/${'y'.repeat(300)}` }],
  ['provider', 'telegram'],
  ['authProfileOverride', 'openai-codex:default'],
  ['authProfileOverrideSource', 'auto'],
  ['heartbeatIsolatedBaseSessionKey', 'x'],
  ['skillsSnapshot', { prompt: '"modelOverride": "openai-codex/gpt-5" pi codex-cli anthropic '.repeat(9) }],
  ['skillsSnapshot', { prompt: '✨\n\u0001'.repeat(200), modelOverride: 'openai-codex/gpt-5' }],
  ['label', '"pi"'],
  ['label', '💬'.repeat(300)],
);
const keys = fc.constantFrom('agent:main:main', 'agent:main:telegram:direct:1', 'main', 'agent:main:Großer', 'global');
const stores = fc
  .tuple(
    fc.array(fc.tuple(keys, fc.array(members, { maxLength: 6 })), { minLength: 1, maxLength: 5 }),
    fc.constantFrom('plain', 'escaped names', 'windows', 'json5', 'mark', 'cut off'),
  )
  .map(([entries, how]) => {
    const written = entries.map(
      ([key, list]) => `${JSON.stringify(key)}: ${JSON.stringify(Object.fromEntries(list), null, 2)}`,
    );
    const text = `{\n${written.join(',\n')}\n}\n`;
    if (how === 'escaped names') return text.replaceAll('"m', '"\\u006d').replaceAll('codex', 'c\\u006fdex');
    if (how === 'windows') return text.replaceAll('\n', '\r\n');
    if (how === 'json5') return `${text.slice(0, -3)}, // end\n}`;
    if (how === 'mark') return `\ufeff${text}`;
    return how === 'cut off' ? text.slice(0, -20) : text;
  });

describe('a session store that is read as bytes', () => {
  it.each([
    ['2026.9.6', 'none'],
    ['2026.5.12', 'none'],
    ['2026.9.6', 'unsafe'],
    ['2026.5.12', 'safe'],
  ] as const)(
    'has the same findings and fixes as its text under %s, fixing %s',
    async (name, fix) => {
      const target: Target = { release: release(name), source: 'flag' };
      let found = 0;
      await fc.assert(
        fc.asyncProperty(stores, async (text) => {
          const plain = installationOf(text);
          const [expected, actual] = [
            await run(rules, plain, target, { fix }),
            await run(rules, inBytes(plain, text), target, { fix }),
          ];
          expect(JSON.stringify(actual.findings)).toBe(JSON.stringify(expected.findings));
          expect(actual.files.map(({ before, after }) => [before, after])).toEqual(
            expected.files.map(({ before, after }) => [before, after]),
          );
          expectSameStore(
            actual.files.find(({ path }) => path === STORE),
            expected.files.find(({ path }) => path === STORE),
          );
          found += actual.findings.filter(({ ruleId }) => ruleId.startsWith('sessions/')).length;
        }),
        { numRuns: 25 },
      );
      expect(found).toBeGreaterThan(5);
    },
    600_000,
  );

  it('is fixed in the order of its text where a key is there twice', async () => {
    const text = '{"agent:main:main":{},"main":{"sessionId":"s1"},"agent:main:main":{"sessionId":"s2"}}';
    const target: Target = { release: release('2026.5.12'), source: 'flag' };
    for (const installation of [installationOf(text), inBytes(installationOf(text), text)]) {
      const { files } = await run(rules, installation, target, { fix: 'safe' });
      const after = files.find(({ path }) => path === STORE)?.after ?? '';
      expect(after.match(/updatedAt/g)).toHaveLength(2);
      expect(JSON.parse(after)).toHaveProperty(['agent:main:main', 'sessionId'], 's2');
    }
  });

  it.each(['none', 'unsafe'] as const)('is not made a text of, fixing %s', async (fix) => {
    const entry = { sessionId: 's1', updatedAt: 1_780_000_000_000, modelProvider: 'openai', model: 'gpt-5.5' };
    const text = JSON.stringify({
      'agent:main:main': { ...entry, skillsSnapshot: { prompt: 'modelOverride '.repeat(50) } },
      'agent:main:pinned': { ...entry, agentHarnessId: 'pi', agentRuntimeOverride: 'pi' },
    });
    const read = inBytes(installationOf(text), text);
    const asked: string[] = [];
    for (const file of read.files) {
      if (file.kind !== 'sessions') continue;
      Object.defineProperty(file, 'content', {
        get() {
          asked.push(file.path);
          return text;
        },
      });
    }
    const result = await run(rules, read, { release: release('2026.9.6'), source: 'flag' }, { fix });
    const ofStore = result.findings.filter(({ file }) => file === STORE);
    expect([...new Set(ofStore.map(({ path }) => path?.[0]))]).toEqual(['agent:main:pinned']);
    const changed = result.files.filter(isChanged).map(({ path }) => path);
    expect(changed).toEqual(fix === 'none' ? [] : [STORE]);
    expect(asked).toEqual([]);
  });
});
