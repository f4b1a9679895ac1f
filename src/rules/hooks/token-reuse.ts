import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'hooks/token-reuse',
  severity: 'warning',
  since: '2026.6.1',
  reads: 'config',
  summary: 'Webhooks and the gateway share one secret.',
  why: "Whoever may send a webhook can then control the gateway. OpenClaw's own doctor would put a random token here, which cuts off every sender that has the old one; so choose the moment yourself.",
  fixable: 'manual',
  migrations: ['hooks-token-reuse-rotated'],
  examples: [
    {
      before: `{
  gateway: { auth: { mode: 'token', token: '\${CLAW_TOKEN}' } },
  hooks: { enabled: true, token: '\${CLAW_TOKEN}' },
}
`,
    },
    {
      title: 'A secret of its own',
      before: `{
  gateway: { auth: { token: '\${CLAW_TOKEN}' } },
  hooks: { enabled: true, token: '\${HOOKS_TOKEN}' },
}
`,
      clean: true,
    },
  ],
  check({ config, report }) {
    const token = config.at('hooks.token');
    const shared = (token?.string ?? '').trim();
    if (token === undefined || shared === '' || config.at('hooks.enabled')?.value !== true) return;
    const twin = config.all('gateway.auth.{token,password}').find(({ string }) => string?.trim() === shared);
    if (twin === undefined) return;
    report({
      at: token,
      message: `\`hooks.token\` is the same secret as \`${formatPath(twin.path)}\`: who may send webhooks can control the gateway.`,
      related: [{ at: twin, message: 'the same secret' }],
      fix: manual('Give hooks.token a secret of its own and tell the senders'),
    });
  },
});
