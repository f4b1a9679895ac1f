import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { applyEdits, composeEdits } from '../../../../src/document/edit/edits.js';
import { planOperation } from '../../../../src/document/edit/plan.js';
import { parseDocument } from '../../../../src/document/parse.js';
import { fuzzRuns } from '../../../helpers/fuzz-runs.js';
import { Choices, choices, generateDocument, type Layout } from '../../arbitrary-document.js';
import { generateOperation } from '../arbitrary-operation.js';
import { checkOperation } from '../check-operation.js';

/** json5 warns on the console about U+2028 in strings. */
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterAll(() => {
  vi.restoreAllMocks();
});

function tryLayouts(layouts: readonly Layout[], runs: number, owners: 'keep' | 'may change'): void {
  const outcomes = { done: 0, failed: 0, nothing: 0 };
  let reowned = 0;
  fc.assert(
    fc.property(choices, choices, choices, (forDocument, forOperation, forOther) => {
      const { text } = generateDocument(new Choices(forDocument), layouts);
      const other = parseDocument(generateDocument(new Choices(forOther), undefined, 'd').text);
      const operation = generateOperation(new Choices(forOperation), parseDocument(text), other);
      const checked = checkOperation(text, operation);
      outcomes[checked.outcome]++;
      reowned += checked.reowned.length;
      const faults = owners === 'keep' ? [...checked.faults, ...checked.reowned] : checked.faults;
      expect(faults, `${JSON.stringify(operation)}\n${JSON.stringify(text)}\n${text}\n---\n${checked.after}`).toEqual(
        [],
      );
    }),
    { numRuns: runs },
  );
  if (process.env.FUZZ_RUNS !== undefined)
    process.stderr.write(`${layouts}: ${JSON.stringify({ ...outcomes, reowned })}\n`);
  expect(outcomes.done).toBeGreaterThan(runs / 4);
}

describe('any operation on any document keeps what an edit promises', () => {
  test('in documents a person writes, where also every comment keeps its owner', () => {
    tryLayouts(['pretty'], fuzzRuns(300), 'keep');
  });

  test('in comma-first lists', () => {
    tryLayouts(['comma-first'], fuzzRuns(150), 'keep');
  });

  test('on one line', () => {
    tryLayouts(['single-line'], fuzzRuns(150), 'keep');
  });

  test('with white space, line breaks and comments anywhere', () => {
    tryLayouts(['chaos'], fuzzRuns(150), 'may change');
  });

  test('and two in a row make one list of edits', () => {
    fc.assert(
      fc.property(choices, choices, choices, (forDocument, forFirst, forSecond) => {
        const document = parseDocument(generateDocument(new Choices(forDocument)).text);
        const first = planOperation(document, generateOperation(new Choices(forFirst), document));
        if (!first.ok) return;
        const between = parseDocument(applyEdits(document.text, first.edits));
        const second = planOperation(between, generateOperation(new Choices(forSecond), between));
        if (!second.ok) return;
        const both = composeEdits(first.edits, second.edits);
        expect(applyEdits(document.text, both)).toBe(applyEdits(between.text, second.edits));
      }),
      { numRuns: fuzzRuns(150) },
    );
  });
});
