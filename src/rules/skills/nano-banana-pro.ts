import { type EditBuilder, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { examples } from './examples/nano-banana-pro.js';

const SKILL = 'nano-banana-pro';
const MODEL = 'google/gemini-3-pro-image-preview';
const BASE_URL = 'https://generativelanguage.googleapis.com/v1beta';
const GOOGLE = 'models.providers.google';

export default defineRule({
  id: 'skills/nano-banana-pro',
  severity: 'warning',
  since: '2026.3.22',
  reads: 'config',
  summary: 'The skill `nano-banana-pro` is gone: images are made by the image model of the agent.',
  why: 'The entry is ignored, so the agent can no longer make images with it. Its key belongs to the Google provider now, its model into the slot for images.',
  fixable: 'safe',
  migrations: ['skills-nano-banana-pro-retired'],
  examples,
  check({ config, target, report }) {
    for (const item of config.at('skills.allowBundled')?.items() ?? []) {
      if (item.string?.trim() !== SKILL) continue;
      const last = config.at('skills.allowBundled')?.items().length === 1;
      report({
        at: item,
        message: `The bundled skill "${SKILL}" is gone since OpenClaw 2026.3.22.`,
        fix: safe('Take it off the list', (edit) => {
          if (last) edit.remove('skills.allowBundled', 'empty-parents');
          else edit.remove(item);
        }),
      });
    }
    const entry = config.at(['skills', 'entries', SKILL]);
    if (!entry?.isObject) return;
    const build = (edit: EditBuilder): void => replaceSkill(edit, entry, config, target);
    report({
      at: entry,
      on: 'key',
      message: `The skill "${SKILL}" is gone since OpenClaw 2026.3.22: the image model of the agent, ${MODEL}, does its work.`,
      fix:
        entry.at('enabled')?.value === false
          ? unsafe('Use the image model instead', build, 'the skill was switched off, the image model would be on')
          : safe('Use the image model instead', build),
    });
  },
});

function replaceSkill(edit: EditBuilder, entry: ConfigValue, config: ConfigValue, target: Release): void {
  const slot = isAtLeast(target, '2026.8.1') ? 'mediaModels.image' : 'imageGenerationModel';
  const chosen = ['mediaModels.image', 'imageGenerationModel'].some((key) => config.has(`agents.defaults.${key}`));
  if (!chosen) edit.insert(`agents.defaults.${slot}.primary`, MODEL);
  const key = keyOf(entry);
  const google = config.at(GOOGLE);
  if (key !== undefined && google?.has('apiKey') !== true) {
    if (key.string !== undefined && key.string !== key.string.trim()) edit.set(key, key.string.trim());
    edit.move(key, `${GOOGLE}.apiKey`);
    if (google?.has('baseUrl') !== true) edit.insert(`${GOOGLE}.baseUrl`, BASE_URL);
    if (google?.has('models') !== true) edit.insert(`${GOOGLE}.models`, []);
  }
  edit.remove(entry, 'empty-parents');
}

function keyOf(entry: ConfigValue): ConfigValue | undefined {
  const fromEnv = entry.at('env.GEMINI_API_KEY');
  if ((fromEnv?.string ?? '').trim() !== '') return fromEnv;
  const key = entry.at('apiKey');
  return key?.isObject || (key?.string ?? '').trim() !== '' ? key : undefined;
}
