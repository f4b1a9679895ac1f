import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { inRange, isAtLeast, parseRelease, type ReleaseRange } from '../../openclaw/releases/release.js';

interface ChangedDefault extends ReleaseRange {
  readonly since: string;
  /** Where one of these is set, the default does not count. */
  readonly keys: readonly string[];
  /** Without it nobody meets the default. */
  readonly concerns: string;
  readonly now: string;
}

/** What a config that says nothing means since a release, from its docs and CHANGELOG.md. */
const CHANGED: readonly ChangedDefault[] = [
  {
    // docs/channels/groups.md of 2026.4.29 and 2026.6.11; `resolveSourceReplyDeliveryMode`.
    since: '2026.4.27',
    until: '2026.5.18',
    keys: ['messages.groupChat.visibleReplies', 'messages.visibleReplies'],
    concerns: 'channels.*',
    now: 'in groups only what an agent sends with its message tool is seen (`messages.groupChat.visibleReplies`)',
  },
  {
    // CHANGELOG.md of 2026.9.6.
    since: '2026.9.6',
    keys: ['tools.toolSearch'],
    concerns: 'tools',
    now: 'agents find tools by searching instead of having all of them before them (`tools.toolSearch`)',
  },
];

export default defineRule({
  id: 'meta/changed-defaults',
  severity: 'info',
  reads: 'config',
  summary: 'What is not set means something else than in the release the config comes from.',
  why: 'Nothing is wrong with the config and no migration touches it, but the same words make OpenClaw do something else. Said once, for the release that wrote the config and the one it has to suit.',
  fixable: 'manual',
  examples: [
    {
      target: '2026.5.12',
      before: `{ meta: { lastTouchedVersion: '2026.4.14' }, channels: { telegram: { enabled: true } } }\n`,
    },
    {
      title: 'It is said',
      target: '2026.5.12',
      before: `{ meta: { lastTouchedVersion: '2026.4.14' }, channels: { telegram: { enabled: true } }, messages: { visibleReplies: 'automatic' } }\n`,
      clean: true,
    },
    {
      title: 'It meant that already',
      target: '2026.5.12',
      before: `{ meta: { lastTouchedVersion: '2026.5.2' }, channels: { telegram: { enabled: true } } }\n`,
      clean: true,
    },
  ],
  check({ config, target, report }) {
    const touched = config.at('meta.lastTouchedVersion');
    const from = touched?.string === undefined ? undefined : parseRelease(touched.string);
    if (touched === undefined || from === undefined) return;
    const changed = CHANGED.filter(
      (one) =>
        !isAtLeast(from, one.since) &&
        inRange(target, one) &&
        config.all(one.concerns).length > 0 &&
        !one.keys.some((key) => config.has(key)),
    );
    if (changed.length === 0) return;
    report({
      at: touched,
      message: `Since ${from.text}, which wrote this config, defaults have changed: ${changed.map(({ now }) => now).join('; ')}.`,
      fix: manual('Set the keys it names, if it was meant as it was'),
    });
  },
});
