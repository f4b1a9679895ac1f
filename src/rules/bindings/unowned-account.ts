import { formatPath } from '../../document/config-path.js';
import { manual, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { normalizeAgentId } from '../../openclaw/agents/agent-id.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/unowned-account.js';

/** Keys under `channels` that are no channel. */
const NO_CHANNEL = new Set<string | number>(['defaults', 'modelByChannel']);

/** Channels that come with OpenClaw: of those it is certain that they are installed and what accounts they run. */
const BUNDLED = new Set<string | number>(['telegram', 'reef']);

export default defineRule({
  id: 'bindings/unowned-account',
  severity: 'warning',
  since: '2026.9.5',
  reads: 'config',
  summary: 'Several agents share the gateway, and no binding says whose a channel account is.',
  why: 'There is no default agent any more: what arrives on such an account is refused. Where the agents still stand in a list, it went to the first of them so far.',
  fixable: 'unsafe',
  migrations: ['bindings-account-ownership-preserved'],
  examples,
  check({ config, report }) {
    const heir = formerDefault(config);
    if (heir === undefined && !isExplicit(config)) return;
    const bindings = config.at('bindings');
    if (config.at('plugins.enabled')?.value === false || (bindings !== undefined && !bindings.isArray)) return;
    const channels = (config.at('channels')?.members() ?? []).filter(
      (channel) => channel.isObject && !NO_CHANNEL.has(channel.key) && channel.at('enabled')?.value !== false,
    );
    for (const channel of [...channels].sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1))) {
      for (const { at, id } of accountsOf(channel)) {
        if (bindings?.items().some((binding) => binds(binding, String(channel.key), id))) continue;
        const binding = { agentId: heir ?? '', match: { channel: String(channel.key), accountId: id } };
        report({
          at,
          on: 'key',
          message: `\`${formatPath(at.path)}\`: no binding says which agent the account "${id}" belongs to.`,
          fix:
            heir !== undefined && BUNDLED.has(channel.key)
              ? unsafe(
                  `Bind it to "${heir}", the first agent`,
                  (edit) => edit.append('bindings', binding),
                  'it decides for good which agent answers there',
                )
              : manual('Add a binding for the agent that shall answer there'),
        });
      }
    }
  },
});

/** The first of several agents in a list where none is marked: it answers what no binding claims. */
function formerDefault(config: ConfigValue): string | undefined {
  const list = config.at('agents.list')?.items() ?? [];
  if (list.length < 2 || config.has('agents.ownership') || config.has('agents.entries')) return undefined;
  const marked = list.some((agent) => (agent.at('default')?.value ?? false) !== false);
  const [first] = list.map((agent) => agent.at('id')?.string?.trim() ?? '');
  return marked || !first ? undefined : normalizeAgentId(first);
}

function isExplicit(config: ConfigValue): boolean {
  const agents = config.at('agents.entries')?.members() ?? [];
  return agents.length > 1 && config.at('agents.ownership')?.string === 'explicit';
}

/** The accounts a channel runs: those it names, or the one it is itself. */
function accountsOf(channel: ConfigValue): readonly { readonly at: ConfigValue; readonly id: string }[] {
  const named = channel.at('accounts')?.members() ?? [];
  if (named.length === 0) return [{ at: channel, id: 'default' }];
  return named
    .filter((account) => account.at('enabled')?.value !== false)
    .map((at) => ({ at, id: String(at.key).trim().toLowerCase() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether a binding may catch what arrives on an account; one that names no account catches what it can. */
function binds(binding: ConfigValue, channel: string, account: string): boolean {
  if (binding.at('match.channel')?.string?.trim().toLowerCase() !== channel.toLowerCase()) return false;
  const named = binding.at('match.accountId')?.string?.trim().toLowerCase();
  return named === undefined || named === '*' || named === account;
}
