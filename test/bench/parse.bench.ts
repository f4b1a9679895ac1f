import JSON5 from 'json5';
import { bench, describe } from 'vitest';
import { bundled } from '../helpers/bundled.js';
import { sampleConfig, sampleJson5 } from '../helpers/sample-config.js';

const { parseDocument } = bundled<typeof import('../../src/document/parse.js')>('src/document/parse.ts');
const { toValue } = bundled<typeof import('../../src/document/value.js')>('src/document/value.ts');

// The summary after the table tells the ratios. The target is a tree with ranges and comments in at most ten times
// what JSON.parse takes for plain values.

for (const [name, size] of [
  ['10 KB', 10_000],
  ['1 MB', 1_000_000],
] as const) {
  const json = sampleConfig(size);
  const json5 = sampleJson5(size);

  describe(`strict JSON, ${name}`, () => {
    bench('JSON.parse', () => {
      JSON.parse(json);
    });
    bench('parseDocument', () => {
      parseDocument(json);
    });
    bench('parseDocument and toValue', () => {
      const { root } = parseDocument(json);
      if (root !== undefined) toValue(root);
    });
    bench('json5.parse', () => {
      JSON5.parse(json);
    });
  });

  describe(`JSON5 with comments, ${name}`, () => {
    bench('parseDocument', () => {
      parseDocument(json5);
    });
    bench('json5.parse', () => {
      JSON5.parse(json5);
    });
  });
}
