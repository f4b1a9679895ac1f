import { expect, it } from 'vitest';
import type { Document, Range } from '../../../src/document/node.js';
import { parseDocument } from '../../../src/document/parse.js';
import { deepEqual, toValue } from '../../../src/document/value.js';
import { fuzzRuns } from '../../helpers/fuzz-runs.js';
import { json5Reads } from '../../helpers/json5-oracle.js';
import { mutations } from '../../helpers/mutate.js';
import { seeds } from '../seeds.js';

const RUNS = fuzzRuns(8_000);
/** Milliseconds of processor time no text of a few hundred characters may take. */
const SLOW = 1_000;

it(`reads ${RUNS} texts near JSON5 as json5 does, and makes sense of the others`, () => {
  let valid = 0;
  let count = 0;
  for (const text of mutations(seeds, 1)) {
    if (count++ === RUNS) break;
    const before = process.cpuUsage();
    const document = parseDocument(text);
    const { user } = process.cpuUsage(before);
    const truth = json5Reads(text);
    const complaint =
      user / 1_000 > SLOW
        ? 'slow'
        : truth.valid
          ? differenceFrom(truth.value, document)
          : document.problems.length === 0
            ? 'accepted'
            : outOfPlace(document);
    if (complaint !== undefined) expect.fail(`${complaint}: ${JSON.stringify(text)}`);
    if (truth.valid) valid++;
  }
  expect(valid).toBeGreaterThan(RUNS / 20);
});

function differenceFrom(value: ReturnType<typeof toValue>, { problems, root }: Document): string | undefined {
  if (problems.length > 0 || root === undefined) return 'refused';
  const own = toValue(root);
  if (!deepEqual(own, value)) return 'other value';
  return JSON.stringify(own) === JSON.stringify(value) ? undefined : 'other order of keys';
}

/** Problems and comments lie in the text, in order; every node lies in its parent, behind the one before. */
function outOfPlace({ text, problems, comments, root }: Document): string | undefined {
  const whole = { start: 0, end: text.length };
  let before = 0;
  for (const problem of problems) {
    if (!within(problem, whole) || problem.start < before) return 'problem out of place';
    before = problem.start;
  }
  if (!inOrder(comments, whole)) return 'comment out of place';
  const pending = root === undefined ? [] : [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!within(node, whole)) return 'node out of place';
    if (node.type === 'array') {
      if (!inOrder(node.items, node)) return 'item out of place';
      pending.push(...node.items);
    }
    if (node.type === 'object') {
      if (!inOrder(node.members, node)) return 'member out of place';
      if (!node.members.every((member) => inOrder([member.keyRange, member.value], member)))
        return 'value out of place';
      pending.push(...node.members.map(({ value }) => value));
    }
  }
  return undefined;
}

function within(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}

function inOrder(ranges: readonly Range[], outer: Range): boolean {
  let before = outer.start;
  for (const range of ranges) {
    if (!within(range, outer) || range.start < before) return false;
    before = range.end;
  }
  return true;
}
