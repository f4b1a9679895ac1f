import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { alternatives, issuesOf } from './_issues.js';

export default defineRule({
  id: 'schema/unknown-key',
  severity: 'error',
  reads: 'config',
  summary: 'A key that the target release does not know.',
  why: "The gateway refuses a config with an unknown key. OpenClaw's own doctor deletes it with all it holds; what the author meant by it is lost then, so here it is only reported.",
  fixable: 'manual',
  lastResort: true,
  migrations: ['unknown-keys-stripped'],
  examples: [
    {
      target: '2026.5.12',
      before: `{
  gateway: {
    controlUi: {
      enabled: true,
      requirePairing: false, // lab only
    },
  },
}
`,
    },
    {
      title: 'The right key in the wrong place',
      target: '2026.5.12',
      before: `{ env: { shellEnv: { enabled: true, vars: { WEATHER_UNITS: 'metric' } } } }\n`,
    },
    {
      title: 'Settings of plugins are theirs',
      target: '2026.9.6',
      before: `{ plugins: { entries: { greeter: { config: { anything: { goes: true } } } } } }\n`,
      clean: true,
    },
    {
      title: 'Written by a later release',
      target: '2026.7.35',
      before: `{ meta: { lastTouchedVersion: '2026.9.6' }, tts: { provider: 'openai' } }\n`,
    },
  ],
  check(context) {
    for (const { issue, at, name, schema, severity, isNewer } of issuesOf(context, 'unknown-key')) {
      const meant = schema
        .suggestKey(issue.path)
        .map(({ path, kind }) => (kind === 'name' ? String(path.at(-1)) : formatPath(path)));
      const hint = meant.length === 0 ? '' : ` Did you mean ${alternatives(meant.map((key) => `\`${key}\``))}?`;
      context.report({
        at,
        on: 'key',
        severity,
        message: `\`${name}\` is unknown to OpenClaw ${context.target.text}.${hint}`,
        fix: manual(
          isNewer
            ? 'Put back the config from before, or install the release that wrote it'
            : meant.length === 0
              ? 'Take the key out'
              : 'Write the key that was meant, or take it out',
        ),
      });
    }
  },
});
