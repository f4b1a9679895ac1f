import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { agentScopes } from '../../openclaw/agents/scopes.js';
import { type ConfigValue, layersOf } from '../../openclaw/config/view.js';
import { implicitPrimary } from '../../openclaw/models/implicit-primary.js';
import { parseModelRef } from '../../openclaw/models/ref.js';
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
    if (config.at(MARKER) !== undefined || !isOrdinary(config)) return;
    const places = placesWithout(config);
    const [first] = places;
    if (first === undefined) return;
    const primary = implicitPrimary(config, target);
    const certain = isCertain(config, primary);
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

/** The defaults, or the agents with a utility model of their own, where they name no primary model. */
function placesWithout(config: ConfigValue): readonly (readonly (string | number)[])[] {
  const defaults = config.at('agents.defaults');
  if (hasPrimary(defaults)) return [];
  const configured = config
    .all('models.providers.*')
    .some((block) => Boolean(block.at('models')?.items()[0]?.at('id')?.value));
  if (configured || text(defaults?.at('utilityModel'))) return [['agents', 'defaults']];
  return agentScopes(config)
    .filter((scope) => scope.place !== 'defaults' && !hasPrimary(scope.at) && text(scope.at.at('utilityModel')))
    .map((scope) => scope.at.path);
}

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

function hasPrimary(agent: ConfigValue | undefined): boolean {
  const model = agent?.at('model');
  return Boolean(text(model) ?? text(model?.at('primary')));
}

function text(value: ConfigValue | undefined): string | undefined {
  return value?.string?.trim() || undefined;
}

/** Upstream defers the pin, too, where an id is only known at run time or a profile hangs on it. */
function isCertain(config: ConfigValue, primary: string): boolean {
  if (parseModelRef(primary)?.profile !== undefined) return false;
  const ids = config.all('models.providers.*.models[*].id').map((id) => id.string ?? '');
  return ![primary, ...ids].some((id) => id.includes('${')) && !isIncluded(config);
}

/** With `$include` upstream leaves the choice to a person. */
function isIncluded(config: ConfigValue): boolean {
  const inFiles = ['agents', 'agents.defaults', 'models', 'models.providers'].some((path) => {
    const value = config.at(path);
    return value !== undefined && layersOf(value).some(({ part }) => part.file !== config.location.part.file);
  });
  return inFiles || layersOf(config).length > 1;
}

function isOrdinary(config: ConfigValue): boolean {
  const objects = ['meta', 'meta.migrations', 'agents', 'agents.defaults'].map((path) => config.at(path));
  if (objects.some((value) => value !== undefined && !value.isObject)) return false;
  return agentScopes(config).every(({ at }) => {
    const model = at.at('model');
    if (model === undefined || model.string !== undefined) return true;
    const primary = model.at('primary');
    return model.isObject && (primary === undefined || primary.string !== undefined);
  });
}
