import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import type { Report } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** Reports every `match` that names its channel under the old key `provider`. */
export function checkProviderKeys(matches: readonly ConfigValue[], report: (report: Report) => void): void {
  for (const match of matches) {
    const provider = match.at('provider');
    const channel = match.at('channel');
    const name = provider?.string?.trim() ?? '';
    if (provider === undefined || name === '' || (channel?.string ?? '').trim() !== '') continue;
    report({
      at: provider,
      on: 'key',
      message: `\`${formatPath(provider.path)}\` is now called \`channel\`; under the old name it matches nothing.`,
      fix: safe('Rename it to channel', (edit) => {
        if (channel !== undefined) edit.remove(channel);
        if (provider.string !== name) edit.set(provider, name);
        edit.rename(provider, 'channel');
      }),
    });
  }
}
