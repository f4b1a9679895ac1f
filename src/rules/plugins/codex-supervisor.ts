import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { type ConfigContext, defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/codex-supervisor.js';

const OLD = 'codex-supervisor';
const NEW = 'codex';

export default defineRule({
  id: 'plugins/codex-supervisor',
  severity: 'warning',
  since: '2026.8.1',
  reads: 'config',
  summary: 'The plugin `codex-supervisor` is a part of `codex` now.',
  why: 'The old id names no plugin, so nothing supervises Codex any more. Whether supervision was on stays as it was.',
  fixable: 'safe',
  migrations: ['plugins-codex-supervisor-to-codex'],
  examples,
  check(context) {
    const { config, report } = context;
    const entry = config
      .at('plugins.entries')
      ?.members()
      .find(({ key }) => isId(key, OLD));
    const deny = config.at('plugins.deny')?.items() ?? [];
    const denied = deny.filter(({ string }) => isId(string, OLD));
    checkAllow(context);
    if (entry === undefined && denied[0] === undefined) return;
    const at = entry ?? denied[0];
    if (at === undefined) return;
    report({
      at,
      on: entry === undefined ? 'value' : 'key',
      message: `\`${formatPath(at.path)}\`: the plugin is \`config.supervision\` of "${NEW}" since OpenClaw 2026.8.1.`,
      fix: safe('Move it into the codex plugin', (edit) => {
        // Whether it was forbidden decides whether it is on, so both go in one step.
        if (entry !== undefined) moveEntry(edit, config, entry, denied.length > 0);
        for (const item of [...denied].reverse()) edit.remove(item);
      }),
    });
  },
});

function checkAllow({ config, report }: ConfigContext): void {
  const items = config.at('plugins.allow')?.items() ?? [];
  const old = items.find(({ string }) => isId(string, OLD));
  if (old === undefined) return;
  const [first, ...rest] = items.filter(({ string }) => isId(string, OLD) || isId(string, NEW));
  report({
    at: old,
    message: `\`plugins.allow\`: the plugin "${OLD}" is part of "${NEW}" now.`,
    fix: safe(`Write "${NEW}" once`, (edit) => {
      if (first !== undefined && !isId(first.string, NEW)) edit.set(first, NEW);
      for (const again of rest.reverse()) edit.remove(again);
    }),
  });
}

function moveEntry(edit: EditBuilder, config: ConfigValue, old: ConfigValue, denied: boolean): void {
  if (!old.isObject) {
    edit.remove(old);
    return;
  }
  const enabled = old.at('enabled')?.value === true && !denied;
  const known = config
    .at('plugins.entries')
    ?.members()
    .find(({ key }) => isId(key, NEW));
  const path = known?.path ?? ['plugins', 'entries', NEW];
  const settings = known?.at('config');
  const supervision = settings?.at('supervision');
  for (const value of [known, settings, supervision]) {
    if (value === undefined || value.isObject) continue;
    edit.remove(value);
    break;
  }
  if (enabled && !(known?.isObject && known.has('enabled'))) edit.insert([...path, 'enabled'], true);
  const to = [...path, 'config', 'supervision'];
  if (supervision?.has('enabled') !== true) edit.insert([...to, 'enabled'], enabled);
  for (const [key, fits] of [
    ['endpoints', (value: ConfigValue) => value.isArray],
    ['allowRawTranscripts', isBoolean],
    ['allowWriteControls', isBoolean],
  ] as const) {
    const value = old.at(['config', key]);
    if (value !== undefined && fits(value)) relocate(edit, value, [...to, key], supervision?.at([key]));
  }
  edit.remove(old);
}

function isBoolean({ value }: ConfigValue): boolean {
  return typeof value === 'boolean';
}

function isId(text: string | number | undefined, id: string): boolean {
  return typeof text === 'string' && text.trim().toLowerCase() === id;
}
