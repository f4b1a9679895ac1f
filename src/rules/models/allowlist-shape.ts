import { formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { manual, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { parseModelRef } from '../../openclaw/models/ref.js';

const REASON = 'a list that OpenClaw could not read will be in force, and refuse what is not on it';

export default defineRule({
  id: 'models/allowlist-shape',
  reads: 'config',
  severity: 'error',
  fixable: 'unsafe',
  summary: 'The models map is written as a list, or the list of allowed models as a map.',
  why: '`agents.defaults.models` is a map from model ref to settings, `modelPolicy.allow` a list of refs. OpenClaw refuses the config as it stands.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    {
      target: '2026.5.12',
      unsafe: true,
      before: `{ agents: { defaults: { models: ['openai/gpt-5.5', 'zai/glm-4.7'] } } }\n`,
      after: `{ agents: { defaults: { models: { 'openai/gpt-5.5': {}, 'zai/glm-4.7': {} } } } }\n`,
    },
    {
      target: '2026.9.6',
      unsafe: true,
      before: `{ agents: { defaults: { modelPolicy: { allow: { 'openai/gpt-5.5': true } } } } }\n`,
      after: `{ agents: { defaults: { modelPolicy: { allow: ['openai/gpt-5.5'] } } } }\n`,
    },
    {
      title: 'entries that are no refs',
      target: '2026.5.12',
      before: `{ agents: { defaults: { models: ['GPT 5.5'] } } }\n`,
    },
    {
      title: 'a map',
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { models: { 'openai/gpt-5.5': {} } } } }\n`,
    },
  ],
  check({ config, report }) {
    for (const models of config.all('agents.{defaults,list[*],entries.*}.models')) {
      if (!models.isArray) continue;
      const refs = models.items().map((item) => item.string ?? item.at(['id'])?.string);
      const map = refs.every(isFullRef) ? mapOf(refs) : undefined;
      report({
        at: models,
        on: 'key',
        message: `\`${formatPath(models.path)}\` is a list; it has to be a map from model ref to settings.`,
        fix:
          map === undefined
            ? manual("Write { 'provider/model': {} } for each model")
            : unsafe('Turn the list into a map', (edit) => edit.set(models, map), REASON),
      });
    }
    for (const allow of config.all('agents.{defaults,list[*],entries.*}.modelPolicy.allow')) {
      if (!allow.isObject) continue;
      const refs = allow
        .members()
        .filter(isSwitchedOn)
        .map(({ key }) => String(key));
      report({
        at: allow,
        on: 'key',
        message: `\`${formatPath(allow.path)}\` is a map; it has to be a list of model refs.`,
        fix: unsafe('Turn the map into a list', (edit) => edit.set(allow, refs), REASON),
      });
    }
  },
});

function isFullRef(ref: string | undefined): ref is string {
  return ref !== undefined && parseModelRef(ref)?.provider !== undefined && !/\s/.test(ref.trim());
}

function mapOf(refs: readonly (string | undefined)[]): { [key: string]: JsonValue } {
  return Object.fromEntries(refs.flatMap((ref) => (ref === undefined ? [] : [[ref.trim(), {}]])));
}

function isSwitchedOn(entry: ConfigValue): boolean {
  return entry.value !== false;
}
