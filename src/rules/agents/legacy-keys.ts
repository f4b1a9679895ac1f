import { legacyKeys } from '../../engine/legacy-keys.js';

/** Every place that holds agent settings: the defaults, the list of releases before 2026.8.1 and the keyed entries. */
const AGENT = 'agents.{defaults,list[*],entries.*}';
/** The same without the defaults. */
const OWN_AGENT = 'agents.{list[*],entries.*}';

export default legacyKeys([
  {
    id: 'agents/defaults-llm',
    remove: 'agents.defaults.llm',
    when: (value) => value.isObject,
    since: '2026.4.26',
    why: 'How long a slow model may stay silent is now set per provider, in `models.providers.<id>.timeoutSeconds`; write the old number there if a local model needs it.',
    migrations: ['agents-defaults-llm-removed'],
    examples: [
      {
        before: `{
  agents: {
    defaults: {
      model: 'anthropic/claude-sonnet-4-6',
      llm: { idleTimeoutSeconds: 300 },
    },
  },
}`,
        after: `{
  agents: {
    defaults: {
      model: 'anthropic/claude-sonnet-4-6',
    },
  },
}`,
      },
    ],
  },
  {
    id: 'agents/model-timeout',
    remove: `${AGENT}.{model,subagents.model}.timeoutMs`,
    since: '2026.5.18',
    why: 'A model selection only names models; the timeout in it was never read. `models.providers.<id>.timeoutSeconds` is.',
    migrations: ['agents-model-timeoutms-removed'],
    examples: [
      {
        before: `{ agents: { defaults: { model: { primary: 'openai/gpt-5.5', timeoutMs: 1000 } } } }`,
        after: `{ agents: { defaults: { model: { primary: 'openai/gpt-5.5' } } } }`,
      },
    ],
  },
  {
    id: 'agents/silent-reply-rewrite',
    remove: [
      'agents.defaults.silentReplyRewrite',
      'agents.defaults.silentReply.direct',
      'surfaces.*.silentReplyRewrite',
      'surfaces.*.silentReply.direct',
    ],
    since: '2026.5.18',
    why: 'Direct chats no longer use silent replies, so there is nothing left to rewrite, and the gateway refuses the key.',
    migrations: ['silentreply-rewrite-removed'],
    examples: [
      {
        before: `{
  agents: { defaults: { silentReply: { direct: 'allow', group: 'allow' } } },
  surfaces: {
    telegram: {
      silentReplyRewrite: { direct: true },
      silentReply: { group: 'allow' }, // groups may stay quiet
    },
  },
}`,
        after: `{
  agents: { defaults: { silentReply: { group: 'allow' } } },
  surfaces: {
    telegram: {
      silentReply: { group: 'allow' }, // groups may stay quiet
    },
  },
}`,
      },
    ],
  },
  {
    id: 'agents/embedded-pi',
    rename: `${AGENT}.embeddedPi`,
    to: 'embeddedAgent',
    conflict: 'fill',
    when: (value) => value.isObject,
    since: '2026.5.28',
    why: 'The built-in agent lost its old name; under it the settings are refused.',
    migrations: ['agents-embeddedpi-to-embeddedagent'],
    examples: [
      {
        before: `{ agents: { defaults: { embeddedPi: { projectSettingsPolicy: 'sanitize' } } } }`,
        after: `{ agents: { defaults: { embeddedAgent: { projectSettingsPolicy: 'sanitize' } } } }`,
      },
      {
        title: 'What the new key says already wins',
        before: `{
  agents: {
    defaults: {
      embeddedAgent: { projectSettingsPolicy: 'ignore' },
      embeddedPi: { projectSettingsPolicy: 'trusted', executionContract: 'strict-agentic' },
    },
  },
}`,
        after: `{
  agents: {
    defaults: {
      embeddedAgent: { projectSettingsPolicy: 'ignore', executionContract: 'strict-agentic' },
    },
  },
}`,
      },
    ],
  },
  {
    id: 'agents/null-workspace',
    remove: 'agents.list[*].workspace',
    when: (value) => value.value === null,
    since: '2026.6.9',
    summary: 'An agent has `workspace: null`.',
    why: 'A workspace is a path or absent; `null` makes the whole config invalid.',
    migrations: ['agents-workspace-null-removed'],
    examples: [
      {
        before: `{ agents: { list: [{ id: 'main', workspace: null }] } }`,
        after: `{ agents: { list: [{ id: 'main' }] } }`,
      },
    ],
  },
  {
    id: 'agents/null-workspace-of-entry',
    remove: 'agents.entries.*.workspace',
    when: (value) => value.value === null,
    since: '2026.8.1',
    summary: 'An agent has `workspace: null`.',
    why: 'A workspace is a path or absent; `null` makes the whole config invalid.',
    migrations: ['agents-workspace-null-removed'],
    examples: [
      {
        before: `{ agents: { entries: { main: { workspace: null } } } }`,
        after: `{ agents: { entries: { main: {} } } }`,
      },
      {
        title: 'A workspace that is named stays',
        before: `{ agents: { entries: { main: { workspace: '~/w' } } } }`,
        clean: true,
      },
    ],
  },
  {
    id: 'agents/cli-backends-in-defaults',
    remove: 'agents.defaults.cliBackends',
    since: '2026.8.1',
    why: 'Command-line backends are registered by plugins now; a backend of your own has to become a small plugin (docs: plugins/cli-backend-plugins).',
    migrations: ['agents-defaults-clibackends-removed'],
    examples: [
      {
        before: `{
  agents: {
    defaults: {
      cliBackends: { x: { command: 'x' } },
      workspace: '~/work',
    },
  },
}`,
        after: `{
  agents: {
    defaults: {
      workspace: '~/work',
    },
  },
}`,
      },
    ],
  },
  {
    id: 'agents/compaction-instructions',
    remove: [
      `${AGENT}.compaction.customInstructions`,
      `${AGENT}.compaction.identifierInstructions`,
      `${AGENT}.compaction.memoryFlush.prompt`,
      `${AGENT}.compaction.memoryFlush.systemPrompt`,
    ],
    since: '2026.8.1',
    why: 'Prompt texts for compaction are no longer part of the config; a compaction provider or a `before_prompt_build` hook shapes them.',
    migrations: ['compaction-custom-instructions-removed'],
    examples: [
      {
        before: `{
  agents: {
    defaults: {
      compaction: {
        mode: 'safeguard',
        customInstructions: 'Keep the names.',
        memoryFlush: { enabled: true, prompt: 'Write it down.' },
      },
    },
  },
}`,
        after: `{
  agents: {
    defaults: {
      compaction: {
        mode: 'safeguard',
        memoryFlush: { enabled: true },
      },
    },
  },
}`,
      },
    ],
  },
  {
    id: 'agents/compaction-identifier-policy',
    map: `${AGENT}.compaction.identifierPolicy`,
    values: { custom: 'strict' },
    since: '2026.8.1',
    why: 'Without instructions of one’s own only `strict` and `off` are left.',
    migrations: ['compaction-custom-instructions-removed'],
    examples: [
      {
        before: `{ agents: { defaults: { compaction: { identifierPolicy: 'custom' } } } }`,
        after: `{ agents: { defaults: { compaction: { identifierPolicy: 'strict' } } } }`,
      },
    ],
  },
  {
    id: 'agents/pdf-size-key',
    rename: 'agents.defaults.pdfMaxBytesMb',
    to: 'pdfMaxMb',
    since: '2026.8.1',
    why: 'The limit keeps its unit, megabytes, under a shorter name.',
    migrations: ['final-layout-agent-renames'],
    examples: [
      {
        before: `{ agents: { defaults: { pdfMaxBytesMb: 10 } } }`,
        after: `{ agents: { defaults: { pdfMaxMb: 10 } } }`,
      },
    ],
  },
  {
    id: 'agents/exec-timeout-key',
    rename: '{tools,agents.defaults.tools,agents.list[*].tools,agents.entries.*.tools}.exec.timeoutSec',
    to: 'timeoutSeconds',
    since: '2026.8.1',
    why: 'The config is refused while the time limit of commands stands under its old name.',
    migrations: ['final-layout-agent-renames'],
    examples: [
      {
        before: `{
  tools: { exec: { timeoutSec: 60 } },
  agents: { list: [{ id: 'main', tools: { exec: { timeoutSec: 5, timeoutSeconds: 9 } } }] },
}`,
        after: `{
  tools: { exec: { timeoutSeconds: 60 } },
  agents: { list: [{ id: 'main', tools: { exec: { timeoutSeconds: 9 } } }] },
}`,
      },
    ],
  },
  {
    id: 'agents/sandbox-novnc-key',
    rename: `${AGENT}.sandbox.browser.enableNoVnc`,
    to: 'noVncEnabled',
    since: '2026.8.1',
    why: 'The switch for watching the sandbox browser has a new name; the old one is refused.',
    migrations: ['final-layout-agent-renames'],
    examples: [
      {
        before: `{ agents: { defaults: { sandbox: { browser: { enableNoVnc: true } } } } }`,
        after: `{ agents: { defaults: { sandbox: { browser: { noVncEnabled: true } } } } }`,
      },
    ],
  },
  {
    id: 'agents/presentation-keys',
    remove: [
      'agents.defaults.envelopeTimestamp',
      'agents.defaults.envelopeElapsed',
      'agents.defaults.envelopeTimezone',
      'agents.defaults.timeFormat',
      'agents.defaults.bootstrapPromptTruncationWarning',
      'agents.defaults.mediaGenerationAutoProviderFallback',
    ],
    since: '2026.8.1',
    summary: 'Settings of how messages are stamped and shown were retired from `agents.defaults`.',
    why: 'The built-in presentation applies now, and the gateway does not start with the key.',
    migrations: ['agents-defaults-presentation-keys-removed'],
    examples: [
      {
        before: `{ agents: { defaults: { timeFormat: '24', envelopeTimestamp: 'on', userTimezone: 'Europe/Vienna' } } }`,
        after: `{ agents: { defaults: { userTimezone: 'Europe/Vienna' } } }`,
      },
    ],
  },
  {
    id: 'agents/typing-interval-per-agent',
    remove: `${OWN_AGENT}.typingIntervalSeconds`,
    since: '2026.8.1',
    why: 'One interval, `agents.defaults.typingIntervalSeconds`, holds for every agent.',
    migrations: ['agents-typinginterval-contextlimits-removed'],
    examples: [
      {
        before: `{ agents: { defaults: { typingIntervalSeconds: 5 }, list: [{ id: 'main', typingIntervalSeconds: 3 }] } }`,
        after: `{ agents: { defaults: { typingIntervalSeconds: 5 }, list: [{ id: 'main' }] } }`,
      },
    ],
  },
]);
