import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../src/document/edit/operation.js';
import type { JsonValue } from '../../../src/document/node.js';
import { parseDocument } from '../../../src/document/parse.js';
import { toValue } from '../../../src/document/value.js';
import { applyFix } from '../../../src/engine/apply/apply-fix.js';
import { type Asked, applyTogether } from '../../../src/engine/apply/apply-together.js';
import { configSubject } from '../../../src/engine/check/subject.js';
import type { Finding } from '../../../src/engine/finding.js';
import { TouchedPlaces } from '../../../src/engine/paths/touched-places.js';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { openWorkspace } from '../../../src/engine/workspace.js';
import { Choices, choices, generateDocument } from '../../document/arbitrary-document.js';
import { generateOperation } from '../../document/edit/arbitrary-operation.js';

const CONFIG = '/home/operator/.openclaw/openclaw.json';

function asked(text: string, fixes: readonly (readonly Operation[])[]) {
  const installation = memoryInstallation([{ path: CONFIG, kind: 'config', content: text }]);
  const workspace = openWorkspace(installation.files);
  const subject = configSubject(workspace, installation);
  if (subject === undefined) return undefined;
  const all = fixes.map((operations): Asked => {
    const fix = { title: 'x', applicability: 'safe' as const, change: { type: 'operations' as const, operations } };
    return { subject, ruleId: 'a/rule', fix };
  });
  const together = applyTogether(workspace, installation, all, 'may-lose-comments');
  const made = all.filter((one) => together.made.has(one));
  return {
    all,
    made: made.map((one) => all.indexOf(one)),
    waiting: all.flatMap((one, index) => (together.waiting.has(one) ? [index] : [])),
    text: together.workspace.get(CONFIG)?.text ?? '',
    value: together.workspace.get(CONFIG)?.value,
    oneByOne(order: readonly Asked[]) {
      let here = workspace;
      for (const { subject, fix, ruleId } of order) {
        const applied = applyFix(here, installation, subject, fix, ruleId);
        expect(applied).toMatchObject({ ok: true });
        if (applied.ok) here = applied.workspace;
      }
      return here.get(CONFIG)?.text;
    },
    inOrder: made,
  };
}

function dataOf(text: string | undefined): JsonValue | undefined {
  const { root } = parseDocument(text ?? '');
  return root && toValue(root);
}

const set = (path: readonly (string | number)[], value: JsonValue): Operation => ({
  op: 'set',
  path,
  source: { value },
});
const rename = (path: readonly (string | number)[], key: string): Operation => ({ op: 'rename', path, key });
const insert = (path: readonly (string | number)[]): Operation => ({ op: 'insert', path, source: { value: 1 } });
const remove = (path: readonly (string | number)[]): Operation => ({ op: 'remove', path });

describe('fixes made together', () => {
  it('come to what they come to one by one', () => {
    const outcome = asked('{ a: { b: 1 }, // one\n c: [{ d: 1 }, { d: 2 }] }', [
      [rename(['a', 'b'], 'x'), insert(['a', 'y'])],
      [set(['c', 0, 'd'], 5)],
      [rename(['c', 1, 'd'], 'e'), set(['c', 1, 'e'], 6)],
    ]);
    expect(outcome?.made).toEqual([0, 1, 2]);
    expect(outcome?.text).toBe('{ a: { x: 1, y: 1 }, // one\n c: [{ d: 5 }, { e: 6 }] }');
  });

  it('wait where an earlier one changes the same container, and so does whoever would overtake them', () => {
    const outcome = asked('{ a: { b: 1, c: 2 }, d: { e: 1 }, f: { g: 1 } }', [
      [insert(['a', 'x'])],
      [insert(['a', 'y']), set(['d', 'e'], 2)],
      [set(['d', 'e'], 3)],
      [set(['f', 'g'], 4)],
    ]);
    expect(outcome?.made).toEqual([0, 3]);
    expect(outcome?.waiting).toEqual([1, 2]);
  });

  it('lets members of one object go together where one stays between them', () => {
    const outcome = asked('{\n a: 1,\n b: 2,\n c: 3,\n d: 4,\n e: 5,\n}\n', [
      [remove(['a'])],
      [remove(['b'])],
      [remove(['d'])],
    ]);
    expect(outcome?.made).toEqual([0, 2]);
    expect(outcome?.waiting).toEqual([1]);
    const apart = asked('{\n a: 1,\n b: 2,\n c: 3,\n d: 4,\n e: 5,\n}\n', [[remove(['a'])], [remove(['d'])]]);
    expect(apart?.text).toBe('{\n b: 2,\n c: 3,\n e: 5,\n}\n');
  });

  it('puts members behind each other into one object, in the order asked for', () => {
    const fixes = ['x', 'y', 'z'].map((key) => [insert(['a', key])]);
    for (const text of ['{\n  a: {\n    b: 1\n  },\n  b: 1,\n}\n', '{\n  a: {\n    b: 1, // one\n  },\n  b: 1,\n}\n']) {
      const outcome = asked(text, fixes);
      expect(outcome?.made).toEqual([0, 1, 2]);
      expect(outcome?.text).toBe(outcome?.oneByOne(outcome.all));
    }
  });

  it('looks once at many members for one object, not once for each', () => {
    const fixes = Array.from({ length: 300 }, (_, index) => [set(['l', index], 1), insert(['a', `k${index}`])]);
    const list = Array.from({ length: 300 }, () => '0').join(', ');
    const outcome = asked(`{\n  l: [${list}],\n  a: {\n    b: 1,\n  },\n}\n`, fixes);
    expect(outcome?.made).toHaveLength(300);
    expect(outcome?.waiting).toEqual([]);
    expect(outcome?.text).toBe(outcome?.oneByOne(outcome.all));
  });

  it('lets who makes a member that another one makes wait without keeping others from theirs', () => {
    const outcome = asked('{\n  a: {\n    b: 1,\n  },\n}\n', [
      [insert(['a', 'x'])],
      [insert(['a', 'x'])],
      [insert(['a', 'y'])],
    ]);
    expect(outcome?.made).toEqual([0, 2]);
    expect(outcome?.waiting).toEqual([1]);
  });

  it('keeps members apart that would come to stand in another order, or before what one of them looks at', () => {
    const text = '{\n  a: {\n    b: 1,\n    c: 1,\n  },\n  d: 1,\n}\n';
    expect(asked(text, [[set(['d'], 2), insert(['a', 'x'])], [insert(['a', 'y'])]])?.made).toEqual([0]);
    expect(asked(text, [[insert(['a', 'x']), insert(['a', 'y'])], [insert(['a', 'z'])]])?.made).toEqual([0]);
    expect(asked(text, [[insert(['a', 'x'])], [remove(['a', 'c'])]])?.made).toEqual([0]);
    expect(asked(text, [[remove(['a', 'c'])], [insert(['a', 'x'])]])?.made).toEqual([0]);
    expect(asked(text, [[insert(['a', 'x'])], [set(['a'], {})]])?.made).toEqual([0]);
  });

  it('puts members into any object in any layout as they come to stand one by one', () => {
    let several = 0;
    fc.assert(
      fc.property(choices, fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 6 }), (forText, keys) => {
        const { text } = generateDocument(new Choices(forText));
        const value = dataOf(text);
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
        const fresh = [...new Set(keys)].filter((key) => !Object.hasOwn(value, key));
        const outcome = asked(
          text,
          fresh.map((key) => [insert([key])]),
        );
        if (outcome === undefined || outcome.made.length < 2) return;
        several++;
        const bare = (written: string | undefined) => written?.replace(/["']/g, '');
        expect(bare(outcome.text)).toBe(bare(outcome.oneByOne(outcome.inOrder)));
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(several).toBeGreaterThan(20);
  });

  it('leaves out the one that cannot be made, and makes the others', () => {
    const outcome = asked('{ a: 1, b: 2, c: 3 }', [
      [set(['a'], 5)],
      [set(['b'], 6), remove(['gone'])],
      [rename(['b'], 'c')],
      [set(['c'], 7)],
    ]);
    expect(outcome?.text).toBe('{ a: 5, b: 2, c: 3 }');
  });

  it('but for the quotes of new pieces, whatever they are and in any layout', () => {
    let several = 0;
    fc.assert(
      fc.property(choices, choices, (forText, forFixes) => {
        const { text } = generateDocument(new Choices(forText));
        const document = parseDocument(text);
        const made = new Choices(forFixes);
        const fixes = Array.from({ length: 8 }, () =>
          Array.from({ length: 1 + made.below(2) }, () => generateOperation(made, document)),
        );
        const outcome = asked(text, fixes);
        if (outcome === undefined || outcome.made.length < 2) return;
        several++;
        // The habits of an author are those before all fixes, one by one those that the fixes before have left.
        const bare = (written: string | undefined) => written?.replace(/["']/g, '');
        expect(bare(outcome.text)).toBe(bare(outcome.oneByOne(outcome.inOrder)));
        expect(outcome.value).toEqual(dataOf(outcome.oneByOne(outcome.inOrder)));
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(several).toBeGreaterThan(20);
  });
});

describe('touched places', () => {
  const finding = (path: readonly (string | number)[]): Finding => ({
    ...{ ruleId: 'a/rule', severity: 'error', message: 'x', status: 'open', file: CONFIG, range: null, fix: null },
    path,
    viewPath: path,
  });

  it('are those changed, what holds them and what lies in them', () => {
    const touched = new TouchedPlaces();
    touched.add(finding(['a', 'b']), []);
    expect(['a', 'a.b', 'a.b.c', 'a.c', 'b'].map((at) => touched.concern(finding(at.split('.'))))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(touched.concern({ ...finding(['a', 'b']), file: '/other.json' })).toBe(false);
  });

  it('include the items behind one that came or went, not those before', () => {
    const touched = new TouchedPlaces();
    touched.add(finding(['list', 2]), [{ type: 'removed', file: CONFIG, path: ['list', 2] }]);
    expect([1, 2, 3].map((index) => touched.concern(finding(['list', index, 'x'])))).toEqual([false, true, true]);
  });
});
