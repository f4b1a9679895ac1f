import type { ConfigValue } from '../../openclaw/config/view.js';
import { policiesByProvider, policyFor, policyKey } from '../../openclaw/models/provider-policy.js';
import type { Release } from '../../openclaw/releases/release.js';
import { configuredTools, namesIn, type PolicyScope } from './_configured-sections.js';

/** Every tool policy that is in force under a profile: of the gateway, its providers, its agents and theirs. */
export function* policyScopes(config: ConfigValue, target: Release): Generator<PolicyScope> {
  const global = config.at('tools');
  const globalProfile = global?.at('profile')?.string;
  const globalTools = configuredTools(global);
  if (global?.isObject) {
    if (globalProfile !== undefined) {
      yield { policy: global, profile: globalProfile, inheritedExtras: [], configured: globalTools };
    }
    yield* providerScopes(global, undefined, globalTools, target);
  }
  for (const tools of config.all('agents.{list[*],entries.*}.tools')) {
    if (!tools.isObject) continue;
    const own = tools.at('profile')?.string;
    const configured = [...new Set([...(own === undefined ? globalTools : []), ...configuredTools(tools)])];
    const profile = own ?? globalProfile;
    const inheritedExtras = namesIn(global?.at('alsoAllow')) ?? [];
    if (profile !== undefined) yield { policy: tools, profile, inheritedExtras, configured };
    yield* providerScopes(tools, global?.at('byProvider'), configured, target);
  }
}

/** The policies for single providers. One takes part only where it, or what it inherits from, names a profile. */
function* providerScopes(
  tools: ConfigValue,
  inherited: ConfigValue | undefined,
  configured: readonly string[],
  target: Release,
): Generator<PolicyScope> {
  if (configured.length === 0) return;
  const outer = policiesByProvider(inherited, target);
  for (const policy of tools.at('byProvider')?.members() ?? []) {
    if (!policy.isObject) continue;
    const base = policyFor(outer, policyKey(String(policy.key), target));
    const profile = policy.at('profile')?.string ?? base?.at('profile')?.string;
    if (profile === undefined) continue;
    yield { policy, profile, inheritedExtras: namesIn(base?.at('alsoAllow')) ?? [], configured };
  }
}
