import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnswers } from './recorded/answers.mjs';
import { recordedConfigs } from './recorded/configs.mjs';
import { ourAnswers } from './recorded/ours.js';

/** What releases said of themselves. Made by `scripts/record-routes.mjs`. */
const recorded = readAnswers(readFileSync(new URL('recorded/answers.txt', import.meta.url), 'utf8'));

describe.each(Object.entries(recorded))('what %s says of its routes', (version, byConfig) => {
  const configs = new Map(recordedConfigs(version).map((one) => [one.id, one]));

  it('is what we say', () => {
    let rows = 0;
    const differing = Object.entries(byConfig).flatMap(([id, answers]) => {
      const one = configs.get(id);
      if (one === undefined) return [`${id} is no config any more`];
      const ours = ourAnswers(one, version);
      return Object.entries(answers).flatMap(([slot, theirs]) => {
        rows++;
        const said = ours(slot, theirs);
        return said === theirs ? [] : [`${id} ${slot}: ${said}, and should be ${theirs}`];
      });
    });
    expect(differing).toEqual([]);
    expect(Object.keys(byConfig).length).toBeGreaterThanOrEqual(500);
    expect(rows).toBeGreaterThan(3500);
  });
});
