import { isAtLeast, type Release } from '../releases/release.js';
import type { ConfigValue } from './view.js';

/** From this release the main speech settings stand at the root; before, under `messages`. */
export const TTS_AT_ROOT = '2026.8.1';
/** From this release the speech settings of a channel's voice calls count too, and those of Discord's chat do not. */
const VOICE_BLOCKS = '2026.5.28';

/** Path of the main speech settings in a release. */
export function mainTts(target: Release): string {
  return isAtLeast(target, TTS_AT_ROOT) ? 'tts' : 'messages.tts';
}

/** Every object with speech settings that a release reads: the main one, of agents, channels, accounts and calls. */
export function ttsBlocks(config: ConfigValue, target: Release): readonly ConfigValue[] {
  const main = config.all(mainTts(target));
  const calls = config.all('plugins.entries.voice-call.config.tts');
  const blocks = isAtLeast(target, VOICE_BLOCKS)
    ? [
        ...main,
        ...config.all(isAtLeast(target, TTS_AT_ROOT) ? 'agents.{list[*],entries.*}.tts' : 'agents.list[*].tts'),
        ...config.all('channels.*{,.accounts.*}.tts').filter((block) => block.path[1] !== 'discord'),
        ...config.all('channels.*{,.accounts.*}.voice.tts'),
        ...calls,
      ]
    : [
        ...main,
        ...config.all('agents.{defaults,list[*]}.tts'),
        ...config.all('channels.*{,.accounts.*}.tts'),
        ...calls,
      ];
  return blocks.filter((block) => block.isObject);
}
