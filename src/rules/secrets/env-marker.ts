import { type ConfigPath, formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { stringsBelow } from '../../openclaw/config/strings-below.js';
import { type ConfigSchema, schemaFor } from '../../openclaw/schema/config-schema.js';
import { secrecyAt } from '../../openclaw/secrets/secrecy.js';

const MARKER = /^(?:secretref-env:|__env__:)([A-Z][A-Z0-9_]{0,127})$/;

export default defineRule({
  id: 'secrets/env-marker',
  severity: 'warning',
  since: '2026.4.24',
  reads: 'config',
  summary: 'A secret that comes from the environment is written as a reference, not as a marker.',
  why: 'The marker is taken for the secret itself, so the request goes out with it and is refused.',
  fixable: 'safe',
  migrations: ['secretref-env-marker-to-object'],
  examples: [
    {
      before: `{
  models: {
    providers: {
      openai: {
        apiKey: 'secretref-env:OPENAI_API_KEY', // metered
      },
    },
  },
}
`,
      after: `{
  models: {
    providers: {
      openai: {
        apiKey: { // metered
          source: 'env',
          provider: 'default',
          id: 'OPENAI_API_KEY',
        },
      },
    },
  },
}
`,
    },
    {
      title: 'Not a secret, no variable, and a place that takes text only',
      before: `{ agents: { defaults: { workspace: 'secretref-env:HOME' } }, channels: { telegram: { botToken: 'secretref-env:' } }, mcp: { servers: { a: { env: { TOKEN: 'secretref-env:T' } } } } }\n`,
      clean: true,
    },
  ],
  check({ config, target, report }) {
    const provider = config.at('secrets.defaults.env')?.string?.trim() || 'default';
    const schema = schemaFor(target);
    for (const value of stringsBelow(config)) {
      const id = MARKER.exec(value.string?.trim() ?? '')?.[1];
      if (id === undefined || !takesReference(value.path, { source: 'env', provider, id }, schema)) continue;
      report({
        at: value,
        message: `\`${formatPath(value.path)}\` holds a marker for the variable ${id}; OpenClaw reads a reference here.`,
        fix: safe('Write a reference', (edit) => edit.set(value, { source: 'env', provider, id })),
      });
    }
  },
});

/** Whether a reference may stand at a path: not in a variable for a program, for example, which takes text only. */
function takesReference(path: ConfigPath, reference: JsonValue, schema: ConfigSchema): boolean {
  const node = schema.lookup(path);
  if (node === undefined || node.kind === 'any') return secrecyAt(path) === 'certain' && !path.includes('env');
  return schema.validate(reference, path).length === 0;
}
