import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { stringsBelow } from '../../openclaw/config/strings-below.js';
import { fakeReference } from '../../openclaw/secrets/fake-references.js';
import { secretName } from '../../openclaw/secrets/names.js';
import { secrecyAt } from '../../openclaw/secrets/secrecy.js';

export default defineRule({
  id: 'secrets/fake-syntax',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  summary: 'A secret is written in a way that looks like a reference and is none.',
  why: 'OpenClaw replaces `${NAME}` with capital letters, and reads references that are objects with `source`, `provider` and `id`. Anything else is taken for the secret itself, sent out, and refused.',
  references: [
    'https://docs.openclaw.ai/gateway/secrets',
    'https://docs.openclaw.ai/gateway/configuration',
    'https://github.com/openclaw/openclaw/issues/76947',
  ],
  examples: [
    { title: 'a file', before: `{ env: { vars: { OPENAI_API_KEY: 'file:~/.secrets/openai' } } }\n` },
    { title: 'the name of a reference', before: `{ channels: { telegram: { botToken: 'SecretRef:TELEGRAM' } } }\n` },
    {
      title: 'a variable in small letters',
      before: `{ gateway: { auth: { mode: 'token', token: '\${gateway_token}' } } }\n`,
    },
    {
      title: 'a default is not known',
      before: `{ models: { providers: { openai: { apiKey: '\${OPENAI_API_KEY:-none}' } } } }\n`,
    },
    {
      title: 'what OpenClaw reads',
      clean: true,
      before: `{ gateway: { auth: { mode: 'token', token: '\${GATEWAY_TOKEN}' } }, models: { providers: { openai: { apiKey: { source: 'file', provider: 'default', id: '/openai' } }, zai: { apiKey: 'ZAI_API_KEY' } } } }\n`,
    },
    { title: 'no secret', clean: true, before: `{ agents: { defaults: { workspace: 'file:notes' } } }\n` },
  ],
  check({ config, target, report }) {
    for (const value of stringsBelow(config)) {
      const text = value.string?.trim() ?? '';
      const called = fakeReference(text);
      if (called === undefined || secrecyAt(value.path) === 'open') continue;
      const isVariable = value.path[0] === 'env';
      report({
        at: value,
        message: `\`${formatPath(value.path)}\` looks like a reference to ${called}, but OpenClaw takes the text itself for the secret.`,
        fix: manual(
          isVariable
            ? 'Define the variable outside of the config, in the environment of the gateway or the .env file beside it'
            : `Write "\${${secretName(value.path, target)}}" and define that variable, or a reference { source, provider, id }`,
        ),
      });
    }
  },
});
