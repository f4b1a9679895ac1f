import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import JSON5 from 'json5';
import { afterAll, describe, expect, it } from 'vitest';
import { unifiedDiff } from '../src/document/diff/unified.js';
import { parseDocument } from '../src/document/parse.js';
import type { FileResult } from '../src/engine/run-result.js';
import { rules } from '../src/rules/registry.js';
import { fixConfig } from './helpers/fix-config.js';

const FIXTURES = new URL('../fixtures/', import.meta.url).pathname;
const TARGET = '2026.9.6';

/** Every config that is shipped as a fixture, and every one that a rule shows as what it repairs. */
const configs = [
  ...filesBelow(FIXTURES)
    .filter((file) => /openclaw\.json$|\.json5$/.test(file) && !file.includes('/example-rules/'))
    .map((file) => ({ name: path.relative(FIXTURES, file), text: readFileSync(file, 'utf8') })),
  ...rules
    .filter((rule) => rule.reads === 'config')
    .flatMap((rule) => rule.examples.map(({ before }, index) => ({ name: `${rule.id} ${index + 1}`, text: before }))),
].filter(({ text }) => parseDocument(text).problems.length === 0);

const repository = mkdtempSync(path.join(tmpdir(), 'invariants-'));
afterAll(() => rmSync(repository, { recursive: true, force: true }));

describe(`every config, fixed for ${TARGET}`, () => {
  const patches: string[] = [];
  const expected = new Map<string, string>();

  for (const [index, { name, text }] of configs.entries()) {
    it(name, async () => {
      const { after, edits } = await fixConfig(text, TARGET);
      expect(() => JSON5.parse(after), 'the result parses').not.toThrow();
      expect((await fixConfig(after, TARGET)).after, 'a second fix changes nothing').toBe(after);
      expect(commentsLostFromKeptLines(text, after), 'comments stay with what stays').toEqual([]);
      expect(untouched(text, edits), 'what no edit covers is the same, byte for byte').toBe(
        untouchedAfter(after, edits),
      );
      if (edits.length === 0) return;
      const file = `${index}.json5`;
      writeFileSync(path.join(repository, file), text);
      patches.push(unifiedDiff({ file, before: text, edits }));
      expected.set(file, after);
    });
  }

  it('makes patches that git applies to the same result', () => {
    mkdirSync(path.join(repository, '.git'), { recursive: true });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, input: patches.join('') });
    git('init', '-q');
    git('apply', '-');
    for (const [file, text] of expected) expect(readFileSync(path.join(repository, file), 'utf8'), file).toBe(text);
  });
});

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory)
    .map((name) => path.join(directory, name))
    .flatMap((file) => (statSync(file).isDirectory() ? filesBelow(file) : [file]));
}

/** Comments of lines whose code is still there, to the letter, in a text that no longer has the comment. */
function commentsLostFromKeptLines(before: string, after: string): readonly string[] {
  const document = parseDocument(before);
  const left = parseDocument(after).comments.map(({ start, end }) => after.slice(start, end).replace(/\s+/g, ''));
  const kept = new Set(after.split(/\r?\n/).map(codeOf));
  return document.comments
    .map(({ start, end }) => ({ text: before.slice(start, end), line: lineOf(before, start) }))
    .filter(({ text, line }) => {
      const at = left.indexOf(text.replace(/\s+/g, ''));
      if (at >= 0) left.splice(at, 1);
      return at < 0 && codeOf(line).length > 3 && kept.has(codeOf(line));
    })
    .map(({ text }) => text);
}

function lineOf(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? undefined : end);
}

function codeOf(line: string): string {
  return line
    .replace(/\/\/.*$/, '')
    .replace(/\/\*.*?\*\//g, '')
    .trim();
}

function untouched(before: string, edits: FileResult['edits']): string {
  let at = 0;
  let out = '';
  for (const { offset, length } of edits) {
    out += `${before.slice(at, offset)}\u0000`;
    at = offset + length;
  }
  return out + before.slice(at);
}

function untouchedAfter(after: string, edits: FileResult['edits']): string {
  let at = 0;
  let shift = 0;
  let out = '';
  for (const { offset, length, text } of edits) {
    const start = offset + shift;
    out += `${after.slice(at, start)}\u0000`;
    at = start + text.length;
    shift += text.length - length;
  }
  return out + after.slice(at);
}
