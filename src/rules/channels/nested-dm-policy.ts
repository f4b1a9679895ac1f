import { formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { deepEqual } from '../../document/value.js';
import { Draft } from '../../engine/draft.js';
import { type Build, manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isOutsideCore } from '../../openclaw/channels/plugins.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { channelFix } from './_channel-fix.js';
import { examples } from './examples/nested-dm-policy.js';

const PAIRS: readonly (readonly [nested: string, flat: string])[] = [
  ['policy', 'dmPolicy'],
  ['allowFrom', 'allowFrom'],
];

/** From this release on the old place is refused, and Google Chat has the new one too. */
const REFUSED = '2026.8.1';

export default defineRule({
  id: 'channels/nested-dm-policy',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.2.17',
  after: ['channels/at-root', 'channels/flat-streaming-keys'],
  migrations: ['channels-dm-policy-allowfrom-hoist'],
  summary: 'Who may write to the bot directly is set by `dmPolicy` and `allowFrom`, not inside `dm`.',
  why: 'From 2026.8.1 on a config with the old place is refused. Policy and list belong together, so both move at once.',
  examples,
  check({ config, target, report }) {
    for (const channel of channelsAt(target)) {
      for (const dm of config.all(`channels.${channel}{,.accounts.*}.dm`)) {
        const scope = config.at(dm.path.slice(0, -1));
        const present = PAIRS.filter(([nested]) => dm.has([nested]));
        if (scope === undefined || present.length === 0) continue;
        const isClear = present.every(([nested, flat]) =>
          isSettled(dm.at([nested])?.value, scope.at([flat])?.value, nested),
        );
        const build: Build = (edit) => {
          const draft = new Draft(edit, config);
          for (const [nested, flat] of present) {
            const to = [...scope.path, flat];
            const isLast = Object.keys(draft.object(dm.path) ?? {}).length === 1;
            if (isLast && !draft.has(to) && !holdsComment(dm)) draft.unwrap(dm.path, nested, flat);
            else draft.moveOrDrop([...dm.path, nested], to);
          }
          draft.removeEmpty(dm.path);
        };
        const fix = isClear
          ? channelFix(channel, target, `Move them out of ${formatPath(dm.path)}`, build)
          : manual('Decide between the two places and keep policy and list in one of them');
        for (const [nested, flat] of present) {
          const old = dm.at([nested]);
          if (old === undefined) continue;
          const severity = isAtLeast(target, REFUSED) ? 'error' : 'warning';
          report({ at: old, on: 'key', severity, message: messageFor(old, scope, flat), fix });
        }
      }
    }
  },
});

/** Where both are set, upstream takes the old one away only if it says the same. */
function isSettled(nested: JsonValue | undefined, flat: JsonValue | undefined, key: string): boolean {
  if (flat === undefined || nested === undefined) return true;
  if (key === 'policy') return nested === flat;
  if (!Array.isArray(nested) || !Array.isArray(flat)) return false;
  return deepEqual(nested.map(asId).filter(Boolean), flat.map(asId).filter(Boolean));
}

function asId(entry: JsonValue): string {
  return String(entry).trim();
}

function messageFor(old: ConfigValue, scope: ConfigValue, flat: string): string {
  const name = formatPath(old.path);
  const home = formatPath([...scope.path, flat]);
  const present = scope.at([flat])?.value;
  if (present === undefined) return `\`${name}\` moved to \`${home}\`.`;
  const same = isSettled(old.value, present, String(old.key));
  return `\`${name}\` moved to \`${home}\`, which says ${same ? 'the same already' : 'something else'}.`;
}

function holdsComment(value: ConfigValue): boolean {
  const { node, part } = value.location;
  return part.document.comments.some((comment) => comment.start >= node.start && comment.end <= node.end);
}

function channelsAt(target: Release): readonly string[] {
  const channels = isAtLeast(target, REFUSED) ? ['slack', 'discord', 'googlechat'] : ['slack', 'discord'];
  return channels.filter((channel) => !isOutsideCore(channel, target));
}
