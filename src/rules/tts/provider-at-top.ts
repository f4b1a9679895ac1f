import { type ConfigPath, formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import type { Fix } from '../../engine/finding.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { mainTts } from '../../openclaw/config/tts-blocks.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { channelFix } from '../channels/_channel-fix.js';
import { examples } from './examples/provider-at-top.js';

/** Where a provider stood, and where it belongs; in this order, so that the earlier one wins. */
const MOVES: readonly (readonly [from: string, to: string])[] = [
  ['openai', 'providers.openai'],
  ['elevenlabs', 'providers.elevenlabs'],
  ['microsoft', 'providers.microsoft'],
  ['providers.edge', 'providers.microsoft'],
  ['edge', 'providers.microsoft'],
];

export default defineRule({
  id: 'tts/provider-at-top',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.3.28',
  after: ['tts/under-messages'],
  migrations: ['tts-provider-keys-to-providers'],
  summary: 'Settings of a speech provider stand under `providers`, and `edge` is called `microsoft`.',
  why: 'The old place is refused or ignored, so replies are spoken with default settings or not at all. What the new place says already is kept.',
  examples,
  check({ config, target, report }) {
    const main = config.all(mainTts(target));
    for (const block of [...main, ...config.all('plugins.entries.voice-call.config.tts')]) {
      reportBlock(block, MOVES, report, (title, build) => safe(title, (edit) => build(new Draft(edit, config))));
    }
    const inDiscord = MOVES.filter(([from]) => !from.includes('.'));
    for (const block of config.all('channels.discord{,.accounts.*}.voice.tts')) {
      reportBlock(block, inDiscord, report, (title, build) =>
        channelFix('discord', target, title, (edit) => build(new Draft(edit, config))),
      );
    }
  },
});

type MakeFix = (title: string, build: (draft: Draft) => void) => Fix;
type Send = (report: { at: ConfigValue; on: 'key'; message: string; fix: Fix }) => void;

/** One finding a provider, all with the fix of the whole block: what comes first decides which setting wins. */
function reportBlock(block: ConfigValue, moves: typeof MOVES, send: Send, makeFix: MakeFix): void {
  const present = moves.filter(([from]) => block.at(from)?.isObject);
  if (present.length === 0) return;
  const name = formatPath(block.path);
  const fix = makeFix(`Move the providers of ${name} to ${name}.providers`, (draft) => {
    for (const [from, to] of inOrder(block, present)) moveProvider(draft, below(block, from), below(block, to));
  });
  for (const [from, to] of present) {
    const value = block.at(from);
    if (value === undefined) continue;
    const message = `\`${formatPath(value.path)}\` moved to \`${formatPath(below(block, to))}\`. What is set there already is kept.`;
    send({ at: value, on: 'key', message, fix });
  }
}

/** As the author wrote them, unless two of them have to meet. */
function inOrder(block: ConfigValue, moves: typeof MOVES): typeof MOVES {
  if (new Set(moves.map(([, to]) => to)).size < moves.length) return moves;
  const start = (from: string): number => block.at(from)?.location.node.start ?? 0;
  return moves.toSorted(([a], [b]) => start(a) - start(b));
}

function moveProvider(draft: Draft, from: ConfigPath, to: ConfigPath): void {
  if (draft.has(to) && draft.object(to) === undefined) draft.remove(to);
  draft.merge(from, to);
}

function below(block: ConfigValue, path: string): ConfigPath {
  return [...block.path, ...path.split('.')];
}
