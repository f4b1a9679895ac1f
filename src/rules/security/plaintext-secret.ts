import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isPlaceholder } from '../../openclaw/config/placeholders.js';
import { stringsBelow } from '../../openclaw/config/strings-below.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { hostOf } from '../../openclaw/routes/accounts/credential.js';
import { fakeReference } from '../../openclaw/secrets/fake-references.js';
import { secretName } from '../../openclaw/secrets/names.js';
import { isLiteralSecret, isSecretKey } from '../../openclaw/secrets/secrecy.js';

export default defineRule({
  id: 'security/plaintext-secret',
  reads: 'config',
  severity: 'info',
  fixable: 'manual',
  summary: 'The config holds a key, token or password in plain text.',
  why: 'Whoever reads the file has it, and a file that git tracks keeps it in its history for good. OpenClaw takes secrets from the environment (`${NAME}`) or from a reference just as well.',
  references: ['https://docs.openclaw.ai/gateway/secrets', 'https://docs.openclaw.ai/gateway/security'],
  examples: [
    { before: `{ channels: { telegram: { botToken: '0000000000:not-a-real-token' } } }\n` },
    {
      title: 'a provider’s key',
      before: `{ models: { providers: { openai: { apiKey: 'not-a-real-key-0000' } } } }\n`,
    },
    {
      title: 'from the environment',
      clean: true,
      before: `{ gateway: { auth: { mode: 'token', token: '\${OPENCLAW_GATEWAY_TOKEN}' } } }\n`,
    },
    {
      title: 'from a reference',
      clean: true,
      before: `{ models: { providers: { openai: { apiKey: { source: 'env', provider: 'default', id: 'OPENAI_API_KEY' } } } } }\n`,
    },
    {
      title: 'a placeholder gives nothing away',
      clean: true,
      before: `{ models: { providers: { openai: { apiKey: '<azure-openai-api-key>' } } } }\n`,
    },
    {
      title: 'a key that opens nothing, for a server on this machine',
      clean: true,
      before: `{ models: { providers: { lmstudio: { baseUrl: 'http://127.0.0.1:1234/v1', apiKey: 'lm-studio' } } } }\n`,
    },
  ],
  check({ config, installation, target, report }) {
    for (const value of stringsBelow(config)) {
      const text = value.string?.trim() ?? '';
      if (text.length < SHORTEST || !isSecretKey(value.path) || !isLiteralSecret(text)) continue;
      if (isForOwnServer(value, config) || isPlaceholder(text) || fakeReference(text) !== undefined) continue;
      const tracked = installation.tracked?.has(value.location.part.file) ?? false;
      report({
        at: value,
        severity: tracked ? 'warning' : 'info',
        message: `\`${formatPath(value.path)}\` is in plain text${tracked ? ', in a file that git tracks' : ''}.`,
        fix: manual(`Write "\${${secretName(value.path, target)}}" and define that variable for the gateway`),
      });
    }
  },
});

/** Shorter ones are words (`none`, `local`) or cannot be secrets. */
const SHORTEST = 8;

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/;

function isForOwnServer({ path }: ConfigValue, config: ConfigValue): boolean {
  const url = config.at([...path.slice(0, -1), 'baseUrl'])?.string;
  return url !== undefined && LOOPBACK.test(hostOf(url.trim()) ?? '');
}
