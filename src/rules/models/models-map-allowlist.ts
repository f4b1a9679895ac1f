import type { JsonValue } from '../../document/node.js';
import { type EditBuilder, manual, safe, write } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isMapAllowlist, MAP_MIGRATED } from '../../openclaw/models/allowlist.js';
import { modelSlots } from '../../openclaw/models/slots.js';
import type { Release } from '../../openclaw/releases/release.js';
import { isPolicyRef } from '../../openclaw/schema/validators/model-refs.js';
import { examples } from './examples/models-map-allowlist.js';

export default defineRule({
  id: 'models/models-map-allowlist',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['runtime/whole-agent-pin', 'models/retired-ref', 'models/legacy-model-lists', 'agents/root-agent'],
  summary: '`agents.defaults.models` still serves as the allowlist; the list has a place of its own now.',
  why: 'Up to 2026.7 the map was the allowlist; from 2026.8.1 on `agents.defaults.modelPolicy.allow` is. Until the keys have been copied there, the map goes on restricting, and whoever adds settings for a model changes what may be chosen.',
  migrations: ['agents-defaults-models-to-modelpolicy-allow'],
  examples,
  check: ({ config, target, report }) => {
    const models = config.at('agents.defaults.models');
    if (models === undefined || !models.isObject || !isMapAllowlist(config, target)) return;
    if (config.at('meta')?.isObject === false) return;
    const entries = models.members().filter((entry) => String(entry.key).trim() !== '');
    if (entries.length === 0) return;
    const aliases = new Set(entries.flatMap((entry) => entry.at('alias')?.string?.trim().toLowerCase() ?? []));
    const invalid = entries.filter(({ key }) => {
      const text = String(key).trim();
      return !isPolicyRef(text) && !aliases.has(text.toLowerCase());
    });
    if (invalid.length > 0) {
      const names = invalid.map((entry) => `\`${entry.key}\``).join(', ');
      report({
        at: models,
        on: 'key',
        message: `These keys still serve as the list of models that may be chosen. It belongs in \`agents.defaults.modelPolicy.allow\`, which does not take ${names}: write \`provider/model\` or \`provider/*\` there.`,
        fix: manual('Name what may be chosen in agents.defaults.modelPolicy.allow'),
      });
      return;
    }
    const allow = entries.map((entry) => String(entry.key));
    const open = isRuntimeMap(entries, config, target)
      ? ' If they were only meant to choose runtimes, write `modelPolicy: { allow: [] }`: every model may be chosen then.'
      : '';
    report({
      at: models,
      on: 'key',
      message: `These keys still serve as the list of models that may be chosen; it belongs in \`agents.defaults.modelPolicy.allow\` now.${open}`,
      fix: safe('Copy the keys to agents.defaults.modelPolicy.allow', (edit) => close(edit, config, allow)),
    });
  },
});

function close(edit: EditBuilder, config: ConfigValue, allow: JsonValue): void {
  write(edit, config, 'agents.defaults.modelPolicy', { allow }, { after: 'models' });
  write(edit, config, MAP_MIGRATED, true);
}

/**
 * Written by migrations for models in use: the entries choose runtimes, or keep a model in use allowed beside those,
 * and say nothing else.
 */
function isRuntimeMap(entries: readonly ConfigValue[], config: ConfigValue, target: Release): boolean {
  const used = new Set(
    modelSlots(config, target)
      .filter((slot) => slot.form === 'value' && slot.kind !== 'allow')
      .map((slot) => slot.ref.trim()),
  );
  const runtimes = entries.filter((entry) => entry.has('agentRuntime'));
  return (
    runtimes.length > 0 &&
    entries.every((entry) => used.has(String(entry.key)) && entry.members().every(({ key }) => key === 'agentRuntime'))
  );
}
