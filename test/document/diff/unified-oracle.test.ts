import { applyPatch, parsePatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../src/document/diff/unified.js';
import { applyEdits } from '../../../src/document/edit/edits.js';
import type { Edit } from '../../../src/document/node.js';

const LINES = Array.from({ length: 40 }, (_, index) => `  key${index}: ${index}, // note ${index}`);
const BEFORE = `{\n${LINES.join('\n')}\n}\n`;

function replaceLine(index: number, text: string): Edit {
  const line = LINES[index] ?? '';
  return { offset: BEFORE.indexOf(line), length: line.length, text };
}

describe('another reader of patches', () => {
  it.each<[string, readonly Edit[]]>([
    ['one line', [replaceLine(5, '  other: 5,')]],
    ['lines far from each other', [replaceLine(2, '  a: 1,'), replaceLine(35, '  b: 2,\n  c: 3,')]],
    ['lines whose context meets', [replaceLine(10, '  a: 1,'), replaceLine(15, '  b: 2,')]],
    ['a line less', [{ offset: BEFORE.indexOf(`${LINES[7]}\n`), length: `${LINES[7]}\n`.length, text: '' }]],
    ['the end of the file', [{ offset: BEFORE.length, length: 0, text: '// end' }]],
  ])('makes the same of a patch that changes %s', (_what, edits) => {
    const patch = unifiedDiff({ file: 'openclaw.json', before: BEFORE, edits, section: () => 'area/rule' });
    expect(applyPatch(BEFORE, patch)).toBe(applyEdits(BEFORE, edits));
  });

  it('finds the file and as many hunks as places', () => {
    const edits = [replaceLine(2, '  a: 1,'), replaceLine(35, '  b: 2,')];
    const [parsed] = parsePatch(unifiedDiff({ file: 'openclaw.json', before: BEFORE, edits }));
    expect(parsed).toMatchObject({ oldFileName: 'a/openclaw.json', newFileName: 'b/openclaw.json' });
    expect(parsed?.hunks).toHaveLength(2);
  });
});
