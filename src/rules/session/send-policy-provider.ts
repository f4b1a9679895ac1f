import { defineRule } from '../../engine/rule.js';
import { checkProviderKeys } from '../bindings/_provider-key.js';

export default defineRule({
  id: 'session/send-policy-provider',
  severity: 'error',
  reads: 'config',
  summary: 'A rule of `session.sendPolicy` names its channel `provider`.',
  why: 'Releases since 2026.3.28 do not know the old key: the rule is refused, and their own doctor deletes the key, after which the rule applies to every channel.',
  fixable: 'safe',
  migrations: ['session-sendpolicy-rule-provider-to-channel'],
  examples: [
    {
      before: `{
  session: {
    sendPolicy: {
      rules: [
        { action: 'deny', match: { provider: 'discord' } }, // read only there
      ],
    },
  },
}
`,
      after: `{
  session: {
    sendPolicy: {
      rules: [
        { action: 'deny', match: { channel: 'discord' } }, // read only there
      ],
    },
  },
}
`,
    },
  ],
  check({ config, report }) {
    checkProviderKeys(config.all('session.sendPolicy.rules[*].match'), report);
  },
});
