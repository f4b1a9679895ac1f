import type { ConfigValue } from '../../config/view.js';
import { providerBlocks } from '../../models/provider-blocks.js';
import type { Release } from '../../releases/release.js';

/**
 * What draws pictures with Google asks Google alone: another endpoint is refused before any account is sent there, while
 * films and music go where the config says. Stands for `resolveTrustedGoogleGenerativeAiBaseUrl` of 2026.4.29 to 2026.9.6.
 */
export function drawsElsewhere(config: ConfigValue, release: Release): boolean {
  const urls = providerBlocks(config, 'google', release).map((block) => block.at(['baseUrl'])?.string?.trim() ?? '');
  return urls.some((url) => url !== '' && !OF_GOOGLE.test(url));
}

/** Google's host is also taken without what stands before it. */
const OF_GOOGLE = /^(?:https:\/\/)?generativelanguage\.googleapis\.com(?:[/?#]|$)/i;
