import { describe, expect, it } from 'vitest';
import { cronModelSlots } from '../../../src/openclaw/state/cron-models.js';
import { configValue } from '../config-value.js';

describe('the slots of a cron job', () => {
  it('are its payload model and fallbacks', () => {
    const job = configValue(
      `{ "id": "news", "agentId": "ann", "payload": { "kind": "agentTurn", "model": "a/1", "fallbacks": ["a/2", ""] } }`,
    );
    expect(cronModelSlots(job).map(({ agent, slot, ref }) => [agent, slot, ref])).toEqual([
      ['ann', 'cron:news', 'a/1'],
      ['ann', 'cron:news.fallback[0]', 'a/2'],
    ]);
  });

  it('stand at the top of an old job', () => {
    expect(cronModelSlots(configValue(`{ "jobId": "old", "model": "a/1" }`)).map((slot) => slot.slot)).toEqual([
      'cron:old',
    ]);
  });
});
