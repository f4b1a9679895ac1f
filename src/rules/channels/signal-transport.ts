import { type ConfigPath, formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { deepEqual, isObject } from '../../document/value.js';
import { Draft } from '../../engine/draft.js';
import type { Fix } from '../../engine/finding.js';
import { manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { withSignalAddresses } from '../../openclaw/channels/signal/addresses.js';
import { planSignalTransports, type SignalTransport } from '../../openclaw/channels/signal/plan-transports.js';
import { SIGNAL_TRANSPORT_KEYS } from '../../openclaw/channels/signal/transport.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/signal-transport.js';

const SIGNAL: ConfigPath = ['channels', 'signal'];

export default defineRule({
  id: 'channels/signal-transport',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['channels/signal-endpoint', 'channels/flat-streaming-keys'],
  migrations: ['signal-transport-objects'],
  summary: 'How Signal is reached is one object per account, `transport`.',
  why: 'A config with the old keys is refused, so the gateway does not start. All accounts change together or none does.',
  examples,
  check({ config, report }) {
    const signal = config.at(SIGNAL)?.value;
    if (!isObject(signal)) return;
    const old = [
      ...config.all('channels.signal.apiMode'),
      ...SIGNAL_TRANSPORT_KEYS.flatMap((key) => config.all(`channels.signal{,.accounts.*}.${key}`)),
    ];
    if (old.length === 0) return;
    const plan = planSignalTransports(withSignalAddresses(signal));
    const fix: Fix = plan.ok
      ? safe('Write it as transport', (edit) => writeTransports(new Draft(edit, config), plan.transports, old))
      : manual(`Write the transport object yourself: ${plan.reason}`);
    const why = plan.ok ? '' : ` It cannot be moved by itself: ${plan.reason}.`;
    for (const one of old) {
      report({ at: one, on: 'key', message: `\`${formatPath(one.path)}\` is part of \`transport\` now.${why}`, fix });
    }
  },
});

function writeTransports(draft: Draft, planned: readonly SignalTransport[], old: readonly ConfigValue[]): void {
  for (const { account, transport: wanted } of planned) {
    const scope = account === undefined ? SIGNAL : [...SIGNAL, 'accounts', account];
    const home = [...scope, 'transport'];
    if (wanted === undefined) draft.remove(home);
    else if (!deepEqual(draft.at(home) ?? null, wanted)) writeTransport(draft, scope, home, wanted);
  }
  for (const { path } of old) draft.remove(path);
}

/** Carries what the author wrote and adds the rest. */
function writeTransport(draft: Draft, scope: ConfigPath, home: ConfigPath, wanted: { [key: string]: JsonValue }): void {
  const { kind, ...rest } = wanted;
  draft.remove(home);
  if (kind !== undefined) draft.set(home, { kind });
  for (const [key, value] of Object.entries(rest)) {
    const own = draft.at([...scope, key]);
    if (own !== undefined && deepEqual(own, value)) draft.move([...scope, key], [...home, key]);
    else draft.set([...home, key], value);
  }
}
