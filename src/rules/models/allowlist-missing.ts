import { formatPath } from '../../document/config-path.js';
import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { allowlistFor } from '../../openclaw/models/allowlist.js';
import { isModelAllowed, refusableSlots } from '../../openclaw/routes/allowed.js';
import { examples } from './examples/allowlist-missing.js';

export default defineRule({
  id: 'models/allowlist-missing',
  reads: 'config',
  severity: 'warning',
  fixable: 'unsafe',
  after: ['models/openai-codex-ref'],
  summary: 'The config uses a model that its own allowlist refuses.',
  why: 'Once the allowlist has an entry, only what is on it may be chosen. A sub-agent, heartbeat, hook or channel that names another model is refused or quietly runs on the default one. Adding the entry lets another model answer, which may bill another account; it is therefore never done without being asked for.',
  references: ['https://docs.openclaw.ai/concepts/models', 'https://github.com/openclaw/openclaw/issues/12674'],
  examples,
  check({ config, target, report }) {
    const offered = new Set<string>();
    for (const { slot, model } of refusableSlots(config, target)) {
      const list = allowlistFor(config, slot.agent, target);
      if (list === undefined || isModelAllowed(config, model, slot.agent, target)) continue;
      if (model.startsWith('openai-codex/')) continue;
      const place = formatPath(list.at.path);
      const again = offered.has(`${place} ${model}`);
      offered.add(`${place} ${model}`);
      report({
        at: slot.at,
        message: `\`${model}\` is not on the allowlist \`${place}\`: OpenClaw refuses it or falls back to the default model.`,
        ...(!again && {
          fix: unsafe(
            `Add ${model} to ${place}`,
            (edit) => {
              if (list.form === 'list') edit.append(list.at, model);
              else edit.insert([...list.at.path, model], {});
            },
            'a model that is refused today will answer, and may bill another account',
          ),
        }),
      });
    }
  },
});
