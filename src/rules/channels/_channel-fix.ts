import type { Fix } from '../../engine/finding.js';
import { type Build, manual, safe } from '../../engine/fix.js';
import { isOutsideCore } from '../../openclaw/channels/plugins.js';
import type { Release } from '../../openclaw/releases/release.js';

/**
 * A fix in a channel's section. Where the channel is a plugin of its own, with a version this tool cannot see, it is
 * for a person to say which form that version reads.
 */
export function channelFix(channel: string, target: Release, title: string, build: Build): Fix {
  if (!isOutsideCore(channel, target)) return safe(title, build);
  return manual(`${title}, if the plugin for ${channel} that you run reads that form; its own doctor knows`);
}
