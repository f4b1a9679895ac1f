import { parseDocument } from '../../document/parse.js';
import { defineRule } from '../../engine/rule.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';
import { hasContent } from '../../openclaw/file-bytes.js';
import type { Release } from '../../openclaw/releases/release.js';
import { defaultAgentId } from '../../openclaw/sessions/key.js';
import { mayBeStale, staleStates } from '../../openclaw/sessions/owners.js';
import { entriesOf, entryText } from '../../openclaw/sessions/store.js';

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

export default defineRule({
  id: 'sessions/prune-risk',
  reads: 'installation',
  severity: 'warning',
  since: '2026.5.7',
  until: '2026.8.1',
  summary: 'The doctor of OpenClaw would forget old sessions while it repairs another one.',
  why: 'In these releases a repair of session state also runs the store’s upkeep: every entry older than 30 days is dropped and its transcript renamed to `.deleted`. Nothing announces it, and there is no copy.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ gateway: { mode: 'local' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1779999999000, "heartbeatIsolatedBaseSessionKey": "x" }, "agent:main:old": { "sessionId": "s2", "updatedAt": 1770000000000 } }`,
      },
    },
    {
      title: 'nothing to repair, so nothing is pruned',
      target: '2026.5.12',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "agent:main:old": { "sessionId": "s2", "updatedAt": 1770000000000 } }`,
      },
    },
  ],
  check({ installation, config, target, report }) {
    const { readAt } = installation;
    if (readAt === undefined) return;
    for (const file of installation.files) {
      const { path, kind, rows } = file;
      if (kind !== 'sessions' || !hasContent(file) || rows !== undefined) continue;
      const entries = entriesOf(file);
      const old = entries.filter(({ members }) => isOlder(members?.get('updatedAt'), readAt - MONTH_MS));
      if (old.length === 0) continue;
      const cause = entries.find((entry) => wantsRepair(entry.key, entryText(file, entry), config, target));
      if (cause === undefined) continue;
      report({
        file: path,
        message: `${old.length} ${old.length === 1 ? 'session is' : 'sessions are'} older than 30 days; \`openclaw doctor --fix\` would drop them while it repairs \`${cause.key}\`. Copy the store and its transcripts first.`,
      });
    }
  },
});

function isOlder(updatedAt: string | undefined, before: number): boolean {
  return updatedAt !== undefined && /^\d+$/.test(updatedAt) && Number(updatedAt) < before;
}

/** Whether the entry is one that sets off a repair of session state. */
function wantsRepair(key: string, text: string, config: ConfigValue | undefined, target: Release): boolean {
  if (key === `agent:${defaultAgentId(config)}:main` && text.includes('heartbeatIsolatedBaseSessionKey')) {
    return !text.includes('lastInteractionAt');
  }
  if (!mayBeStale({ key, text, config, target })) return false;
  const entry = createView({ file: '', document: parseDocument(text), offset: 0, prefix: [key] });
  if (entry === undefined) return false;
  return staleStates(key, entry, config, target).some(({ chosenOverride }) => chosenOverride === undefined);
}
