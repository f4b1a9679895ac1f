import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse.js';
import { provenFix, whyUnproven } from '../../src/engine/syntax-proof.js';

const safe = { title: 'Repair it', applicability: 'safe' as const };

function edit(text: string, removed: string, put: string) {
  return [{ offset: text.indexOf(removed), length: removed.length, text: put }];
}

describe('what a rule calls a safe repair of a broken text', () => {
  const text = '{\n  a: 1\n  b: 2\n}\n';

  it('is one where it is the only way to read the text', () => {
    const edits = [{ offset: 8, length: 0, text: ',' }];
    expect(provenFix(parseDocument(text), { ...safe, edits })).toEqual({ ...safe, change: { type: 'edits', edits } });
  });

  it.each([
    ['leaves the text broken', edit(text, '}', ''), /would still not parse/],
    ['loses a word', edit(text, '1\n  b: ', ''), /take away something/],
  ])('is for a person to choose where it %s', (_, edits, reason) => {
    const fix = provenFix(parseDocument(text), { ...safe, edits });
    expect(fix.applicability).toBe('manual');
    expect(fix.change).toEqual({ type: 'none' });
    expect(fix.reason).toMatch(reason);
  });

  it('is for a person to choose where the text can be read in two ways', () => {
    const twoWays = '{ a: { b: 1, c: 2 }';
    const edits = [{ offset: twoWays.length, length: 0, text: ' }' }];
    expect(provenFix(parseDocument(twoWays), { ...safe, edits }).applicability).toBe('manual');
    expect(whyUnproven(parseDocument(twoWays), safe, edits)).toMatch(/more than one way/);
    expect(whyUnproven(parseDocument(twoWays), { applicability: 'manual' }, edits)).toBeUndefined();
  });
});

it('no fix breaks a sound text', () => {
  expect(whyUnproven(parseDocument('{ a: 1 }'), safe, edit('{ a: 1 }', ':', ''))).toMatch(/no longer parse/);
});
