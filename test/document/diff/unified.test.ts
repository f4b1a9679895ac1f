import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editsBetween, unifiedDiff } from '../../../src/document/diff/unified.js';
import { applyEdits } from '../../../src/document/edit/edits.js';
import { planOperation } from '../../../src/document/edit/plan.js';
import type { Edit, Range } from '../../../src/document/node.js';
import { parseDocument } from '../../../src/document/parse.js';
import { fuzzRuns } from '../../helpers/fuzz-runs.js';
import { Choices, choices, generateDocument } from '../arbitrary-document.js';
import { generateOperation } from '../edit/arbitrary-operation.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What git makes of the files when it applies a patch. */
function gitApply(files: { readonly [name: string]: string }, patch: string): { readonly [name: string]: string } {
  const scratch = mkdtempSync(join(folder, 'case-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(scratch, name), text);
  const git = spawnSync('git', ['-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn', '-'], {
    cwd: scratch,
    input: patch,
    env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
  });
  expect(git.stderr.toString()).toBe('');
  return Object.fromEntries(Object.keys(files).map((name) => [name, readFileSync(join(scratch, name), 'utf8')]));
}

function diff(before: string, edits: readonly Edit[], more: Partial<Parameters<typeof unifiedDiff>[0]> = {}): string {
  return unifiedDiff({ file: 'openclaw.json', before, edits, ...more });
}

function replace(before: string, old: string, text: string): Edit {
  return { offset: before.indexOf(old), length: old.length, text };
}

const LINES = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`).join('');

describe('a unified diff', () => {
  test('shows three lines around a change', () => {
    expect(diff(LINES, [replace(LINES, 'line 10', 'ten')])).toBe(`--- a/openclaw.json
+++ b/openclaw.json
@@ -7,7 +7,7 @@
 line 7
 line 8
 line 9
-line 10
+ten
 line 11
 line 12
 line 13
`);
  });

  test('names what each hunk is for', () => {
    const edits = [replace(LINES, 'line 2\n', ''), replace(LINES, 'line 18\n', 'line 18\nmore\n')];
    const section = ({ start, end }: Range) => (end > start ? `removes ${LINES.slice(start, end).trim()}` : 'adds');
    expect(diff(LINES, edits, { section })).toBe(`--- a/openclaw.json
+++ b/openclaw.json
@@ -1,5 +1,4 @@ removes line 2
 line 1
-line 2
 line 3
 line 4
 line 5
@@ -16,5 +15,6 @@ removes line 18
 line 16
 line 17
 line 18
+more
 line 19
 line 20
`);
  });

  test('joins hunks whose context would touch, as git does', () => {
    const near = [replace(LINES, 'line 5', 'five'), replace(LINES, 'line 12', 'twelve')];
    expect(diff(LINES, near).match(/^@@.*/gm)).toEqual(['@@ -2,14 +2,14 @@']);
    const far = [replace(LINES, 'line 5', 'five'), replace(LINES, 'line 13', 'thirteen')];
    expect(diff(LINES, far).match(/^@@.*/gm)).toEqual(['@@ -2,7 +2,7 @@', '@@ -10,7 +10,7 @@']);
  });

  test('of nothing is nothing', () => {
    expect(diff(LINES, [])).toBe('');
    expect(diff(LINES, [replace(LINES, 'line 3', 'line 3')])).toBe('');
  });

  test('marks a last line without an end', () => {
    expect(diff('{\n}', [{ offset: 1, length: 0, text: ' // x' }])).toBe(`--- a/openclaw.json
+++ b/openclaw.json
@@ -1,2 +1,2 @@
-{
+{ // x
 }
\\ No newline at end of file
`);
  });

  test.each([
    ['LF', '{\n  a: 1,\n  b: 2,\n}\n'],
    ['CRLF', '{\r\n  a: 1,\r\n  b: 2,\r\n}\r\n'],
    ['CR alone', '{\r  a: 1,\r  b: 2,\r}\r'],
    ['a byte order mark', '\ufeff{\n  a: 1,\n  b: 2,\n}\n'],
    ['no final line end', '{\n  a: 1,\n  b: 2,\n}'],
    ['mixed line ends', '{\r\n  a: 1,\n  b: 2,\r\n}'],
    ['one line', '{ a: 1, b: 2 }'],
  ])('is taken by git for a file with %s', (_, before) => {
    const planned = planOperation(parseDocument(before), { op: 'remove', path: ['b'] });
    if (!planned.ok) throw new Error(planned.message);
    const after = applyEdits(before, planned.edits);
    expect(after).not.toBe(before);
    expect(gitApply({ 'openclaw.json': before }, diff(before, planned.edits))).toEqual({ 'openclaw.json': after });
  });

  test.each([
    ['a new last line', 'a\nb', 'a\nb\n'],
    ['no last line end any more', 'a\nb\n', 'a\nb'],
    ['a first text', '', 'a\nb\n'],
    ['no text any more', 'a\nb\n', ''],
    ['another text', 'a\nb\nc\n', 'x\nb\ny\nz\n'],
  ])('is taken by git for %s', (_, before, after) => {
    const patch = diff(before, editsBetween(before, after));
    expect(gitApply({ 'openclaw.json': before }, patch)).toEqual({ 'openclaw.json': after });
  });

  test.each(['with space.json', 'q"uote.json', 'back\\slash.json', 'ünïcode.json'])(
    'is taken by git for a file called %s',
    (file) => {
      const patch = unifiedDiff({ file, before: 'a\n', edits: editsBetween('a\n', 'b\n') });
      expect(gitApply({ [file]: 'a\n' }, patch)).toEqual({ [file]: 'b\n' });
    },
  );

  test('is taken by git whatever the document and the operation, all in one patch', () => {
    const before: { [name: string]: string } = {};
    const after: { [name: string]: string } = {};
    const patches: string[] = [];
    fc.assert(
      fc.property(choices, choices, (forDocument, forOperation) => {
        const { text } = generateDocument(new Choices(forDocument));
        const document = parseDocument(text);
        const planned = planOperation(document, generateOperation(new Choices(forOperation), document));
        // A lone surrogate has no bytes, so no file can hold it.
        if (!planned.ok || planned.edits.length === 0 || !text.isWellFormed()) return;
        const file = `f${patches.length}.json`;
        before[file] = text;
        after[file] = applyEdits(text, planned.edits);
        patches.push(unifiedDiff({ file, before: text, edits: planned.edits }));
      }),
      { numRuns: Math.min(fuzzRuns(150), 5_000) },
    );
    expect(gitApply(before, patches.join(''))).toEqual(after);
  });
});

describe('secrets in a diff', () => {
  const before = "{\n  token: 'old-secret',\n  a: 1,\n  key: 'stays-secret',\n}\n";
  const edits = [replace(before, 'old-secret', 'new-secret'), replace(before, 'a: 1', 'a: 2')];
  const after = applyEdits(before, edits);
  const range = (text: string, part: string): Range => {
    const start = text.indexOf(part);
    return { start, end: start + part.length };
  };

  test('are masked in lines that go, come and stay', () => {
    const secrets = {
      before: [range(before, 'stays-secret'), range(before, 'old-secret')],
      after: [range(after, 'new-secret'), range(after, 'stays-secret')],
    };
    expect(diff(before, edits, { secrets })).toBe(`--- a/openclaw.json
+++ b/openclaw.json
@@ -1,5 +1,5 @@
 {
-  token: '***',
-  a: 1,
+  token: '***',
+  a: 2,
   key: '***',
 }
`);
  });

  test('are masked on every line they cover, and where ranges overlap', () => {
    const text = "{\n  key: 'first\\\nsecond',\n}\n";
    const start = text.indexOf('first');
    const end = text.indexOf("',");
    const secrets = {
      before: [
        { start, end: start + 3 },
        { start: start + 1, end },
      ],
      after: [],
    };
    const shown = diff(text, [{ offset: 0, length: 0, text: '// x\n' }], { secrets });
    expect(shown).toContain("\n   key: '***\n ***',\n");
    expect(shown).not.toMatch(/first|second/);
  });

  test('never show, wherever they stand', () => {
    const secret = 'sk-0123456789';
    const cases = fc.tuple(
      fc.array(fc.constantFrom('a\n', `b ${secret}\n`, 'c\r\n', `${secret}${secret}\n`), { maxLength: 12 }),
      fc.array(fc.constantFrom('a\n', `b ${secret}\n`, 'd', `${secret}\n`), { maxLength: 12 }),
    );
    const all = (text: string) =>
      [...text.matchAll(/sk-0123456789/g)].map(({ index }) => ({ start: index, end: index + 13 }));
    fc.assert(
      fc.property(cases, ([old, next]) => {
        const texts = [old.join(''), next.join('')] as const;
        const edited = editsBetween(...texts);
        const secrets = { before: all(texts[0]), after: all(applyEdits(texts[0], edited)) };
        expect(diff(texts[0], edited, { secrets })).not.toMatch(/sk-|0123|6789/);
      }),
      { numRuns: fuzzRuns(300) },
    );
  });
});
