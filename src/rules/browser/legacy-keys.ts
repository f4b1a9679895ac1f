import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'browser/relay-bind-host',
    remove: 'browser.relayBindHost',
    since: '2026.3.22',
    migrations: ['browser-relaybindhost-removed'],
    why: 'The relay of the browser extension listens on this machine only; the gateway refuses the key.',
    examples: [
      {
        before: `{
  browser: {
    enabled: true,
    relayBindHost: '0.0.0.0',
  },
}
`,
        after: `{
  browser: {
    enabled: true,
  },
}
`,
      },
    ],
  },
  {
    id: 'browser/profile-extension-driver',
    map: 'browser.profiles.*.driver',
    values: (value) => (typeof value === 'string' && value.trim() === 'extension' ? 'existing-session' : undefined),
    since: '2026.3.22',
    until: '2026.7.1',
    migrations: ['browser-profile-extension-to-existing-session'],
    summary: 'The browser driver `extension` was taken out; `existing-session` attaches to the running browser.',
    why: 'The gateway refuses the old driver. It came back with 2026.7.1, so later releases keep it.',
    examples: [
      {
        before: `{
  browser: {
    profiles: {
      chrome: { driver: 'extension' }, // my own windows
    },
  },
}
`,
        after: `{
  browser: {
    profiles: {
      chrome: { driver: 'existing-session' }, // my own windows
    },
  },
}
`,
      },
      {
        title: 'Valid again',
        target: '2026.7.35',
        before: `{ browser: { profiles: { chrome: { driver: 'extension' } } } }\n`,
        clean: true,
      },
    ],
  },
  {
    id: 'browser/profile-extension-cdp-url',
    remove: 'browser.profiles.*.cdpUrl',
    when: (url, config) =>
      (url.string ?? '').trim() !== '' &&
      config.at([...url.path.slice(0, -1), 'driver'])?.string?.trim() === 'extension',
    since: '2026.7.1',
    migrations: ['browser-profile-extension-cdpurl-removed'],
    summary: 'A profile with the driver `extension` has no `cdpUrl`.',
    why: 'The relay of the extension opens its own endpoint; with an address of its own the profile is refused.',
    examples: [
      {
        before: `{
  browser: {
    profiles: {
      chrome: {
        driver: 'extension',
        cdpUrl: 'http://127.0.0.1:18792',
      },
    },
  },
}
`,
        after: `{
  browser: {
    profiles: {
      chrome: {
        driver: 'extension',
      },
    },
  },
}
`,
      },
      {
        title: 'Another driver needs it',
        before: `{ browser: { profiles: { remote: { driver: 'openclaw', cdpUrl: 'http://10.0.0.2:9222' } } } }\n`,
        clean: true,
      },
    ],
  },
  {
    id: 'browser/color',
    remove: ['browser.color', 'browser.profiles.*.color'],
    since: '2026.8.1',
    migrations: ['browser-color-removed'],
    why: 'Browser windows have one built-in colour; the gateway refuses the key.',
    examples: [
      {
        before: `{
  browser: {
    color: '#ff4500',
    profiles: {
      work: { cdpPort: 18801, color: '#0066cc' },
    },
  },
}
`,
        after: `{
  browser: {
    profiles: {
      work: { cdpPort: 18801 },
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'browser/retired-tuning',
    remove: [
      'browser.{remoteCdpTimeoutMs,remoteCdpHandshakeTimeoutMs,localLaunchTimeoutMs,localCdpReadyTimeoutMs,actionTimeoutMs,cdpPortRangeStart}',
      'browser.tabCleanup.{idleMinutes,maxTabsPerSession,sweepMinutes}',
    ],
    prune: 'empty-parents',
    since: '2026.8.1',
    summary: 'Timeouts and limits of the browser are built in now.',
    migrations: ['tuning-knobs-root-removed'],
    why: 'The built-in value applies now and the gateway refuses the key.',
    examples: [
      {
        before: `{
  browser: {
    enabled: true,
    remoteCdpTimeoutMs: 3000, // over the VPN
    tabCleanup: { idleMinutes: 30, maxTabsPerSession: 8 },
  },
}
`,
        after: `{
  browser: {
    enabled: true,
  },
}
`,
      },
    ],
  },
]);
