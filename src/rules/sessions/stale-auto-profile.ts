import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { mayBeStale, staleStates } from '../../openclaw/sessions/owners.js';

const CLEARED = ['authProfileOverride', 'authProfileOverrideSource', 'authProfileOverrideCompactionCount'];

export default defineRule({
  id: 'sessions/stale-auto-profile',
  reads: 'sessions',
  needles: ['authProfileOverrideSource'],
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.5.28',
  summary: 'A session holds on to an account of a provider that its agent no longer uses.',
  why: 'OpenClaw picked the account by itself. It fits no model the agent may run, so the session either fails to sign in or falls back each time.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.6.11',
      unsafe: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "anthropic:default", "authProfileOverrideSource": "auto", "authProfileOverrideCompactionCount": 0 }`,
      after: `{ "sessionId": "s1", "updatedAt": 1 }`,
    },
    {
      title: 'an account that a person chose',
      target: '2026.6.11',
      clean: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "anthropic:default", "authProfileOverrideSource": "user" }`,
    },
  ],
  concerns: mayBeStale,
  entry({ key, entry, config, target, report }) {
    for (const { owner, autoProfile } of staleStates(key, entry, config, target)) {
      if (autoProfile === undefined) continue;
      report({
        at: autoProfile,
        message: `The session holds on to an account of ${owner} that OpenClaw picked and no model of the agent uses.`,
        fix: unsafe(
          'Clear the automatic choice of the account',
          (edit) => {
            for (const name of CLEARED) if (entry.has([name])) edit.remove([name]);
          },
          'another account may pay for this session',
        ),
      });
    }
  },
});
