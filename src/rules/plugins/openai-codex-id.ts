import { formatPath } from '../../document/config-path.js';
import { safe, unsafe } from '../../engine/fix.js';
import { type ConfigContext, defineRule } from '../../engine/rule.js';
import { isAtLeast } from '../../openclaw/releases/release.js';

const OLD = 'openai-codex';
const NEW = 'openai';

export default defineRule({
  id: 'plugins/openai-codex-id',
  severity: 'warning',
  since: '2026.6.1',
  reads: 'config',
  summary: 'The plugin `openai-codex` is part of `openai` now.',
  why: 'The old id names no plugin: on the allow list it admits nothing, on the deny list it keeps nothing out, and the settings under it are not read.',
  fixable: 'safe',
  migrations: ['plugins-openai-codex-to-openai'],
  examples: [
    {
      before: `{
  plugins: {
    allow: ['openai-codex', 'openai', 'telegram'],
    entries: {
      // the subscription
      'openai-codex': { enabled: true },
    },
  },
}
`,
      after: `{
  plugins: {
    allow: ['openai', 'telegram'],
    entries: {
      // the subscription
      openai: { enabled: true },
    },
  },
}
`,
    },
    {
      title: 'Settings under both ids: yours to merge',
      before: `{ plugins: { entries: { 'openai-codex': { enabled: false }, openai: { enabled: true } } } }\n`,
    },
  ],
  check(context) {
    const { config, report } = context;
    checkList(context, 'allow');
    checkList(context, 'deny');
    for (const slot of config.at('plugins.slots')?.members() ?? []) {
      if (slot.string !== OLD) continue;
      report({
        at: slot,
        message: `\`${formatPath(slot.path)}\`: the plugin "${OLD}" is part of "${NEW}" now.`,
        fix: safe(`Write "${NEW}"`, (edit) => edit.set(slot, NEW)),
      });
    }
    const entry = config.at(['plugins', 'entries', OLD]);
    if (entry === undefined) return;
    const taken = config.has(['plugins', 'entries', NEW]);
    report({
      at: entry,
      on: 'key',
      message: `\`${formatPath(entry.path)}\`: the plugin is part of "${NEW}" now.${taken ? ' Both have settings; those of the old id are not read.' : ''}`,
      fix: taken
        ? unsafe('Remove the entry of the old id', (edit) => edit.remove(entry), 'its settings are lost')
        : safe(`Rename it to ${NEW}`, (edit) => edit.rename(entry, NEW)),
    });
  },
});

function checkList({ config, target, report }: ConfigContext, name: 'allow' | 'deny'): void {
  const lenient = isAtLeast(target, '2026.8.1');
  const isOld = (id: string | undefined): boolean => (lenient ? id?.trim().toLowerCase() : id?.trim()) === OLD;
  const items = config.at(`plugins.${name}`)?.items() ?? [];
  const [first, ...rest] = items.filter(({ string }) => isOld(string) || string?.trim().toLowerCase() === NEW);
  const old = items.filter(({ string }) => isOld(string));
  if (first === undefined || old[0] === undefined) return;
  report({
    at: old[0],
    message: `\`plugins.${name}\`: the plugin "${OLD}" is part of "${NEW}" now.`,
    fix: safe(`Write "${NEW}" once`, (edit) => {
      if (isOld(first.string)) edit.set(first, NEW);
      for (const again of rest.reverse()) edit.remove(again);
    }),
  });
}
