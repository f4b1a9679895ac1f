import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { word } from './_job.js';

const KINDS: Readonly<Record<string, string>> = { agentturn: 'agentTurn', systemevent: 'systemEvent' };

export default defineRule({
  id: 'cron/payload-kind',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'safe',
  after: ['cron/payload-at-top'],
  summary: 'The kind of a cron job’s payload is missing or spelled in another case.',
  why: 'OpenClaw knows `agentTurn` and `systemEvent` to the letter; a job of another kind does not run.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentturn", "message": "m" } }] }\n`,
      after: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "m" } }] }\n`,
    },
    {
      title: 'no kind, but a text',
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "a", "payload": { "text": "t" } }] }\n`,
      after: `{ "jobs": [{ "id": "a", "payload": { "kind": "systemEvent", "text": "t" } }] }\n`,
    },
    {
      title: 'a kind that this rule knows nothing of',
      target: '2026.6.11',
      clean: true,
      before: `{ "jobs": [{ "id": "a", "payload": { "kind": "command", "argv": ["ls"] } }] }\n`,
    },
  ],
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      const payload = job.at('payload');
      if (payload === undefined || !payload.isObject) continue;
      const kind = payload.at('kind');
      const named = word(kind);
      const guessed = payload.at('message')?.string?.trim() ? 'agentTurn' : undefined;
      const from = guessed ?? (payload.at('text')?.string?.trim() ? 'systemEvent' : undefined);
      const wanted = named === undefined ? from : Object.hasOwn(KINDS, named) ? KINDS[named] : undefined;
      if (wanted === undefined || kind?.value === wanted) continue;
      report({
        at: kind ?? payload,
        message: kind === undefined ? 'The payload has no kind.' : `The kind is spelled \`${wanted}\`.`,
        fix: safe(`Write ${wanted}`, (edit) => {
          if (kind !== undefined) edit.set(kind, wanted);
          else {
            const [first] = payload.members();
            edit.insert([...payload.path, 'kind'], wanted, first && { before: String(first.key) });
          }
        }),
      });
    }
  },
});
