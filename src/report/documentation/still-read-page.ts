import { STILL_READ_KEYS } from '../../openclaw/retired/still-read-keys.js';

/** The rules that are about a key of the list; the guard in the engine holds whether or not one is named here. */
export const RULES_ABOUT: Readonly<Record<string, readonly string[]>> = {
  'cron.store': ['cron-config/store'],
  'cron.webhook': ['cron-config/webhook'],
  'tts.prefsPath': ['root/tts-prefs-path', 'tts/under-messages'],
  'plugins.bundledDiscovery': ['plugins/bundled-discovery'],
  'meta.lastTouchedVersion': ['meta/newer-than-target'],
  'hooks.internal.installs': ['hooks/internal-installs'],
  'meta.lastTouchedAt': ['meta/last-touched-at'],
  'plugins.installs': ['plugins/installs-in-config'],
  'memory.search.store.path': [
    'memory/store-path',
    'memory/search-store-path',
    'memory/agent-search',
    'memory/root-search',
  ],
  'plugins.entries.canvas.config.host.root': ['plugins/canvas-host'],
  'channels.reef.friends': ['schema/unknown-key'],
};

/** The list of keys that are retired and still read, as a page. */
export function renderStillReadPage(): string {
  return `# Keys that are retired and still read

Some keys are refused by a release, and yet its own doctor reads them once more: it takes what they say over into its
state, then takes them out. Taken out before that, what they said is gone. So no fix of clawmend, safe or unsafe, removes
or changes one of them until it has been read: the finding says what to run. The engine holds to this list whatever a
rule says.

Such a key is removed in two cases: its value says what would hold anyway, or the state says that it was taken over
(a row of the table \`config_machine_state\` in \`state/openclaw.sqlite\`, which wins over the key from then on). Carried
from one of its places to another, a value is not lost.

What to run is \`openclaw doctor --fix\` of the target release, once, on the machine that has the state.

${STILL_READ_KEYS.map(section).join('\n')}
## State files

What a rule writes into a state file before OpenClaw imports it has to be what the import takes:

- \`cron/jobs.json\` and the file of \`cron.store\`: read by repairLegacyCronStoreWithoutPrompt (from 2026.8.1 into
  \`cron_jobs\`). No fix drops a job or gives one another id; a job without an id gets one from whoever reads it first.
- \`sessions.json\`: read by the session import (doctor-session-sqlite, from 2026.8.1). When a session was made and first
  seen is worked out from \`updatedAt\`, so no fix sets that to now; what ran last under \`openai-codex\` and where a
  fallback came from stay.
- \`auth-profiles.json\`, \`auth-state.json\`: read by the import of credentials. A store that is encrypted elsewhere
  (\`auth-store/oauth-sidecar\`) and files of earlier releases (\`auth-store/legacy-file\`) are left to OpenClaw.
- \`exec-approvals.json\`, \`tui/last-session.json\`: read by migrateLegacyExecApprovals and by the import of the terminal's
  sessions; the rules write the shape these take.
- Transcripts: \`transcripts/duplicate-branch\` is for releases before 2026.8.1, which import none.
- State directories of earlier names are read by maybeMigrateLegacyConfig and the migration of the state directory; no
  rule moves or removes one.
- Locks of processes that are gone are read by nobody.

## What was looked at

The state migrations, importers and doctor contracts of plugins in the packages 2026.5.12, 2026.6.11, 2026.7.35, 2026.8.2
and 2026.9.6, held against every key that a rule removes, renames or moves. Any other such key is read by the
release's own migration of the config alone, which does with it what the rule does. Plugins that are installed from
elsewhere bring importers of their own, which are not part of these packages.
`;
}

function section(row: (typeof STILL_READ_KEYS)[number]): string {
  const rules = (RULES_ABOUT[row.key] ?? []).map((id) => `[${id}](rules/${id}.md)`).join(', ');
  const places = row.places.length > 1 ? [`- also at: ${row.places.slice(1).map(asCode).join(', ')}`] : [];
  return [
    `## \`${row.key}\``,
    '',
    `- read by: ${row.reader}, ${period(row)}`,
    ...places,
    `- OpenClaw ${row.does}`,
    `- removed before: ${row.otherwise}`,
    `- harmless where ${row.harmlessIf ?? 'nowhere'}`,
    `- mark of the import: ${row.mark === undefined ? 'none that can be relied on' : `\`config_machine_state\`, \`${row.mark}\``}`,
    `- rules: ${rules}`,
    '',
  ].join('\n');
}

function period({ since, until }: { readonly since?: string; readonly until?: string }): string {
  const from = since === undefined ? 'in every release' : `from ${since} on`;
  return until === undefined ? `${from}, without an end so far` : `${from}, until ${until}`;
}

function asCode(text: string): string {
  return `\`${text}\``;
}
