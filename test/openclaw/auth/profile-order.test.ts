import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profileOrder } from '../../../src/openclaw/auth/profile-order.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { readAuthStore } from '../../../src/openclaw/routes/accounts/auth-store.js';
import { orderSource } from '../../../src/openclaw/routes/accounts/order-source.js';
import { configValue } from '../config-value.js';
import { authOrderCases } from './auth-order-cases.mjs';

const recorded: Readonly<Record<string, readonly (readonly string[])[]>> = JSON.parse(
  readFileSync(new URL('auth-order.json', import.meta.url), 'utf8'),
);

/** When the answers were recorded: after every time that is past in the cases, before every one that is ahead. */
const NOW = 1_790_000_000_000;

describe.each(Object.entries(recorded))('the order of accounts in %s', (version, answers) => {
  const cases = authOrderCases();

  it('is known for every case', () => {
    expect(answers).toHaveLength(cases.length);
  });

  it('is the one the release itself works out', () => {
    const differing = cases.flatMap(({ config, store, provider, model }, index) => {
      const { profiles, orders, usage } = readAuthStore(store, 'main');
      const facts = { profiles, orders, usage, now: NOW, stores: 'complete', envNames: new Set<string>() } as const;
      const source = orderSource(configValue(JSON.stringify(config)), facts, 'main', release(version));
      const { ids } = profileOrder(source, provider, model, release(version));
      const expected = answers[index] ?? [];
      return ids.join() === expected.join() ? [] : [{ index, config, store, provider, model, ids, expected }];
    });
    expect(differing).toEqual([]);
  });
});
