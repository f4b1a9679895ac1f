import { defineRule } from '../../engine/rule.js';

const LEGACY = /(?:[\\/]agent[\\/]auth\.json|[\\/]credentials[\\/]oauth\.json)$/;

export default defineRule({
  id: 'auth-store/legacy-file',
  reads: 'installation',
  severity: 'warning',
  summary: 'Credentials lie in a file of an earlier release.',
  why: 'The doctor of OpenClaw merges the file into the credential store, where a profile of that name is not there yet. 2026.5 then deletes `auth.json`; later releases keep a copy in plain text.',
  references: ['https://docs.openclaw.ai/gateway/authentication'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/agent/auth.json': `{ "openai": { "type": "api_key", "key": "x" } }` },
    },
    { title: 'none there', target: '2026.5.12', clean: true, before: `{ gateway: { mode: 'local' } }` },
  ],
  check({ installation, report }) {
    for (const { path } of installation.files) {
      if (!LEGACY.test(path)) continue;
      report({
        file: path,
        message:
          'These credentials are of an earlier release; copy the file, then run `openclaw doctor --fix`, which takes them over as <provider>:default.',
        leftTo: 'openclaw',
      });
    }
  },
});
