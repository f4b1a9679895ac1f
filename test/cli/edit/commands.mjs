/** What people type after `openclaw config`, and the home they type it in; `scripts/record-config-commands.mjs` asks OpenClaw. */
const provider =
  '{"api":"openai-completions","baseUrl":"https://api.4096bytes.com/v1","apiKey":"YOUR_4096BYTES_API_KEY","auth":"api-key","headers":{"User-Agent":"Mozilla/5.0"},"models":[{"id":"gpt-5.5","name":"GPT-5.5","contextWindow":200000,"reasoning":true,"input":["text"]}]}';

/**
 * @typedef {object} Command
 * @property {'base'|'included'|'rootIncluded'|'broken'|'empty'} [home]
 * @property {readonly string[]} args
 * @property {string} [input] standard input
 * @property {Readonly<Record<string, string>>} [files] what else lies in the working directory
 */

/** @type {readonly Command[]} */
export const commands = [
  { args: ['set', 'gateway.port', '19001'] },
  { args: ['set', 'gateway.port', '19001', '--strict-json'] },
  { args: ['set', 'gateway.port', '19001', '--json'] },
  { args: ['set', 'gateway.port', '18789'] },
  { args: ['set', 'gateway.port', 'abc'] },
  { args: ['set', 'gateway.port', '99999'] },
  { args: ['set', 'gateway.port', '19001', '--dry-run'] },
  { args: ['set', 'gateway.port', '19001', '--expect-current-json', '18789'] },
  { args: ['set', 'gateway.port', '19001', '--expect-current-json', '1'] },
  { args: ['set', 'gateway.bind', 'lan', '--expect-current-absent'] },
  { args: ['set', 'gateway.bind', 'lan'] },
  { args: ['set', 'gateway.bind', 'everywhere'] },
  { args: ['set', 'gateway.bind', '{', '--strict-json'] },
  { args: ['set', 'agents.defaults.heartbeat.every', '2h'] },
  { args: ['set', 'agents.defaults.heartbeat.every', '"0m"', '--strict-json'] },
  { args: ['set', 'browser.enabled', 'true'] },
  { args: ['set', 'browser.enabled', 'yes'] },
  { args: ['set', 'browser.executablePath', '12'] },
  { args: ['set', 'browser.executablePath', '/usr/bin/google-chrome'] },
  { args: ['set', 'browser.profiles.work', '{"cdpPort":18801}', '--strict-json', '--merge'] },
  { args: ['set', 'tools.allow', "['read','exec']"] },
  { args: ['set', 'tools.allow', "['read','exec']", '--strict-json'] },
  { args: ['set', 'tools.allow', '["exec"]', '--strict-json', '--merge'] },
  { args: ['set', 'tools.allow[0]', 'exec'] },
  { args: ['set', 'tools.allow[2]', 'exec'] },
  { args: ['set', 'tools.allow[5]', 'exec'] },
  { args: ['set', 'tools.allow.0', 'exec'] },
  { args: ['set', 'gateway.port.deep', '1'] },
  { args: ['set', 'nosuch.key', '1'] },
  { args: ['set', '__proto__.polluted', 'true'] },
  { args: ['set', 'gateway..port', '1'] },
  { args: ['set', '', '1'] },
  { args: ['set', 'gateway.auth.token', 'null'] },
  { args: ['set', 'agents.entries.work.model', 'anthropic/claude-sonnet-4-6'] },
  { args: ['set', 'agents.entries.home', '{"name":"Home"}', '--strict-json'] },
  { args: ['set', 'agents.entries', '{"main":{}}', '--strict-json'] },
  { args: ['set', 'agents.defaults.models["openai/gpt-5.5"].alias', 'best'] },
  { args: ['set', "agents.defaults.models['openai/gpt-5.5'].alias", 'best'] },
  { args: ['set', 'agents.defaults.models', '{"openai/gpt-5.5":{}}', '--strict-json'] },
  { args: ['set', 'agents.defaults.models', '{"openai/gpt-5.4":{}}', '--strict-json', '--merge'] },
  { args: ['set', 'agents.defaults.models', '{"openai/gpt-5.5":{}}', '--strict-json', '--replace'] },
  { args: ['set', 'agents.defaults.models', '{"openai/gpt-5.5":{}}', '--strict-json', '--replace', '--merge'] },
  { args: ['set', 'models.providers', '{}', '--strict-json'] },
  { args: ['set', 'models.providers.acme', '{"baseUrl":"http://127.0.0.1:9090/v1","models":[]}', '--strict-json'] },
  { args: ['set', 'models.providers.acme.models', '[{"id":"small","name":"Small"}]', '--strict-json'] },
  { args: ['set', 'models.providers.acme.models', '[{"id":"huge","name":"Huge"}]', '--strict-json', '--merge'] },
  { args: ['set', 'models.providers.acme.models', '[{"id":"small","name":"Tiny"}]', '--strict-json', '--merge'] },
  { args: ['set', 'models.providers.4096bytes', provider, '--strict-json', '--merge'] },
  {
    args: ['set', 'agents.defaults.models', '{"4096bytes/gpt-5.5": {"alias": "G55"}}', '--strict-json', '--merge'],
  },
  { args: ['set', 'agents.defaults.model.primary', 'openai/gpt-5.4'] },
  { args: ['set', 'agents.defaults.model.primary', 'nobody/nothing'] },
  { args: ['set', 'agents.defaults.modelPolicy.allow', '["openai/gpt-5.5"]', '--strict-json'] },
  {
    args: [
      'set',
      'gateway.auth.token',
      '--ref-provider',
      'default',
      '--ref-source',
      'env',
      '--ref-id',
      'GATEWAY_TOKEN',
    ],
  },
  {
    args: ['set', '--batch-json', '[{"path":"gateway.port","value":19001},{"path":"gateway.bind","value":"lan"}]'],
  },
  {
    args: ['set', '--batch-json', '[{"path":"gateway.port","value":19001},{"path":"gateway.bind","value":"nowhere"}]'],
  },
  { args: ['unset', 'tools.allow[0]'] },
  { args: ['unset', 'gateway.port'] },
  { args: ['unset', 'gateway.port', '--dry-run'] },
  { args: ['unset', 'gateway.nothing'] },
  { args: ['unset', 'agents.defaults.models["anthropic/claude-sonnet-4-6"]'] },
  { args: ['unset', 'agents.entries.work'] },
  { args: ['unset', 'models.providers.acme.models[0].id'] },
  { args: ['get', 'gateway.port'] },
  { args: ['get', 'gateway.port', '--json'] },
  { args: ['get', 'gateway.mode', '--json'] },
  { args: ['get', 'tools.allow'] },
  { args: ['get', 'tools.allow[1]'] },
  { args: ['get', 'agents.entries.work'] },
  { args: ['get', 'gateway.auth.token'] },
  { args: ['get', 'gateway.auth', '--json'] },
  { args: ['get', 'browser.enabled'] },
  { args: ['get', 'nonsense.key'] },
  {
    args: ['patch', '--stdin'],
    input: "{ gateway: { port: 19001, auth: { token: null } }, tools: { allow: ['exec'] } }",
  },
  { args: ['patch', '--stdin', '--dry-run'], input: '{ gateway: { port: 19001 } }' },
  { args: ['patch', '--stdin'], input: '{ gateway: { port: "high" } }' },
  { args: ['patch', '--stdin'], input: '[1]' },
  { args: ['patch', '--stdin'], input: '{ agents: { defaults: { models: { "openai/gpt-5.4": {} } } } }' },
  { args: ['patch', '--file', 'change.json5'], files: { 'change.json5': '{ gateway: { bind: "lan" } }\n' } },
  {
    args: ['patch', '--stdin', '--replace-path', 'agents.defaults.models'],
    input: '{ agents: { defaults: { models: { "openai/gpt-5.5": {} } } } }',
  },
  { home: 'included', args: ['set', 'gateway.port', '19001'] },
  { home: 'included', args: ['set', 'gateway.bind', 'lan'] },
  { home: 'included', args: ['unset', 'gateway.port'] },
  { home: 'included', args: ['set', 'tools.allow', '["read"]'] },
  { home: 'included', args: ['get', 'gateway.port'] },
  { home: 'rootIncluded', args: ['set', 'gateway.port', '19001'] },
  { home: 'rootIncluded', args: ['set', 'tools.allow', '["read"]'] },
  { home: 'broken', args: ['set', 'gateway.port', '19001'] },
  { home: 'broken', args: ['get', 'gateway.port'] },
  { home: 'empty', args: ['set', 'gateway.mode', 'local'] },
  { home: 'empty', args: ['unset', 'gateway.mode'] },
  { home: 'empty', args: ['get', 'gateway.mode'] },
  { args: ['set', 'agents.defaults.models.openai/gpt-5\\.5.alias', 'best'] },
  { args: ['set', 'agents.defaults.models[openai/gpt-5.5].alias', 'best'] },
  { args: ['set', 'agents["entries"]["work"].name', 'Office'] },
  { args: ['set', 'agents.entries[work].name', 'Office'] },
  { args: ['set', 'tools[allow][1]', 'exec'] },
  { args: ['set', 'tools.allow[ 0 ]', 'exec'] },
  { args: ['set', 'tools.allow[-1]', 'exec'] },
  { args: ['set', 'tools.allow[01]', 'exec'] },
  { args: ['set', 'tools.allow[]', 'exec'] },
  { args: ['set', 'tools.allow[0', 'exec'] },
  { args: ['set', '.gateway.port', '19001'] },
  { args: ['set', 'gateway.port.', '19001'] },
  { args: ['set', ' gateway.port ', '19001'] },
  { args: ['set', 'gateway. port', '19001'] },
  { args: ['set', 'gateway["port"]', '19001'] },
  { args: ['set', 'gateway.port', '0x4A39'] },
  { args: ['set', 'gateway.port', '+19001'] },
  { args: ['set', 'gateway.port', '019001'] },
  { home: 'beside', args: ['set', 'gateway.port', '19001'] },
  { home: 'beside', args: ['set', 'gateway.bind', 'lan'] },
  { home: 'beside', args: ['unset', 'gateway.port'] },
  { home: 'two', args: ['set', 'gateway.port', '19001'] },
  { home: 'two', args: ['unset', 'gateway.port'] },
  { home: 'nested', args: ['set', 'gateway.auth.mode', 'none'] },
  { home: 'included', args: ['set', 'gateway', '{"mode":"local","port":19001}'] },
  { home: 'included', args: ['unset', 'gateway'] },
  { home: 'list', args: ['set', 'agents.list[1].name', 'x'] },
  { args: ['set', 'tools.deny.0', 'exec'] },
  { args: ['set', 'tools.deny[0]', 'exec'] },
  { args: ['set', 'plugins.installs.x', '{}'] },
  { args: ['set', 'gateway.auth', '{"mode":"token","token":"__OPENCLAW_REDACTED__"}'] },
  { args: ['set', 'agents.list', '[{"id":"main"},{"id":"work"}]'] },
  { args: ['set', 'gateway.auth.mode', 'none'] },
  { args: ['set', 'agents.list[0].name', 'x'] },
  { args: ['set', 'meta.lastTouchedVersion', '2026.1.1'] },
  { args: ['set', 'agents.entries.work.model', 'null'] },
  { args: ['set', 'gateway', '{mode:"local"}'] },
  { args: ['set', 'models', '{"mode":"merge"}'] },
  { args: ['set', 'agents.defaults', '{"model":"openai/gpt-5.5"}'] },
  { args: ['set', 'auth.profiles.openai:work', '{"provider":"openai","mode":"api_key"}'] },
  { args: ['set', 'channels.discord.guilds.123456789012345678.requireMention', 'true'] },
  { args: ['set', 'agents.entries.Work', '{"name":"W"}'] },
  // Booleans, numbers, durations and null as people type them.
  { args: ['set', 'browser.enabled', 'TRUE'] },
  { args: ['set', 'browser.enabled', '"true"'] },
  { args: ['set', 'browser.enabled', '1'] },
  { args: ['set', 'gateway.port', '19001.0'] },
  { args: ['set', 'gateway.port', '1.9e4'] },
  { args: ['set', 'gateway.port', '-1'] },
  { args: ['set', 'gateway.port', '19001.5'] },
  { args: ['set', 'gateway.port', ' 19001 '] },
  { args: ['set', 'agents.defaults.heartbeat.every', '90'] },
  { args: ['set', 'agents.defaults.heartbeat.every', '1h30m'] },
  { args: ['set', 'agents.defaults.heartbeat.every', 'soon'] },
  { args: ['set', 'agents.defaults.timeoutSeconds', '600'] },
  { args: ['set', 'agents.defaults.timeoutSeconds', '10m'] },
  { args: ['set', 'gateway.bind', 'null'] },
  { args: ['set', 'gateway.bind', ''] },
  { args: ['set', 'gateway.port', 'Infinity'] },
  { args: ['set', 'env.vars.PORT', '12'] },
  { args: ['set', 'gateway.auth.token', '${GATEWAY_TOKEN}'] },
  { args: ['set', 'agents.entries.work.model.primary', 'openai/gpt-5.5'] },
  { args: ['set', 'agents.defaults.models', '{"openai/gpt-5.5":null}', '--strict-json', '--merge'] },
  // Items of lists, and what is not there.
  { args: ['unset', 'tools.allow[5]'] },
  { args: ['unset', 'tools.allow.1'] },
  { args: ['unset', 'tools.allow'] },
  { args: ['unset', 'agents.defaults.model.fallbacks[0]'] },
  { args: ['unset', 'agents.list[1].model'] },
  { args: ['unset', 'models.providers.acme'] },
  { args: ['unset', 'meta.lastTouchedVersion'] },
  { args: ['unset', 'gateway.port', '--json'] },
  { args: ['unset', 'gateway.nothing', '--dry-run'] },
  { args: ['unset', '__proto__'] },
  { args: ['get', 'browser.enabled', '--json'] },
  { args: ['get', 'nonsense.key', '--json'] },
  { args: ['get', 'tools.allow[9]'] },
  { args: ['get', 'agents.entries', '--json'] },
  { args: ['get', 'agents.list[1].model'] },
  { args: ['get', 'gateway.auth.token', '--json'] },
  { args: ['get', 'tools.allow[0]', '--json'] },
  { args: ['get', 'gateway.port.deep'] },
  { args: ['get', ''] },
  // References to secrets, and their providers.
  {
    args: [
      'set',
      'channels.discord.token',
      '--ref-provider',
      'default',
      '--ref-source',
      'env',
      '--ref-id',
      'DISCORD_BOT_TOKEN',
    ],
  },
  {
    args: ['set', 'gateway.auth.token', '--ref-provider', 'default', '--ref-source', 'env', '--ref-id', 'lower_case'],
  },
  { args: ['set', 'gateway.auth.token', '--ref-provider', 'default', '--ref-source', 'env'] },
  {
    args: ['set', 'gateway.auth.token', 'x', '--ref-provider', 'default', '--ref-source', 'env', '--ref-id', 'TOKEN'],
  },
  { args: ['set', 'gateway.port', '--ref-provider', 'default', '--ref-source', 'env', '--ref-id', 'PORT'] },
  { args: ['set', 'gateway.auth.token', '{"source":"env","provider":"default","id":"GATEWAY_TOKEN"}'] },
  {
    args: [
      'set',
      'secrets.providers.vault',
      '--provider-source',
      'file',
      '--provider-path',
      '/etc/openclaw/secrets.json',
      '--provider-mode',
      'json',
    ],
  },
  {
    args: [
      'set',
      'secrets.providers.plain',
      '--provider-source',
      'env',
      '--provider-allowlist',
      'ONE_TOKEN',
      '--provider-allowlist',
      'TWO_TOKEN',
    ],
  },
  {
    args: [
      'set',
      'secrets.providers.vault',
      '--provider-source',
      'file',
      '--provider-path',
      '/etc/openclaw/secrets.json',
      '--provider-mode',
      'json',
      '--dry-run',
    ],
  },
  { args: ['set', 'gateway.port', '--provider-source', 'env'] },
  { args: ['set', 'secrets.providers.vault', '--provider-source', 'file'] },
  // Batches.
  {
    args: ['set', '--batch-file', 'batch.json'],
    files: { 'batch.json': '[{"path":"gateway.port","value":19001},{"path":"tools.allow[0]","value":"exec"}]' },
  },
  {
    args: ['set', '--batch-file', 'batch.json', '--dry-run'],
    files: { 'batch.json': '[{"path":"gateway.port","value":19001}]' },
  },
  { args: ['set', '--batch-file', 'nothing.json'] },
  { args: ['set', '--batch-json', '[]'] },
  { args: ['set', '--batch-json', '{"path":"gateway.port","value":19001}'] },
  { args: ['set', '--batch-json', '[{"path":"gateway.port"}]'] },
  { args: ['set', '--batch-json', '[{"path":"gateway.port","value":19001}]', '--dry-run'] },
  { args: ['set', 'gateway.port', '19001', '--batch-json', '[{"path":"gateway.port","value":19002}]'] },
  {
    args: [
      'set',
      '--batch-json',
      '[{"path":"gateway.auth.token","ref":{"source":"env","provider":"default","id":"GATEWAY_TOKEN"}},{"path":"secrets.providers.default","provider":{"source":"env"}}]',
    ],
  },
  { args: ['patch', '--stdin'], input: '{ gateway: { port: null } }' },
  { args: ['patch', '--stdin', '--replace-path', 'gateway.nothing'], input: '{ gateway: { port: 19001 } }' },
  // A part of a model that is written as a text.
  { args: ['set', 'agents.entries.work.model.fallbacks', '["anthropic/claude-sonnet-4-6"]', '--strict-json'] },
  { args: ['set', 'agents.entries.work.model.fallbacks[0]', 'anthropic/claude-sonnet-4-6'] },
];

/** The files of a home by name; `base` is the text of the usual config. */
export function filesOf(home, base) {
  switch (home) {
    case 'included':
      return {
        'openclaw.json': "{\n  // the door\n  gateway: { $include: './gateway.json5' },\n}\n",
        'gateway.json5': "{\n  mode: 'local',\n  port: 18789, // as in the firewall\n}\n",
      };
    case 'rootIncluded':
      return {
        'openclaw.json': "{\n  // all of it\n  $include: './base.json5',\n}\n",
        'base.json5': "{\n  gateway: {\n    mode: 'local',\n    port: 18789, // as in the firewall\n  },\n}\n",
      };
    case 'beside':
      return {
        'openclaw.json': "{\n  gateway: {\n    $include: './a.json5',\n    port: 18791, // mine\n  },\n}\n",
        'a.json5': "{\n  mode: 'local', // a\n  port: 18789,\n}\n",
      };
    case 'two':
      return {
        'openclaw.json': "{\n  gateway: { $include: ['./a.json5', './b.json5'] }, // two\n}\n",
        'a.json5': "{\n  mode: 'local', // a\n  port: 18789, // first\n}\n",
        'b.json5': "{\n  port: 18790, // last\n  auth: { mode: 'token', token: 'abc' },\n}\n",
      };
    case 'nested':
      return {
        'openclaw.json': "{\n  gateway: { $include: './a.json5' },\n}\n",
        'a.json5': "{\n  mode: 'local', // a\n  auth: { $include: './b.json5' },\n}\n",
        'b.json5': "{\n  mode: 'token', // b\n  token: 'abc',\n}\n",
      };
    case 'list':
      return {
        'openclaw.json':
          "{\n  agents: { list: [{ $include: './main.json5' }, { id: 'work' /* w */ }] },\n tools: { allow: ['read', { $include: './t.json5' }] },\n}\n",
        'main.json5': "{ id: 'main', default: true }\n",
        't.json5': "'write'\n",
      };
    case 'broken':
      return { 'openclaw.json': '{ gateway: { port: 18789 \n' };
    case 'empty':
      return {};
    default:
      return { 'openclaw.json': base };
  }
}
