import { defineRule } from '../../engine/rule.js';
import { checkProviderKeys } from './_provider-key.js';

export default defineRule({
  id: 'bindings/provider-key',
  severity: 'error',
  reads: 'config',
  summary: 'A binding names its channel `provider`.',
  why: 'Releases since 2026.3.28 do not know the old key: the binding is refused, and their own doctor deletes the key, after which the route is gone.',
  fixable: 'safe',
  after: ['routing/bindings'],
  migrations: ['bindings-match-provider-to-channel'],
  examples: [
    {
      before: `{
  bindings: [
    // family chat
    { agentId: 'main', match: { provider: ' telegram ' } },
  ],
}
`,
      after: `{
  bindings: [
    // family chat
    { agentId: 'main', match: { channel: 'telegram' } },
  ],
}
`,
    },
    {
      title: 'A binding that has a channel is left alone',
      before: `{ bindings: [{ agentId: 'main', match: { channel: 'slack', provider: 'telegram' } }] }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    checkProviderKeys(config.all('bindings[*].match'), report);
  },
});
