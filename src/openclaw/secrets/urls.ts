import type { Range } from '../../document/node.js';

/**
 * Services whose address is the secret: whoever knows the path may post. The group `secret` is what is masked; the
 * host stays readable, so that a person sees which service it is.
 */
const HOSTS: readonly string[] = [
  // Slack, Microsoft Teams and Power Automate, Discord
  'hooks\\.slack\\.com\\/(?:services|workflows|triggers)',
  '[\\w.-]{1,100}\\.webhook\\.office\\.com',
  '[\\w.-]{1,100}\\.logic\\.azure\\.com(?::\\d{1,5})?',
  '[\\w.-]{1,100}\\.(?:api|environment)\\.powerplatform\\.com(?::\\d{1,5})?',
  // Feishu, Lark, DingTalk, WeCom
  'open\\.(?:feishu\\.cn|larksuite\\.com)\\/open-apis\\/bot',
  'oapi\\.dingtalk\\.com\\/robot',
  'qyapi\\.weixin\\.qq\\.com\\/cgi-bin\\/webhook',
  // Zapier, IFTTT, Make, Pipedream, n8n in the cloud
  'hooks\\.zapier\\.com\\/hooks',
  'maker\\.ifttt\\.com\\/(?:trigger|use)',
  'hook\\.[\\w.-]{1,40}\\.make\\.com',
  '[\\w-]{1,60}\\.m\\.pipedream\\.net',
  '[\\w-]{1,60}\\.app\\.n8n\\.cloud\\/webhook(?:-test)?',
  // Notifications, pings, inspection
  'ntfy\\.sh',
  'api\\.day\\.app',
  'hc-ping\\.com',
  'webhook\\.site',
  'outlook\\.office(?:365)?\\.com\\/webhook',
  'chat\\.googleapis\\.com\\/v1\\/spaces',
];
const KNOWN = new RegExp(`(?<![\\w.-])(?:${HOSTS.join('|')})\\/(?<secret>[^\\s"'<>]{4,})`, 'dgi');
/** A server of one's own: `/hooks/<id>` (Mattermost, Rocket.Chat), `/api/webhooks/<id>/<token>` (Discord). */
const OWN_SERVER =
  /:\/\/[^\s"'<>]{1,300}?\/(?:hooks\/|webhooks?\/)(?<secret>(?:\d{1,30}\/[\w-]{8,}|[\w-]{16,})[^\s"'<>]{0,300})/dgi;

/** What a URL shows behind its host: path, query and fragment. */
const BEHIND_HOST = /\bhttps?:\/\/[^\s/?#"'<>]{1,300}[/?#](?<secret>[^\s"'<>]{1,2000})/dgi;

/** Where the paths of known webhooks stand in a text. */
export function webhookPaths(text: string): readonly Range[] {
  if (!text.includes('/')) return [];
  return [...secretGroups(text, KNOWN), ...(text.includes('://') ? secretGroups(text, OWN_SERVER) : [])];
}

/** Where any URL goes on behind its host, for texts whose key says that the address itself is the secret. */
export function pathsBehindHosts(text: string): readonly Range[] {
  return text.includes('://') ? secretGroups(text, BEHIND_HOST) : [];
}

const REFERENCES = /^(?:\$\{[A-Za-z_]\w*\}|[/?#])+$/;

function secretGroups(text: string, pattern: RegExp): Range[] {
  const found: Range[] = [];
  for (const match of text.matchAll(pattern)) {
    const range = match.indices?.groups?.secret;
    const secret = match.groups?.secret;
    if (range === undefined || secret === undefined || REFERENCES.test(secret)) continue;
    found.push({ start: range[0], end: range[1] });
  }
  return found;
}
