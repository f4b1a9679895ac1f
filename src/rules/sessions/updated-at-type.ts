import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Installation, InstallationFile } from '../../openclaw/installation.js';
import { isAtLeast } from '../../openclaw/releases/release.js';

export default defineRule({
  id: 'sessions/updated-at-type',
  reads: 'sessions',
  severity: 'warning',
  fixable: 'safe',
  after: ['sessions/invalid-id'],
  summary: 'A session has no number as its date.',
  why: '`updatedAt` is milliseconds since 1970. OpenClaw counts anything else as the year 1970: the session loses against every older one of its key and is the first to be pruned.',
  references: ['https://docs.openclaw.ai/concepts/session'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "sessionId": "s1", "updatedAt": "2026-05-01T00:00:00Z" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1777593600000 }`,
    },
    {
      title: 'no date at all',
      target: '2026.5.12',
      before: `{ "sessionId": "s1" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1780000000000 }`,
    },
    {
      title: 'no date at all, before the import that reads it',
      target: '2026.9.6',
      before: `{ "sessionId": "s1" }`,
    },
    { title: 'a number', target: '2026.5.12', clean: true, before: `{ "sessionId": "s1", "updatedAt": 1 }` },
  ],
  concerns: ({ members }) => !/^\d+$/.test(members?.get('updatedAt') ?? ''),
  entry({ entry, file, installation, target, report }) {
    const id = entry.at('sessionId')?.string?.trim();
    const updatedAt = entry.at('updatedAt');
    if (!id || typeof updatedAt?.value === 'number') return;
    // The import of these releases takes the date for the day the session began: now would be a lie.
    const isImported = isAtLeast(target, '2026.8.1');
    const date = dateOf(updatedAt, id, file, installation) ?? (isImported ? undefined : installation.readAt);
    report({
      at: updatedAt ?? ['updatedAt'],
      message: updatedAt === undefined ? 'The session has no `updatedAt`.' : '`updatedAt` is no number.',
      ...(date !== undefined && {
        fix: safe('Write the date as milliseconds', (edit) => {
          if (updatedAt === undefined) edit.insert(['updatedAt'], date, { after: 'sessionId' });
          else edit.set(updatedAt, date);
        }),
      }),
    });
  },
});

/** The date that was meant, else when the transcript was last written. */
function dateOf(
  updatedAt: ConfigValue | undefined,
  id: string,
  { path }: InstallationFile,
  { files }: Installation,
): number | undefined {
  const text = updatedAt?.string?.trim() ?? '';
  const parsed = /^\d{10,}$/.test(text) ? Number(text) : /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(parsed)) return parsed;
  const transcript = path.replace(/[^\\/]+$/, `${id}.jsonl`);
  const modifiedAt = files.find((file) => file.path === transcript)?.modifiedAt;
  return modifiedAt === undefined ? undefined : Math.floor(modifiedAt);
}
