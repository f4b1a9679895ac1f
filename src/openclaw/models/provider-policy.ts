import type { ConfigValue } from '../config/view.js';
import type { Release } from '../releases/release.js';
import { normalizeProvider } from './ref.js';

/** The key under which `tools.byProvider` files a provider or `provider/model`. */
export function policyKey(key: string, target: Release): string {
  const lower = key.trim().toLowerCase();
  const slash = lower.indexOf('/');
  if (slash <= 0) return normalizeProvider(lower, target);
  const provider = normalizeProvider(lower.slice(0, slash), target);
  const model = lower.slice(slash + 1);
  return model === '' ? provider : `${provider}/${model}`;
}

/** The policies of a `byProvider` section by their normalised key; a key that is written so already wins. */
export function policiesByProvider(
  byProvider: ConfigValue | undefined,
  target: Release,
): ReadonlyMap<string, ConfigValue> {
  const found = new Map<string, { readonly policy: ConfigValue; readonly exact: boolean }>();
  for (const policy of byProvider?.members() ?? []) {
    const written = String(policy.key);
    const key = policyKey(written, target);
    if (!policy.isObject || key === '') continue;
    const exact = written.trim().toLowerCase() === key;
    const known = found.get(key);
    if (known === undefined || (exact && !known.exact)) found.set(key, { policy, exact });
  }
  return new Map([...found].map(([key, { policy }]) => [key, policy]));
}

/** The policy for `provider` or `provider/model`: that of the model, else that of its provider. */
export function policyFor(policies: ReadonlyMap<string, ConfigValue>, key: string): ConfigValue | undefined {
  const slash = key.indexOf('/');
  return policies.get(key) ?? (slash > 0 ? policies.get(key.slice(0, slash)) : undefined);
}
