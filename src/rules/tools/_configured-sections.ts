import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Release } from '../../openclaw/releases/release.js';
import { allowsTool, expandTools, isCoreTool, profileAllows } from '../../openclaw/tools/policy.js';

/** A tool policy with what it inherits. */
export interface PolicyScope {
  readonly policy: ConfigValue | undefined;
  /** The profile in force; a policy without one is of no interest. */
  readonly profile: string;
  /** Extras that apply where the policy has none of its own. */
  readonly inheritedExtras: readonly string[];
  /** Tools that have a section of settings. */
  readonly configured: readonly string[];
}

const SECTIONS: readonly (readonly [section: string, tools: readonly string[]])[] = [
  ['exec', ['exec', 'process']],
  ['fs', ['read', 'write', 'edit']],
];

/** The tools whose sections stand in the settings. */
export function configuredTools(tools: ConfigValue | undefined): readonly string[] {
  return SECTIONS.flatMap(([section, names]) => (tools?.at([section])?.isObject ? names : []));
}

/** Names in a list, `undefined` where there is no list. */
export function namesIn(list: ConfigValue | undefined): readonly string[] | undefined {
  return list?.isArray ? list.items().flatMap(({ string }) => string ?? []) : undefined;
}

/** The configured tools that the list asks for and the profile leaves out. */
export function hiddenTools(scope: PolicyScope, target: Release): readonly string[] {
  if (scope.profile === 'full') return [];
  const allow = namesIn(scope.policy?.at('allow')) ?? [];
  if (allow.length === 0) return [];
  const extras = namesIn(scope.policy?.at('alsoAllow'));
  const asked = [...allow, ...(extras ?? [])];
  const granted = profileAllows(scope.profile, extras ?? scope.inheritedExtras, target);
  return scope.configured.filter((tool) => {
    if (!allowsTool(asked, tool, target)) return false;
    return !allowsTool(granted, tool, target) || (extras !== undefined && allowsTool(extras, tool, target));
  });
}

/** The list that, without a profile, allows what profile and list allow together, and the hidden tools. */
export function repairedAllow(scope: PolicyScope, hidden: readonly string[], target: Release): readonly string[] {
  const extras = namesIn(scope.policy?.at('alsoAllow'));
  const asked = [...new Set([...(namesIn(scope.policy?.at('allow')) ?? []), ...(extras ?? [])])];
  const granted = expandTools(profileAllows(scope.profile, extras ?? scope.inheritedExtras, target) ?? [], target);
  const named = expandTools(asked, target);
  const core = granted.includes('*') ? named : granted.filter((tool) => allowsTool(asked, tool, target));
  const plugins = named.filter(
    (entry) =>
      entry !== '*' && !isCoreTool(entry, target) && !granted.some((tool) => allowsTool([entry], tool, target)),
  );
  return [...new Set([...core, ...plugins, ...hidden])];
}
