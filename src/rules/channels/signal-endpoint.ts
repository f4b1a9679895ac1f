import { type ConfigPath, formatPath } from '../../document/config-path.js';
import { isObject } from '../../document/value.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { signalAddress } from '../../openclaw/channels/signal/addresses.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'channels/signal-endpoint',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  migrations: ['signal-httphost-port-to-httpurl'],
  summary: 'Host and port of Signal are one address, `httpUrl`.',
  why: 'A config with the old keys is refused, so the gateway does not start. An address that is set already is kept.',
  examples: [
    {
      before: `{ channels: { signal: { account: '+1', httpHost: '10.0.0.2', httpPort: 8081 } } }\n`,
      after: `{ channels: { signal: { account: '+1', httpUrl: 'http://10.0.0.2:8081', autoStart: true } } }\n`,
    },
    {
      title: 'The address that is set wins',
      before: `{ channels: { signal: { httpUrl: 'http://10.0.0.2:9000', httpPort: 8081 } } }\n`,
      after: `{ channels: { signal: { httpUrl: 'http://10.0.0.2:9000' } } }\n`,
    },
  ],
  check({ config, report }) {
    const root = config.at('channels.signal');
    for (const scope of config.all('channels.signal{,.accounts.*}')) {
      const old = ['httpHost', 'httpPort'].flatMap((key) => scope.at([key]) ?? []);
      const [first] = old;
      if (first === undefined || root === undefined) continue;
      const parent = scope.path.length > root.path.length ? root : undefined;
      const url =
        scope.has('httpUrl') || parent?.at('httpUrl')?.string !== undefined ? undefined : addressOf(scope, parent);
      const home = formatPath([...scope.path, 'httpUrl']);
      const fix = safe(url === undefined ? 'Remove them' : 'Write them as one address', (edit) =>
        writeAddress(new Draft(edit, config), scope.path, old, url),
      );
      for (const one of old) {
        const name = formatPath(one.path);
        const message =
          url === undefined
            ? `\`${name}\` was replaced by \`httpUrl\`, which is set already.`
            : `\`${name}\` is part of \`${home}\` now.`;
        report({ at: one, on: 'key', message, fix });
      }
    }
  },
});

function addressOf(scope: ConfigValue, parent: ConfigValue | undefined): string | undefined {
  const entry = scope.value;
  const channel = parent?.value;
  return isObject(entry) ? signalAddress(entry, isObject(channel) ? channel : undefined) : undefined;
}

/** The first of the old keys becomes the address, so that a comment beside it stays. */
function writeAddress(draft: Draft, scope: ConfigPath, old: readonly ConfigValue[], url: string | undefined): void {
  const [first, ...rest] = old;
  if (first === undefined) return;
  if (url === undefined) {
    draft.remove(first.path);
  } else {
    draft.set(first.path, url);
    draft.move(first.path, [...scope, 'httpUrl']);
  }
  for (const one of rest) draft.remove(one.path);
  if (url !== undefined && !draft.has([...scope, 'autoStart'])) draft.set([...scope, 'autoStart'], true);
}
