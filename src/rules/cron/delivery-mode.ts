import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { word } from './_job.js';

export default defineRule({
  id: 'cron/delivery-mode',
  reads: 'cron-jobs',
  severity: 'info',
  fixable: 'safe',
  after: ['cron/delivery-hints'],
  summary: 'The mode of a delivery is missing or called `deliver`.',
  why: '`announce` is its name; OpenClaw writes it whenever it repairs the store.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "a", "delivery": { "mode": "deliver", "to": "1" } }] }\n`,
      after: `{ "jobs": [{ "id": "a", "delivery": { "mode": "announce", "to": "1" } }] }\n`,
    },
    {
      title: 'no mode',
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "a", "delivery": { "to": "1" } }] }\n`,
      after: `{ "jobs": [{ "id": "a", "delivery": { "mode": "announce", "to": "1" } }] }\n`,
    },
    {
      title: 'no delivery at all',
      target: '2026.5.12',
      clean: true,
      before: `{ "jobs": [{ "id": "a" }] }\n`,
    },
  ],
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      const delivery = job.at('delivery');
      const mode = delivery?.at('mode');
      if (!delivery?.isObject || (word(mode) !== undefined && word(mode) !== 'deliver')) continue;
      report({
        at: mode ?? delivery,
        message: mode === undefined ? 'The delivery has no mode.' : '`deliver` is called `announce` now.',
        fix: safe('Write announce', (edit) => {
          const [first] = delivery.members();
          if (mode === undefined)
            edit.insert([...delivery.path, 'mode'], 'announce', first && { before: String(first.key) });
          else edit.set(mode, 'announce');
        }),
      });
    }
  },
});
