import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { normalizeAccountId } from '../../openclaw/channels/account-id.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/whatsapp-debounce.js';

const TARGET = 'messages.inbound.byChannel.whatsapp';

export default defineRule({
  id: 'messages/whatsapp-debounce',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  migrations: ['whatsapp-debounce-to-inbound'],
  summary: 'How long WhatsApp waits for more messages is set in `messages.inbound.byChannel.whatsapp`.',
  why: 'A config with the old key is refused. There is one value for all accounts now: that of the default account, else of the section, else of the first account.',
  examples,
  check({ config, report }) {
    const sources = config.all('channels.whatsapp{,.accounts.*}.debounceMs');
    if (sources.length === 0) return;
    const chosen = choose(config, sources);
    const moved = chosen !== undefined && !config.has(TARGET) ? chosen : undefined;
    const fix = safe(moved ? `Move ${formatPath(moved.path)} to ${TARGET}` : 'Remove debounceMs', (edit) => {
      const draft = new Draft(edit, config);
      for (const source of sources) {
        if (source === moved) draft.move(source.path, TARGET);
        else draft.remove(source.path);
      }
    });
    for (const source of sources) {
      report({ at: source, on: 'key', message: messageFor(source, moved), fix });
    }
  },
});

function messageFor(source: ConfigValue, moved: ConfigValue | undefined): string {
  const name = formatPath(source.path);
  if (source === moved) return `\`${name}\` moved to \`${TARGET}\`.`;
  if (moved === undefined) return `\`${name}\` was removed; \`${TARGET}\` is what counts.`;
  return `\`${name}\` was removed: WhatsApp waits the same time for every account, and \`${formatPath(moved.path)}\` decides.`;
}

/** The value in force for most messages, of those that are valid. */
function choose(config: ConfigValue, sources: readonly ConfigValue[]): ConfigValue | undefined {
  const valid = sources.filter(({ value }) => typeof value === 'number' && Number.isInteger(value) && value >= 0);
  const defaultAccount = normalizeAccountId(config.at('channels.whatsapp.defaultAccount')?.string ?? '');
  const accounts = valid.filter(({ path }) => path.includes('accounts')).sort(byAccount);
  const named = (id: string): ConfigValue | undefined =>
    accounts.find((one) => normalizeAccountId(accountOf(one)) === id);
  return (
    named(defaultAccount) ?? named('default') ?? valid.find(({ path }) => !path.includes('accounts')) ?? accounts[0]
  );
}

function accountOf({ path }: ConfigValue): string {
  return String(path[3] ?? '');
}

function byAccount(a: ConfigValue, b: ConfigValue): number {
  return accountOf(a) < accountOf(b) ? -1 : 1;
}
