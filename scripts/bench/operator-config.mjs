// A config as operators keep it: commented JSON5 of 13 KB, everything in order but for one warning. It is written here
// so that every release gets the form that it reads; releases since 2026.8.1 key their agents by id.
const KEYED_SINCE = '2026.8.1';

/** One of each generation of configs. */
export const RELEASES = ['2026.4.29', '2026.5.12', '2026.6.11', '2026.7.35', '2026.8.2', '2026.9.6'];

/**
 * @param release the OpenClaw release that has nothing to say against the config, but for one warning
 * @param agents how many; 23 make 13 KB
 */
export function operatorConfig(release, agents = 23) {
  const isKeyed = release.localeCompare(KEYED_SINCE, 'en', { numeric: true }) >= 0;
  const entries = Array.from({ length: agents }, (_, number) => renderAgent(number, isKeyed));
  return `// The house, as of this spring. Ask before changing the bindings.
{
  gateway: {
    mode: 'local',
    port: 18789, // the reverse proxy knows it
    bind: 'loopback',
    auth: { mode: 'token', token: '\${OPENCLAW_GATEWAY_TOKEN}' },
  },

  agents: {
    defaults: {
      workspace: '~/openclaw',
      model: { primary: 'openai/gpt-5.5', fallbacks: ['anthropic/claude-opus-4-7'] },
      ${isKeyed ? "modelPolicy: { allow: ['openai/*', 'anthropic/claude-opus-4-7', 'house/*'] }," : ''}
      models: {
        'openai/gpt-5.5': { alias: 'fast' },
        'anthropic/claude-opus-4-7': { alias: 'opus' },
        'house/small': { alias: 'small' },
      },
      heartbeat: { every: '1h', model: 'house/small' }, // costs nothing
      compaction: { mode: 'safeguard' },
    },
    ${isKeyed ? "ownership: 'explicit',\n    entries: {" : 'list: ['}
${entries.join('\n')}
    ${isKeyed ? '}' : ']'},
  },

  models: {
    providers: {
      house: {
        // the box in the cellar
        baseUrl: 'http://192.168.1.20:8080/v1',
        api: 'openai-completions',
        apiKey: '\${HOUSE_API_KEY}',
        models: [{ id: 'small', name: 'Small', contextWindow: 65536 }],
      },
    },
  },

  bindings: [
${Array.from({ length: agents }, (_, number) => renderBinding(number)).join('\n')}
    // The one warning: nobody is called that any more.
    { agentId: 'night-shift', match: { channel: 'telegram', accountId: 'night' } },
  ],

  messages: { groupChat: { visibleReplies: 'automatic' } },

  channels: {
    telegram: { enabled: true, botToken: '\${TELEGRAM_BOT_TOKEN}', dmPolicy: 'pairing' },
  },
}
`;
}

function renderAgent(number, isKeyed) {
  const name = `agent-${number}`;
  const [open, id] = isKeyed ? [`'${name}': {`, ''] : ['{', `\n        id: '${name}',`];
  return `      // who answers for number ${number}, and with what
      ${open}${id}
        workspace: '~/openclaw/workspaces/${name}',
        model: { primary: 'openai/gpt-5.5', fallbacks: ['house/small'] },
        tools: { allow: ['read', 'write', 'exec'], deny: ['browser'] }, // no browsing from here
        identity: { name: 'Number ${number}', emoji: '*' },
        heartbeat: { every: '${number + 10}m' },
      },`;
}

function renderBinding(number) {
  return `    { agentId: 'agent-${number}', match: { channel: 'telegram', accountId: 'default', peer: { kind: 'group', id: '-100${number}' } } },`;
}
