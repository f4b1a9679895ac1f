import fc from 'fast-check';
import JSON5 from 'json5';
import { expect, it } from 'vitest';
import { applyEdits } from '../../../src/document/edit/edits.js';
import { parseDocument } from '../../../src/document/parse.js';
import { repairOf } from '../../../src/document/repair/repair.js';
import { fuzzRuns } from '../../helpers/fuzz-runs.js';
import { slip } from './slips.js';

/** All that is written but for marks and blanks. */
function words(text: string): string {
  return text.replace(/[{}[\],:"'\s]/g, '');
}

it('no slip is repaired wrongly, no word is lost, and most slips of one mark are put right', () => {
  const count = { oneMark: 0, right: 0 };
  fc.assert(
    fc.property(slip, ({ before, broken, isOneMark }) => {
      const document = parseDocument(broken);
      const { certain, candidates } = repairOf(document);
      if (document.problems.length === 0) {
        expect(certain).toBeUndefined();
        return;
      }
      if (isOneMark) count.oneMark++;
      for (const { edits } of candidates) expect(parseDocument(applyEdits(broken, edits)).problems).toEqual([]);
      if (certain === undefined) return;
      const after = applyEdits(broken, certain.edits);
      expect(words(after)).toBe(words(broken));
      const value: unknown = JSON5.parse(after);
      if (!isOneMark) return;
      expect(value).toEqual(JSON5.parse(before));
      count.right++;
    }),
    { numRuns: fuzzRuns(120), seed: 20260905 },
  );
  expect(count.right / count.oneMark).toBeGreaterThan(0.6);
});
