import { type ConfigPath, formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule, type Rule, type RuleMeta } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

interface RetiredPaths extends Omit<RuleMeta, 'severity' | 'fixable'> {
  /** Patterns of the objects that hold the keys; they stay, even empty. */
  readonly scopes: string;
  /** Below a scope; `*` stands for any member. */
  readonly paths: readonly string[];
}

/**
 * A rule for many retired keys below one kind of object. An object of which nothing would be left is reported, and
 * removed, as a whole: upstream prunes what a removal leaves empty, but never the agent itself.
 */
export function retiredPaths(given: RetiredPaths): Rule {
  const { scopes, paths, ...meta } = given;
  const patterns = paths.map((path) => path.split('.'));
  return defineRule({
    ...meta,
    reads: 'config',
    severity: 'error',
    fixable: 'safe',
    check: ({ config, report }) => {
      for (const scope of config.all(scopes)) {
        for (const gone of retiredBelow(scope, patterns)) {
          const name = formatPath(gone.value.path);
          report({
            at: gone.value,
            on: 'key',
            message: `${describe(name, gone.keys)} in OpenClaw ${meta.since ?? 'long ago'}. ${meta.why}`,
            fix: safe(`Remove ${name}`, (edit) => edit.remove(gone.value)),
          });
        }
      }
    },
  });
}

interface Gone {
  readonly value: ConfigValue;
  /** The retired keys inside, where the value is an object that holds nothing else. */
  readonly keys: readonly ConfigPath[];
}

function describe(name: string, keys: readonly ConfigPath[]): string {
  if (keys.length === 0) return `\`${name}\` was removed`;
  const inside = keys.map((key) => `\`${formatPath(key)}\``).join(', ');
  return `\`${name}\` holds only ${inside}, removed`;
}

function retiredBelow(scope: ConfigValue, patterns: readonly (readonly string[])[]): readonly Gone[] {
  const found: Gone[] = [];
  for (const member of scope.members()) {
    const key = String(member.key);
    const below = patterns.filter(([head]) => head === '*' || head === key).map((pattern) => pattern.slice(1));
    if (below.length === 0) continue;
    if (below.some((pattern) => pattern.length === 0)) {
      found.push({ value: member, keys: [] });
      continue;
    }
    const inside = retiredBelow(member, below);
    const members = member.members();
    const whole =
      members.length > 0 &&
      members.every((one) =>
        inside.some((gone) => gone.value.path.length === one.path.length && gone.value.key === one.key),
      );
    if (whole) found.push({ value: member, keys: inside.flatMap((gone) => leaves(gone, member)) });
    else found.push(...inside);
  }
  return found;
}

function leaves(gone: Gone, above: ConfigValue): readonly ConfigPath[] {
  const head = gone.value.path.slice(above.path.length);
  return gone.keys.length === 0 ? [head] : gone.keys.map((key) => [...head, ...key]);
}
