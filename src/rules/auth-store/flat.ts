import { type EditBuilder, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { flatType } from './_store.js';

export default defineRule({
  id: 'auth-store/flat',
  reads: 'auth-profiles',
  severity: 'error',
  fixable: 'safe',
  since: '2026.4.29',
  summary: 'The credential store is a plain map of providers.',
  why: 'OpenClaw looks for `profiles`. Until its doctor has rewritten the file, no credential in it counts, and every agent that reads it cannot sign in.',
  references: ['https://docs.openclaw.ai/gateway/authentication'],
  examples: [
    {
      target: '2026.5.12',
      before: `{\n  "openai": {\n    "apiKey": "x"\n  },\n  "anthropic": {\n    "type": "api_key",\n    "key": "y"\n  }\n}\n`,
      after: `{\n  "profiles": {\n    "openai:default": {\n      "type": "api_key",\n      "provider": "openai",\n      "key": "x"\n    },\n    "anthropic:default": {\n      "type": "api_key",\n      "provider": "anthropic",\n      "key": "y"\n    }\n  },\n  "version": 1\n}\n`,
    },
    {
      title: 'the form of today',
      target: '2026.5.12',
      clean: true,
      before: `{ "version": 1, "profiles": { "openai:default": { "type": "api_key", "provider": "openai", "key": "x" } } }\n`,
    },
  ],
  check({ root, report }) {
    if (!root.isObject || root.has('profiles')) return;
    const found = root.members().filter((entry) => entry.isObject && flatType(entry) !== undefined);
    const [first] = found;
    if (first === undefined) return;
    report({
      at: first,
      on: 'key',
      message: `Credentials stand directly in the file (${found.map(({ key }) => key).join(', ')}); they belong in \`profiles\`.`,
      fix: safe('Make a profile of each, called <provider>:default', (edit) => {
        for (const entry of found) makeProfile(edit, entry);
        if (!root.has('version')) edit.insert(['version'], 1);
      }),
    });
  },
});

function makeProfile(edit: EditBuilder, entry: ConfigValue): void {
  const provider = String(entry.key).trim().toLowerCase();
  const path = ['profiles', `${provider}:default`];
  edit.move(entry, path);
  const mode = entry.at('mode');
  if (entry.at('type') === undefined) {
    if (mode !== undefined && flatType(entry) === mode.string?.trim()) edit.rename([...path, 'mode'], 'type');
    else {
      const [first] = entry.members();
      edit.insert([...path, 'type'], flatType(entry) ?? 'api_key', first && { before: String(first.key) });
    }
  }
  if (!entry.has('provider')) edit.insert([...path, 'provider'], provider, { after: 'type' });
  for (const alias of ['apiKey', 'api_key']) {
    if (entry.has([alias]) && !entry.has('key')) {
      edit.rename([...path, alias], 'key');
      return;
    }
  }
}
