import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isOwnServer } from '../../openclaw/routes/accounts/credential.js';
import { resolveRef } from '../../openclaw/routes/resolve-ref.js';
import { selectedSlots } from '../models/_selected.js';

const OPT_IN = 'browser.ssrfPolicy.dangerouslyAllowPrivateNetwork';

export default defineRule({
  id: 'providers/private-image-host',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  since: '2026.4.22',
  summary: 'Pictures are asked from a private address, which OpenClaw blocks.',
  why: 'Requests to private networks are held back unless the config allows them; the same switch also opens the browser to them, so whether to set it is your decision.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ models: { providers: { openai: { baseUrl: 'http://192.168.1.20:8080/v1', models: [] } } }, agents: { defaults: { imageGenerationModel: 'openai/gpt-image-2' } } }\n`,
    },
    {
      title: 'allowed',
      target: '2026.5.12',
      clean: true,
      before: `{ browser: { ssrfPolicy: { dangerouslyAllowPrivateNetwork: true } }, models: { providers: { openai: { baseUrl: 'http://192.168.1.20:8080/v1', models: [] } } }, agents: { defaults: { imageGenerationModel: 'openai/gpt-image-2' } } }\n`,
    },
    {
      title: 'no pictures are drawn there',
      target: '2026.5.12',
      clean: true,
      before: `{ models: { providers: { openai: { baseUrl: 'http://192.168.1.20:8080/v1', models: [] } } }, agents: { defaults: { model: 'openai/local' } } }\n`,
    },
  ],
  check({ config, target, report }) {
    const url = config.at('models.providers.openai.baseUrl');
    if (url === undefined || !isOwnServer(config, 'openai', target) || config.at(OPT_IN)?.value === true) return;
    const drawn = selectedSlots(config, target).some(({ kind, ref }) => {
      const resolution = kind === 'image-generation' ? resolveRef(config, ref, target) : undefined;
      return resolution?.ok === true && resolution.provider === 'openai';
    });
    if (!drawn) return;
    report({
      at: url,
      message: `Pictures go to a private address, and \`${OPT_IN}\` is not set: OpenClaw blocks the request.`,
      fix: manual(`Set ${OPT_IN}: true if you trust that network`),
    });
  },
});
