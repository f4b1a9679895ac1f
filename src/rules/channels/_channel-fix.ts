import type { Fix } from '../../engine/finding.js';
import { type Build, safe, unsafe } from '../../engine/fix.js';
import { isOutsideCore } from '../../openclaw/channel-plugins.js';
import type { Release } from '../../openclaw/release.js';

/** A fix in a channel's section: safe where OpenClaw's own package says what the section looks like. */
export function channelFix(channel: string, target: Release, title: string, build: Build): Fix {
  if (!isOutsideCore(channel, target)) return safe(title, build);
  const reason = `in OpenClaw ${target.text} ${channel} is a plugin with a version of its own, and that decides which form it reads`;
  return unsafe(title, build, reason);
}
