import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, manual, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { schemaFor } from '../../openclaw/schema/config-schema.js';
import { toolsOfProfile } from '../../openclaw/tools/catalog.js';
import { matchesPattern, toolName } from '../../openclaw/tools/policy.js';
import { moveItems } from '../_lists.js';
import { objectsWithPolicies } from './_policies.js';
import { profilesFedBy } from './_profile-consumers.js';
import { examples } from './examples/allow-and-also-allow.js';

export default defineRule({
  id: 'tools/allow-and-also-allow',
  severity: 'error',
  reads: 'config',
  summary: 'A tool policy has `allow` and `alsoAllow`.',
  why: '`allow` is the whole list, `alsoAllow` adds to a profile; both in one place contradict each other and the gateway refuses the config. Merging them grants what `alsoAllow` names, so look at it first.',
  fixable: 'unsafe',
  after: ['tools/renamed-spawn-task', 'tools/renamed-image'],
  migrations: ['tool-policy-allow-alsoallow-merge'],
  examples,
  check({ config, target, report }) {
    for (const { object: policy, isPolicy } of objectsWithPolicies(config)) {
      if (!isPolicy || isInSandbox(policy)) continue;
      const allow = grants(policy.at('allow'));
      const extras = grants(policy.at('alsoAllow'));
      if (allow === undefined || extras === undefined) continue;
      const place = formatPath(policy.path);
      const merge = (edit: EditBuilder): void => {
        const known = new Set(allow.items().map(({ value }) => value));
        moveItems(
          edit,
          extras.items().filter(({ value }) => !known.has(value)),
          allow,
        );
        edit.set(extras, []);
      };
      const names = extras.items().map(({ string }) => string ?? '');
      const harmless = profilesFedBy(config, policy, target).every((profile) => isNeedless(profile, names, target));
      report({
        at: allow,
        on: 'key',
        // Channels take both, and only look at `allow` then.
        severity: isAcceptedPolicy(policy, target) ? 'warning' : 'error',
        message: `\`${place}.allow\` and \`${place}.alsoAllow\` cannot stand side by side.`,
        related: [{ at: extras, on: 'key', message: 'the other of the two' }],
        fix:
          harmless && isAtLeast(target, '2026.9.6')
            ? unsafe('Merge alsoAllow into allow', merge, `it grants ${names.join(', ')}`)
            : manual('Keep allow for a list that stands alone, or alsoAllow for extras to a profile; not both'),
      });
    }
  },
});

/** Of a place that the release says nothing about, no release is known to take both. */
function isAcceptedPolicy({ path, value }: ConfigValue, target: Release): boolean {
  return path[0] === 'channels' && schemaFor(target).validate(value, path).length === 0;
}

function isInSandbox({ path }: ConfigValue): boolean {
  return path.some((key, index) => key === 'sandbox' && path[index - 1] === 'tools');
}

/** A list that grants something: not empty, and all of it text. */
function grants(list: ConfigValue | undefined): ConfigValue | undefined {
  const items = list?.items() ?? [];
  return items.length > 0 && items.every(({ string }) => string !== undefined) ? list : undefined;
}

/** Whether a profile gains nothing from the extras, so that they may leave it. */
function isNeedless(profile: unknown, extras: readonly string[], target: Release): boolean {
  if (profile === undefined || profile === null) return true;
  const named = typeof profile === 'string' ? toolsOfProfile(profile, target) : undefined;
  if (named === undefined) return false;
  if (named.includes('*')) return true;
  const wanted = extras.map((name) => toolName(name, target)).filter((name) => name !== '');
  return !matchesPattern('gateway', wanted) && wanted.every((name) => named.includes(name));
}
