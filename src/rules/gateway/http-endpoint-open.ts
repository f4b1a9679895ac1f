import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { reach } from './_reach.js';

export default defineRule({
  id: 'gateway/http-endpoint-open',
  reads: 'config',
  severity: 'error',
  fixable: 'manual',
  summary: 'The OpenAI-compatible endpoint of the gateway is on, and callers are not checked or not limited.',
  why: 'Whoever may call it operates the gateway: every agent, every tool. With `auth.mode: "none"` nobody is asked who he is; without a rate limit a token can be guessed from other machines.',
  references: ['https://docs.openclaw.ai/gateway/openai-http-api', 'https://docs.openclaw.ai/gateway/security'],
  examples: [
    {
      title: 'open to everybody',
      before: `{ gateway: { bind: 'lan', auth: { mode: 'none' }, http: { endpoints: { chatCompletions: { enabled: true } } } } }\n`,
    },
    {
      title: 'no limit on guessing',
      before: `{ gateway: { bind: 'lan', auth: { mode: 'token', token: '\${OPENCLAW_GATEWAY_TOKEN}' }, http: { endpoints: { chatCompletions: { enabled: true } } } } }\n`,
    },
    {
      title: 'only this machine reaches it, and it asks for a token',
      clean: true,
      before: `{ gateway: { auth: { mode: 'token', token: '\${OPENCLAW_GATEWAY_TOKEN}' }, http: { endpoints: { chatCompletions: { enabled: true } } } } }\n`,
    },
    {
      title: 'it is off',
      clean: true,
      before: `{ gateway: { bind: 'lan', auth: { mode: 'none' }, http: { endpoints: { chatCompletions: { enabled: false } } } } }\n`,
    },
  ],
  check({ config, report }) {
    const isOpen = reach(config) === 'open';
    const mode = config.at('gateway.auth.mode')?.string?.trim();
    for (const enabled of config.all('gateway.http.endpoints.{chatCompletions,responses}.enabled')) {
      if (enabled.value !== true) continue;
      const name = formatPath(enabled.path.slice(0, -1));
      if (mode === 'none') {
        report({
          at: enabled,
          severity: isOpen ? 'error' : 'warning',
          message: isOpen
            ? `\`${name}\` is on, reachable from other machines, and \`gateway.auth.mode\` is "none": everybody there operates this gateway.`
            : `\`${name}\` is on and \`gateway.auth.mode\` is "none": every program on this machine operates this gateway.`,
          fix: manual('Set gateway.auth.mode to "token" or "password", or turn the endpoint off'),
        });
      } else if (isOpen && mode !== 'trusted-proxy' && !config.has('gateway.auth.rateLimit')) {
        report({
          at: enabled,
          severity: 'warning',
          message: `\`${name}\` is reachable from other machines, and nothing limits how often a token may be tried.`,
          fix: manual('Set gateway.auth.rateLimit, or bind the gateway to loopback'),
        });
      }
    }
  },
});
