import { byOpenClaw } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { defaultAgentId } from '../../openclaw/sessions/key.js';

export default defineRule({
  id: 'sessions/heartbeat-main',
  reads: 'sessions',
  needles: ['heartbeatIsolatedBaseSessionKey'],
  severity: 'warning',
  fixable: 'manual',
  since: '2026.5.7',
  summary: 'Heartbeats have taken the main session over.',
  why: 'The main chat continues the heartbeats’ conversation instead of the person’s. The doctor of OpenClaw moves the session aside; up to 2026.7 the same write forgets every session older than 30 days.',
  references: ['https://docs.openclaw.ai/gateway/heartbeat', 'https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "sessionId": "s1", "updatedAt": 1, "heartbeatIsolatedBaseSessionKey": "agent:main:main" }`,
    },
    {
      title: 'a person has written in it',
      target: '2026.5.12',
      clean: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "lastInteractionAt": 1, "heartbeatIsolatedBaseSessionKey": "agent:main:main" }`,
    },
  ],
  entry({ key, entry, config, report }) {
    if (key !== `agent:${defaultAgentId(config)}:main` || entry.at('lastInteractionAt') !== undefined) return;
    const mark = entry.at('heartbeatIsolatedBaseSessionKey');
    if (!mark?.string) return;
    report({
      at: mark,
      on: 'key',
      message: 'This main session holds heartbeats and nothing a person wrote.',
      fix: byOpenClaw(
        'Copy the store, then run `openclaw doctor --fix`, which moves the session to heartbeat-recovered',
      ),
    });
  },
});
