import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { type Build, safe } from '../../engine/fix.js';
import { type ConfigContext, defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/feishu-fields.js';

const SCOPES = 'channels.feishu{,.accounts.*}';
const DEFAULT_WEBHOOK = '/feishu/events';

export default defineRule({
  id: 'channels/feishu-fields',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['channels/flat-streaming-keys'],
  migrations: ['feishu-legacy-fields'],
  summary: 'Some settings of Feishu were renamed or retired, and the webhook is a path.',
  why: 'A config with the old keys is refused, so the gateway does not start.',
  examples,
  check(context) {
    const { config } = context;
    for (const base of config.all(`${SCOPES}.tools.base`)) {
      if (typeof base.value !== 'boolean') continue;
      const to = [...base.path.slice(0, -1), 'bitable'];
      const kept = config.has(to) ? ' What is set there already is kept.' : '';
      const message = `\`${formatPath(base.path)}\` is now called \`bitable\`.${kept}`;
      say(context, base, message, 'Rename base to bitable', (edit) =>
        new Draft(edit, config).moveOrDrop(base.path, to),
      );
    }
    for (const old of config.all(`${SCOPES}.streaming.block.coalesce.{enabled,minDelayMs,maxDelayMs}`)) {
      say(context, old, `\`${formatPath(old.path)}\` was removed.`, `Remove ${old.key}`, (edit) => edit.remove(old));
    }
    for (const heartbeat of config.all(`${SCOPES}.heartbeat`)) {
      if (!isRetiredHeartbeat(heartbeat)) continue;
      const message = `\`${formatPath(heartbeat.path)}\` was removed; Feishu never read it.`;
      say(context, heartbeat, message, 'Remove heartbeat', (edit) => edit.remove(heartbeat));
    }
    for (const webhook of config.all(`${SCOPES}.webhookPath`)) {
      if (webhook.string === undefined || webhook.string.includes('${')) continue;
      const path = webhookPath(webhook.string);
      if (path === webhook.string) continue;
      const message = `\`${formatPath(webhook.path)}\` is the path of a request now, not a whole address.`;
      say(context, webhook, message, 'Write the path alone', (edit) => edit.set(webhook, path));
    }
  },
});

function say({ report }: ConfigContext, at: ConfigValue, message: string, title: string, build: Build): void {
  report({ at, on: 'key', message, fix: safe(title, build) });
}

function isRetiredHeartbeat(heartbeat: ConfigValue): boolean {
  if (!heartbeat.isObject) return false;
  return heartbeat.members().length === 0 || heartbeat.has('visibility') || heartbeat.has('intervalMs');
}

/** The part of an address that a request names; what is no web address becomes the default. */
function webhookPath(text: string): string {
  const address = text.trim();
  if (address === '') return DEFAULT_WEBHOOK;
  try {
    const { protocol, pathname, search, href } = new URL(address, 'http://localhost');
    if (protocol !== 'http:' && protocol !== 'https:') return DEFAULT_WEBHOOK;
    const bareQuery = search === '' && href.endsWith('?') && !address.includes('#') ? '?' : '';
    return `${pathname}${search}${bareQuery}`;
  } catch {
    return DEFAULT_WEBHOOK;
  }
}
