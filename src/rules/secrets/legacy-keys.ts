import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'secrets/path-check-bypass',
    remove: [
      'secrets.providers.*.{allowInsecurePath,allowSymlinkCommand}',
      'security.installPolicy.exec.{allowInsecurePath,allowSymlinkCommand}',
    ],
    since: '2026.8.1',
    summary: 'The checks on files and programs that hand out secrets can no longer be switched off.',
    migrations: ['tier-eval-root-keys-removed'],
    why: 'The check always applies now and the gateway refuses the key.',
    examples: [
      {
        before: `{
  secrets: {
    providers: {
      vault: {
        source: 'exec',
        command: '/usr/local/bin/vault-read',
        allowSymlinkCommand: true,
      },
    },
  },
}
`,
        after: `{
  secrets: {
    providers: {
      vault: {
        source: 'exec',
        command: '/usr/local/bin/vault-read',
      },
    },
  },
}
`,
      },
    ],
  },
]);
