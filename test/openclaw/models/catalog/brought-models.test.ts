import { describe, expect, test } from 'vitest';
import { modelsBroughtBy } from '../../../../src/openclaw/models/catalog/brought-models.js';
import { parseModelRef } from '../../../../src/openclaw/models/ref.js';
import { release } from '../../../../src/openclaw/releases/release.js';

describe('models that a release brings along', () => {
  test('are those of its manifests', () => {
    expect(modelsBroughtBy(release('2026.9.6'))).toContain('openai/gpt-6-astra');
    expect(modelsBroughtBy(release('2026.5.12'))).not.toContain('openai/gpt-6-astra');
    expect(modelsBroughtBy(release('2026.5.12'))).toContain('moonshot/kimi-k2.6');
  });

  test('between two that were read, those of the one before', () => {
    expect(modelsBroughtBy(release('2026.5.20'))).toEqual(modelsBroughtBy(release('2026.5.12')));
    expect(modelsBroughtBy(release('2026.1.30'))).toEqual(modelsBroughtBy(release('2026.4.29')));
  });

  test('are refs, each once, and none that the release has retired', () => {
    for (const text of ['2026.4.29', '2026.5.12', '2026.6.11', '2026.7.35', '2026.8.2', '2026.9.6']) {
      const refs = modelsBroughtBy(release(text));
      expect(refs.length).toBeGreaterThan(50);
      expect(new Set(refs).size).toBe(refs.length);
      expect(refs.filter((ref) => parseModelRef(ref)?.provider === undefined)).toEqual([]);
    }
    expect(modelsBroughtBy(release('2026.9.6'))).not.toContain('openai/gpt-4o');
  });
});
