import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import {
  hasUsualShape,
  implicitPrimary,
  isSurePrimary,
  placesWithoutPrimary,
} from '../../openclaw/models/implicit-primary.js';
import { chooseRuntime } from './_model-entry.js';
import { examples } from './examples/implicit-primary.js';

const MARKER = 'meta.migrations.utilityModelSeparation';

export default defineRule({
  id: 'models/implicit-primary',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.9.5',
  after: [
    'models/root-default-model',
    'models/legacy-model-lists',
    'models/api-codex-responses',
    'models/codex-provider',
    'agents/root-agent',
    'agents/list',
  ],
  summary: 'No primary model is named, so the first one of a provider block answers.',
  why: 'From 2026.9.5 on that choice takes the utility model into account, and another model may answer. Naming the one in use keeps it.',
  migrations: ['utility-model-separation-primary-pin'],
  examples,
  check: ({ config, target, report }) => {
    if (config.at(MARKER) !== undefined || !hasUsualShape(config)) return;
    const places = placesWithoutPrimary(config);
    const [first] = places;
    if (first === undefined) return;
    const primary = implicitPrimary(config, target);
    const certain = isSurePrimary(config, primary);
    for (const place of places) {
      const model = [...place, 'model'];
      const at = config.at(model) ?? config.at('models.providers') ?? config;
      const message = `\`${formatPath(model)}\` names no primary model; \`${primary}\` answers because it comes first.`;
      if (!certain) {
        report({ at, message, fix: manual(`Name the primary model in ${formatPath(model)}`) });
        continue;
      }
      const fix = safe(`Name ${primary}`, (edit) => {
        pin(edit, config, model, primary);
        if (isSubscription(config, primary))
          chooseRuntime(edit, config, place, { ref: primary, runtime: 'codex' }, target);
        if (place === first) edit.insert(MARKER, true);
      });
      report({ at, message, fix });
    }
  },
});

function pin(edit: EditBuilder, config: ConfigValue, model: readonly (string | number)[], primary: string): void {
  const present = config.at(model);
  if (present?.has('primary')) edit.set([...model, 'primary'], primary);
  else if (present?.isObject) edit.insert([...model, 'primary'], primary);
  else if (present !== undefined) edit.set(present, { primary });
  else edit.insert(model, { primary });
}

/** A model of the ChatGPT subscription ran on Codex; named, it has to say so. */
function isSubscription(config: ConfigValue, primary: string): boolean {
  const block = config.at('models.providers.openai');
  const row = (block?.at('models')?.items() ?? []).find((model) => `openai/${model.at('id')?.string}` === primary);
  const api = row?.at('api')?.string ?? block?.at('api')?.string;
  return (
    row !== undefined && api === 'openai-chatgpt-responses' && !config.has(['agents', 'defaults', 'models', primary])
  );
}
