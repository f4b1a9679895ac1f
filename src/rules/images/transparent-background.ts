import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { stringsBelow } from '../../openclaw/config/strings-below.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'images/transparent-background',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  summary: '`gpt-image-2` is asked for a transparent background, which it refuses.',
  why: 'Only `gpt-image-1.5` (and older ones) draw without a background, as PNG or WebP. OpenClaw replaces the default model by itself on OpenAI’s own routes, not on Azure or other endpoints.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ agents: { defaults: { models: { 'openai/gpt-image-2': { params: { background: 'transparent' } } } } } }\n`,
    },
    {
      title: 'the model that can',
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { models: { 'openai/gpt-image-1.5': { params: { background: 'transparent', outputFormat: 'png' } } } } } }\n`,
    },
    {
      title: 'another background',
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { models: { 'openai/gpt-image-2': { params: { background: 'opaque' } } } } } }\n`,
    },
  ],
  check({ config, report }) {
    for (const value of stringsBelow(config)) {
      if (!asksForTransparency(value) || !namesImage2(config, value)) continue;
      report({
        at: value,
        message: `\`${formatPath(value.path)}\` asks \`gpt-image-2\` for a transparent background, which it rejects.`,
        fix: manual('Use openai/gpt-image-1.5 with outputFormat "png" or "webp" for transparent pictures'),
      });
    }
  },
});

function asksForTransparency({ key, string }: ConfigValue): boolean {
  return /^(?:openai)?background$/i.test(String(key)) && string?.trim().toLowerCase() === 'transparent';
}

/** How far above the setting the model may be named: `models.<ref>.params.openai.background`. */
const NEAR = 4;

function namesImage2(config: ConfigValue, value: ConfigValue): boolean {
  for (let up = 1; up <= NEAR && up < value.path.length; up += 1) {
    const holder = config.at(value.path.slice(0, -up));
    const named = [holder?.key, ...['model', 'primary', 'id'].map((key) => holder?.at([key])?.string)];
    const texts = named.filter((text) => typeof text === 'string' && /gpt-image/i.test(text));
    if (texts.length > 0) return texts.some((text) => /gpt-image-2(?![\w.])/i.test(String(text)));
  }
  return false;
}
