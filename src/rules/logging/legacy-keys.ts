import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'logging/root-audit',
    move: 'audit',
    to: 'logging.audit',
    conflict: 'fill',
    when: ({ isObject }) => isObject,
    since: '2026.8.1',
    migrations: ['audit-root-to-logging-audit'],
    why: 'The gateway refuses the section at the root, and nothing would be recorded.',
    examples: [
      {
        before: `{
  logging: {
    level: 'info',
  },
  // the auditors ask for it
  audit: {
    enabled: true,
  },
}
`,
        after: `{
  logging: {
    level: 'info',
    // the auditors ask for it
    audit: {
      enabled: true,
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'logging/console-style-compact',
    map: 'logging.consoleStyle',
    values: { compact: 'pretty' },
    since: '2026.8.1',
    migrations: ['logging-consolestyle-compact'],
    why: 'The gateway knows only `pretty` and `json`.',
    examples: [
      {
        before: `{ logging: { consoleStyle: 'compact' } }\n`,
        after: `{ logging: { consoleStyle: 'pretty' } }\n`,
      },
    ],
  },
  {
    id: 'logging/redact-sensitive',
    remove: 'logging.redactSensitive',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['tier-eval-root-keys-removed'],
    why: 'Secrets are always masked in the log; the gateway refuses the key.',
    examples: [
      {
        before: `{
  logging: {
    redactSensitive: 'off', // hunting a bug
    level: 'debug',
  },
}
`,
        after: `{
  logging: {
    level: 'debug',
  },
}
`,
      },
    ],
  },
]);
