import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/document/edit/edits.js';
import type { Edit } from '../../../src/document/node.js';
import type { FileResult } from '../../../src/engine/run-result.js';
import { patchNotes, renderPatch } from '../../../src/report/index.js';
import { fuzzRuns } from '../../helpers/fuzz-runs.js';
import { CONFIG, CWD, fileResult, legacyConfig, reportInput, SESSIONS, set } from '../sample.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'patch-'));
  execFileSync('git', ['init', '-q', '.'], { cwd: folder });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function patchOf(files: readonly FileResult[], showSecrets = false): string {
  return renderPatch(reportInput({ mode: 'diff', files, showSecrets }));
}

function notesOf(files: readonly FileResult[]): readonly string[] {
  return patchNotes(reportInput({ mode: 'diff', files }));
}

function placeOf({ path }: FileResult): string {
  return join(folder, path.slice(CWD.length + 1));
}

/** What git makes of the files. */
function applied(files: readonly FileResult[], patch: string, ...flags: readonly string[]): readonly string[] {
  for (const file of files) {
    mkdirSync(dirname(placeOf(file)), { recursive: true });
    writeFileSync(placeOf(file), file.before);
  }
  execFileSync('git', ['apply', ...flags, '-'], { cwd: folder, input: patch, stdio: ['pipe', 'pipe', 'pipe'] });
  return files.map((file) => readFileSync(placeOf(file), 'utf8'));
}

const MODEL = 'agents.defaults.model.primary';

describe('--diff', () => {
  it('is empty where nothing changes', () => {
    expect(patchOf([fileResult(CONFIG, legacyConfig)])).toBe('');
  });

  it('names the rule of each hunk, and leaves out the secrets around it', () => {
    const file = fileResult(CONFIG, legacyConfig, [
      { ruleId: 'models/openai-codex-ref', operation: set(MODEL, 'openai/gpt-5.5') },
      { ruleId: 'gateway/bind-host-alias', operation: set('gateway.bind', 'lan') },
    ]);
    expect(patchOf([file])).toBe(`--- a/openclaw.json
+++ b/openclaw.json
@@ -5,9 +5,9 @@ gateway/bind-host-alias models/openai-codex-ref
-    bind: '0.0.0.0',
+    bind: 'lan',
   },
   agents: {
     defaults: {
       // the subscription, not the API key
-      model: { primary: 'openai-codex/gpt-5.5' },
+      model: { primary: 'openai/gpt-5.5' },
       timeoutSeconds: 600,
     },
   },
`);
    expect(notesOf([file])).toEqual([]);
    expect(applied([file], patchOf([file]))).toEqual([file.after]);
  });

  it('applies over several files at once', () => {
    const files = [
      fileResult(CONFIG, legacyConfig, [
        { ruleId: 'models/openai-codex-ref', operation: set(MODEL, 'openai/gpt-5.5') },
      ]),
      fileResult(SESSIONS, '{\r\n  "a": { "harness": "pi" }\r\n}', [
        { ruleId: 'sessions/stale-pi-pin', operation: { op: 'remove', path: ['a', 'harness'] } },
      ]),
    ];
    expect(applied(files, patchOf(files))).toEqual(files.map(({ after }) => after));
  });

  it('names only the rules of what is left of a hunk', () => {
    const text = `{\n  a: 1,\n  token: 'b2f0c6d18e774a35',\n  b: 1,\n  c: 1,\n}\n`;
    const file = fileResult(CONFIG, text, [
      { ruleId: 'x/a', operation: set('a', '2') },
      { ruleId: 'x/b', operation: set('b', '2') },
    ]);
    expect(patchOf([file]).match(/^@@.*$/gm)).toEqual(['@@ -1,2 +1,2 @@ x/a', '@@ -4,3 +4,3 @@ x/b']);
  });

  it('says which flag git needs where a secret stands right behind a change', () => {
    const text = `{\n  bind: '0.0.0.0',\n  token: 'b2f0c6d18e774a35',\n}\n`;
    const file = fileResult(CONFIG, text, [{ ruleId: 'gateway/bind-host-alias', operation: set('bind', 'lan') }]);
    const patch = patchOf([file]);
    expect(patch).not.toContain('token');
    expect(() => applied([file], patch)).toThrow();
    expect(applied([file], patch, '--unidiff-zero')).toEqual([file.after]);
    expect(notesOf([file])).toEqual([expect.stringContaining('--unidiff-zero')]);
    expect(applied([file], patchOf([file], true))).toEqual([file.after]);
  });

  it('never applies with a mask in it, whatever applies it', () => {
    const text = `{\n  a: 1,\n  old: { token: 'b2f0c6d18e774a35' },\n}\n`;
    const file = fileResult(CONFIG, text, [
      { ruleId: 'gateway/root-token', operation: { op: 'rename', path: ['old'], key: 'auth' } },
    ]);
    const patch = patchOf([file]);
    expect(patch).toContain(`-  old: { token: '***' },\n+  auth: { token: '***' },\n`);
    expect(patch).toContain('--- a/openclaw.json (secrets masked)');
    expect(() => applied([file], patch)).toThrow();
    expect(notesOf([file])).toEqual([expect.stringContaining('--show-secrets')]);
    expect(applied([file], patchOf([file], true))).toEqual([file.after]);
  });

  it('does not write a mask where a secret is only added', () => {
    const before = `{\n  a: 1,\n  b: 2,\n  c: 3,\n}\n`;
    const edit: Edit = { offset: before.indexOf('  c:'), length: 0, text: `  token: 'b2f0c6d18e774a35',\n` };
    const file: FileResult = { ...fileResult(CONFIG, before), after: applyEdits(before, [edit]), edits: [edit] };
    expect(() => applied([file], patchOf([file]))).toThrow();
    expect(readFileSync(placeOf(file), 'utf8')).toBe(before);
  });

  it('applies wherever secrets stand: whole, or with the flag the note names', () => {
    const line = fc.oneof(
      { weight: 3, arbitrary: fc.constant('open') },
      { weight: 2, arbitrary: fc.constant('changed') },
      { weight: 1, arbitrary: fc.constant('removed') },
      { weight: 2, arbitrary: fc.constant('secret') },
    );
    const seen = { whole: 0, loose: 0 };
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 24 }), fc.constantFrom('\n', '\r\n'), (kinds, eol) => {
        const members = kinds.map((kind, index) =>
          kind === 'secret' ? `  token${index}x: { botToken: 'b2f0c6d18e774a${index + 100}' },` : `  k${index}: 'v',`,
        );
        const before = ['{', ...members, '}', ''].join(eol);
        const edits: Edit[] = [];
        kinds.forEach((kind, index) => {
          const start = before.indexOf(`  k${index}:`);
          if (kind === 'changed') edits.push({ offset: before.indexOf(`'v'`, start) + 1, length: 1, text: 'new' });
          if (kind === 'removed') edits.push({ offset: start, length: `  k${index}: 'v',${eol}`.length, text: '' });
        });
        const after = applyEdits(before, edits);
        const touched = edits.map(({ offset, length }) => ({ ruleId: 'x/y', start: offset, end: offset + length }));
        const file: FileResult = { ...fileResult(CONFIG, before), after, edits, touched };
        const patch = patchOf([file]);
        expect(patch).not.toContain('b2f0c6d18e774a');
        if (edits.length === 0) {
          expect(patch).toBe('');
          return;
        }
        expect(patch.match(/^@@.*$/gm)!.every((header) => header.endsWith(' @@ x/y'))).toBe(true);
        const isLoose = notesOf([file]).length > 0;
        seen[isLoose ? 'loose' : 'whole']++;
        expect(applied([file], patch, ...(isLoose ? ['--unidiff-zero'] : []))).toEqual([after]);
      }),
      { numRuns: fuzzRuns(60) },
    );
    expect(seen.whole).toBeGreaterThan(10);
    expect(seen.loose).toBeGreaterThan(10);
  });
});
