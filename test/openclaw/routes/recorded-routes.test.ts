import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isWhole } from '../../helpers/whole.js';
import { readAnswers } from './recorded/answers.mjs';
import { recordedConfigs } from './recorded/configs.mjs';
import { ourAnswers } from './recorded/ours.js';

/** What releases said of themselves. Made by `scripts/record-routes.mjs`. */
const recorded = readAnswers(readFileSync(new URL('recorded/answers.txt', import.meta.url), 'utf8'));

/** Each release is asked about every other config, the ones and the others by turns, unless all are. */
const isAsked = (config: number, release: number): boolean => isWhole || (config + release) % 2 === 0;

describe.each(Object.entries(recorded).map(([version, byConfig], release) => [version, byConfig, release] as const))(
  'what %s says of its routes',
  (version, byConfig, release) => {
    const configs = new Map(recordedConfigs(version).map((one) => [one.id, one]));

    it('is what we say', () => {
      let rows = 0;
      const asked = Object.entries(byConfig).filter((_, config) => isAsked(config, release));
      const differing = asked.flatMap(([id, answers]) => {
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
      expect(rows).toBeGreaterThan(isWhole ? 3500 : 1700);
    });
  },
);
