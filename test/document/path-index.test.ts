import fc from 'fast-check';
import { expect, test } from 'vitest';
import { relatedPaths } from '../../src/document/config-path.js';
import { PathIndex } from '../../src/document/path-index.js';

test('says of many paths what comparing with each of them would say', () => {
  const path = fc.array(fc.constantFrom('a', 'b', 0), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(path), path, (listed, asked) => {
      const index = new PathIndex();
      for (const one of listed) index.add(one);
      expect(index.meets(asked)).toBe(listed.some((one) => relatedPaths(one, asked)));
    }),
  );
});
