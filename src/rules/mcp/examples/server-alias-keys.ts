import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  mcp: {
    servers: {
      files: {
        command: 'mcp-files',
        workingDirectory: '/srv/files',
        ssl_verify: false, // own CA
        codex: { default_tools_approval_mode: 'auto' },
      },
    },
  },
}
`,
    after: `{
  mcp: {
    servers: {
      files: {
        command: 'mcp-files',
        cwd: '/srv/files',
        sslVerify: false, // own CA
        codex: { defaultToolsApprovalMode: 'auto' },
      },
    },
  },
}
`,
  },
  {
    title: 'The right spelling wins',
    before: `{ mcp: { servers: { a: { command: 'c', cwd: '/a', workingDirectory: '/b' } } } }\n`,
    after: `{ mcp: { servers: { a: { command: 'c', cwd: '/a' } } } }\n`,
  },
];
