import type { ConfigValue } from '../../openclaw/config/view.js';
import { policiesByProvider, policyFor } from '../../openclaw/models/provider-policy.js';
import type { Release } from '../../openclaw/releases/release.js';

/**
 * The profiles that take their extras from a policy's `alsoAllow`: its own, and those of agents and providers that
 * have no extras themselves.
 */
export function profilesFedBy(config: ConfigValue, supplier: ConfigValue, target: Release): readonly unknown[] {
  const global = config.at('tools');
  const agents: (ConfigValue | undefined)[] = [undefined, ...config.all('agents.{list[*],entries.*}.tools')];
  if (!config.has('agents.list') && !config.has('agents.entries')) agents.push(config.at('agents.defaults.tools'));
  const fed: unknown[] = [];
  const add = (outer: ConfigValue | undefined, inner: ConfigValue | undefined): void => {
    const source = [inner, outer].find((scope) => scope?.at('alsoAllow')?.isArray === true);
    if (source === undefined || !samePlace(source, supplier)) return;
    fed.push(inner?.at('profile')?.value ?? outer?.at('profile')?.value);
  };
  const outer = policiesByProvider(global?.at('byProvider'), target);
  for (const agent of agents) {
    add(global, agent);
    const inner = policiesByProvider(agent?.at('byProvider'), target);
    const keys = [...outer.keys(), ...inner.keys()].flatMap((key) => [key, key.replace(/\/.*$/s, '')]);
    for (const key of new Set(keys)) add(policyFor(outer, key), policyFor(inner, key));
  }
  return fed;
}

function samePlace(a: ConfigValue, b: ConfigValue): boolean {
  return a.path.length === b.path.length && a.path.every((segment, index) => segment === b.path[index]);
}
