import type { ConfigPath } from '../../document/config-path.js';
import type { Release } from '../releases/release.js';
import { providerEnv } from '../routes/accounts/provider-env.js';

/** Variables OpenClaw itself looks for. */
const OWN: Readonly<Record<string, string>> = {
  'gateway.auth.token': 'OPENCLAW_GATEWAY_TOKEN',
  'gateway.auth.password': 'OPENCLAW_GATEWAY_PASSWORD',
  'gateway.remote.token': 'OPENCLAW_GATEWAY_REMOTE_TOKEN',
  'channels.telegram.botToken': 'TELEGRAM_BOT_TOKEN',
  'channels.discord.token': 'DISCORD_BOT_TOKEN',
  'channels.slack.botToken': 'SLACK_BOT_TOKEN',
  'channels.slack.appToken': 'SLACK_APP_TOKEN',
};

/** Words of a path that say nothing about what the secret is for. */
const NOISE: ReadonlySet<string> = new Set([
  'channels',
  'accounts',
  'config',
  'entries',
  'models',
  'plugins',
  'providers',
]);

/** The name of a variable for the secret at a path: `channels.telegram.botToken` is `TELEGRAM_BOT_TOKEN`. */
export function secretName(path: ConfigPath, release: Release): string {
  const own = OWN[path.join('.')];
  if (own !== undefined) return own;
  const [root, section, provider] = path;
  if (root === 'models' && section === 'providers' && path.at(-1) === 'apiKey') {
    const known = providerEnv(String(provider).toLowerCase(), release).find((name) => !name.endsWith('OAUTH_TOKEN'));
    if (known !== undefined) return known;
  }
  const words = path.filter((segment) => !NOISE.has(String(segment))).map((segment) => word(String(segment)));
  const name = words.filter((text) => text !== '').join('_');
  return /^[A-Z]/.test(name) ? name : `OPENCLAW_${name}`;
}

function word(segment: string): string {
  return segment
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
}
