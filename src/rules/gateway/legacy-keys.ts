import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'gateway/webchat',
    remove: 'gateway.webchat',
    prune: 'empty-parents',
    since: '2026.6.1',
    migrations: ['gateway-webchat-removed'],
    why: 'The separate web chat server is gone, the Control UI took its place; the gateway refuses a config that still has the section.',
    examples: [
      {
        before: `{
  gateway: {
    port: 18789,
    // the old chat page
    webchat: { port: 18790 },
  },
}
`,
        after: `{
  gateway: {
    port: 18789,
  },
}
`,
      },
    ],
  },
  {
    id: 'gateway/tailscale-reset-on-exit',
    remove: 'gateway.tailscale.resetOnExit',
    since: '2026.8.1',
    migrations: ['gateway-tailscale-resetonexit-removed'],
    why: 'Routes the gateway opens on Tailscale now always end with the gateway, so there is nothing left to choose and the key is refused.',
    examples: [
      {
        before: `{
  gateway: {
    tailscale: {
      mode: 'serve',
      resetOnExit: true, // clean up
    },
  },
}
`,
        after: `{
  gateway: {
    tailscale: {
      mode: 'serve',
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'gateway/control-ui-device-auth-bypass',
    remove: 'gateway.controlUi.dangerouslyDisableDeviceAuth',
    since: '2026.8.1',
    severity: 'warning',
    migrations: ['gateway-controlui-device-auth-bypass-removed'],
    why: 'The bypass no longer has an effect: every browser pairs with the gateway once, whatever the key says.',
    examples: [
      {
        before: `{
  gateway: {
    controlUi: {
      enabled: true,
      dangerouslyDisableDeviceAuth: true,
    },
  },
}
`,
        after: `{
  gateway: {
    controlUi: {
      enabled: true,
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'gateway/control-ui-insecure-auth',
    remove: 'gateway.controlUi.allowInsecureAuth',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['tier-eval-root-keys-removed'],
    why: 'Signing in over plain HTTP can no longer be allowed by a setting, and the gateway refuses the key.',
    examples: [
      {
        before: `{
  gateway: {
    mode: 'local',
    controlUi: { allowInsecureAuth: true },
  },
}
`,
        after: `{
  gateway: {
    mode: 'local',
  },
}
`,
      },
    ],
  },
  {
    id: 'gateway/control-ui-chat-width',
    remove: 'gateway.controlUi.chatMessageMaxWidth',
    since: '2026.8.1',
    migrations: ['gateway-controlui-chatmessagemaxwidth-removed'],
    why: 'Each browser keeps its own chat width now; the gateway refuses the key.',
    examples: [
      {
        before: `{ gateway: { controlUi: { enabled: true, chatMessageMaxWidth: '100%' } } }
`,
        after: `{ gateway: { controlUi: { enabled: true } } }
`,
      },
    ],
  },
  {
    id: 'gateway/control-ui-tool-titles',
    remove: 'gateway.controlUi.toolTitles',
    since: '2026.9.2',
    migrations: ['gateway-controlui-tooltitles-removed'],
    why: 'Tool activity describes itself without asking a model, so the switch is gone and the gateway refuses it.',
    examples: [
      {
        before: `{
  gateway: {
    controlUi: {
      basePath: '/ui',
      // costs a utility call each
      toolTitles: true,
    },
  },
}
`,
        after: `{
  gateway: {
    controlUi: {
      basePath: '/ui',
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'gateway/port-out-of-range',
    remove: 'gateway.port',
    prune: 'empty-parents',
    when: ({ value }) => typeof value === 'number' && (value < 1 || value > 65535),
    since: '2026.8.1',
    summary: 'gateway.port is no TCP port.',
    migrations: ['gateway-port-out-of-range-removed'],
    why: 'Ports run from 1 to 65535; with any other number the gateway does not start. Without the key it listens on 18789.',
    examples: [
      {
        before: `{
  gateway: {
    port: 187890, // one digit too many
    bind: 'loopback',
  },
}
`,
        after: `{
  gateway: {
    bind: 'loopback',
  },
}
`,
      },
      { title: 'A usable port stays', before: `{ gateway: { port: 65535 } }\n`, clean: true },
    ],
  },
  {
    id: 'gateway/node-skills-switch',
    move: 'gateway.nodes.skills.enabled',
    to: '../allowSkills',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['gateway-nodes-commands-nesting'],
    why: 'Whether nodes may offer skills is one key now; under the old name it is refused.',
    examples: [
      {
        before: `{
  gateway: {
    nodes: {
      // the workshop tablet brings its own
      skills: { enabled: true },
    },
  },
}
`,
        after: `{
  gateway: {
    nodes: {
      // the workshop tablet brings its own
      allowSkills: true,
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'gateway/node-commands-allow',
    move: 'gateway.nodes.allowCommands',
    to: './commands.allow',
    since: '2026.8.1',
    migrations: ['gateway-nodes-commands-nesting'],
    why: 'What nodes may run stands in one section now; under the old name the list is refused with the rest of the config.',
    examples: [
      {
        before: `{
  gateway: {
    nodes: {
      allowCommands: [
        'canvas.present', // shop window
      ],
    },
  },
}
`,
        after: `{
  gateway: {
    nodes: {
      commands: {
        allow: [
          'canvas.present', // shop window
        ],
      },
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'gateway/node-commands-deny',
    move: 'gateway.nodes.denyCommands',
    to: './commands.deny',
    since: '2026.8.1',
    migrations: ['gateway-nodes-commands-nesting'],
    why: 'What nodes must not run stands in one section now; under the old name the list is refused with the rest of the config.',
    examples: [
      {
        title: 'The list that is there already wins',
        before: `{
  gateway: {
    nodes: {
      denyCommands: ['camera.snap'],
      commands: { deny: ['camera.snap', 'screen.record'] },
    },
  },
}
`,
        after: `{
  gateway: {
    nodes: {
      commands: { deny: ['camera.snap', 'screen.record'] },
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'gateway/reload-mode',
    map: 'gateway.reload.mode',
    values: { restart: 'hybrid', hot: 'hybrid' },
    since: '2026.8.1',
    migrations: ['gateway-reload-mode-hybrid'],
    why: 'The gateway reloads what it can and restarts for the rest; only `hybrid` and `off` are accepted.',
    examples: [
      {
        before: `{ gateway: { reload: { mode: 'hot' } } } // quick edits
`,
        after: `{ gateway: { reload: { mode: 'hybrid' } } } // quick edits
`,
      },
    ],
  },
  {
    id: 'gateway/retired-tuning',
    remove: [
      'gateway.{handshakeTimeoutMs,channelHealthCheckMinutes,channelStaleEventThresholdMinutes,channelMaxRestartsPerHour}',
      'gateway.reload.{debounceMs,deferralTimeoutMs}',
      'gateway.http.endpoints.chatCompletions.{maxBodyBytes,maxImageParts,maxTotalImageBytes}',
      'gateway.http.endpoints.responses.maxBodyBytes',
    ],
    prune: 'empty-parents',
    since: '2026.8.1',
    summary: 'Limits and intervals of the gateway are built in now.',
    migrations: ['tuning-knobs-root-removed'],
    why: 'The built-in value applies now and the gateway refuses the key.',
    examples: [
      {
        before: `{
  gateway: {
    port: 18789,
    handshakeTimeoutMs: 1000,
    reload: {
      mode: 'hybrid',
      debounceMs: 300, // slow disk
    },
    http: { endpoints: { responses: { maxBodyBytes: 1000000 } } },
  },
}
`,
        after: `{
  gateway: {
    port: 18789,
    reload: {
      mode: 'hybrid',
    },
  },
}
`,
      },
    ],
  },
]);
