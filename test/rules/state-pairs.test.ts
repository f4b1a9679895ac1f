import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PAIRS, replay, TARGETS } from './state-pair.js';

/** What was found to be right for every pair, and why it is not what upstream does where it is not. */
interface Judgement {
  readonly findings: Readonly<Record<string, readonly string[]>>;
  readonly differences: readonly { readonly why: string; readonly at: readonly string[] }[];
}

const judgements = JSON.parse(readFileSync(new URL('state-pairs.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Judgement>
>;
const withoutStateDir = (text: string): string => text.replace('.openclaw/', '');

describe('what real doctors made of a home, and what we make of it', () => {
  it('is judged for every pair there is', () => {
    expect(Object.keys(judgements).sort()).toEqual(readdirSync(PAIRS).sort());
  });

  for (const [pair, { findings, differences }] of Object.entries(judgements)) {
    for (const target of TARGETS) {
      it(`${pair}, ${target}`, async () => {
        const replayed = await replay(pair, target);
        expect(replayed.defects).toEqual([]);
        expect(replayed.findings.map(withoutStateDir)).toEqual(findings[target]);
        const explained = differences.flatMap(({ at }) => at).filter((line) => line.startsWith(`${target} `));
        const found = replayed.differences.map((line) => `${target} ${withoutStateDir(line)}`);
        expect([...new Set(found)].sort()).toEqual([...new Set(explained)].sort());
      });
    }
  }
});
