import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { hiddenTools, type PolicyScope, repairedAllow } from './_configured-sections.js';
import { policyScopes } from './_policy-scopes.js';

export default defineRule({
  id: 'tools/profile-hides-sections',
  severity: 'info',
  since: '2026.5.26',
  reads: 'config',
  summary: 'A tool is configured and allowed, but the profile leaves it out.',
  why: 'The profile is applied before the list, so the agent does not have the tool although its settings and the list say it should. The repair turns the profile off and writes what remains into the list.',
  fixable: 'unsafe',
  migrations: ['tools-profile-configured-sections'],
  examples: [
    {
      target: '2026.9.6',
      unsafe: true,
      before: `{
  tools: {
    profile: 'messaging', // the chat bot
    allow: ['exec', 'message'],
    exec: { timeoutSeconds: 60 },
  },
}
`,
      after: `{
  tools: {
    profile: 'full', // the chat bot
    allow: ['message', 'exec'],
    exec: { timeoutSeconds: 60 },
  },
}
`,
    },
    {
      title: 'The list does not ask for it',
      before: `{ tools: { profile: 'messaging', allow: ['message'], exec: { timeoutSeconds: 60 } } }\n`,
      clean: true,
    },
    {
      title: 'The profile has it',
      before: `{ tools: { profile: 'coding', allow: ['exec', 'read'], exec: { timeoutSeconds: 60 } } }\n`,
      clean: true,
    },
  ],
  check({ config, target, report }) {
    for (const scope of policyScopes(config, target)) {
      const hidden = hiddenTools(scope, target);
      if (hidden.length === 0 || scope.policy === undefined) continue;
      const { policy } = scope;
      report({
        at: policy.at('allow') ?? policy,
        on: 'key',
        message: `\`${formatPath(policy.path)}\` allows ${hidden.join(', ')}, but the profile "${scope.profile}" leaves ${hidden.length > 1 ? 'them' : 'it'} out.`,
        fix: unsafe(
          'Write the list without a profile',
          (edit) => rewrite(edit, scope, repairedAllow(scope, hidden, target)),
          `the agent may use ${hidden.join(', ')} then`,
        ),
      });
    }
  },
});

function rewrite(edit: EditBuilder, { policy }: PolicyScope, allow: readonly string[]): void {
  if (policy === undefined) return;
  edit.set([...policy.path, 'allow'], [...allow]);
  if (policy.at('alsoAllow')?.isArray) edit.remove([...policy.path, 'alsoAllow']);
  if (policy.has('profile')) edit.set([...policy.path, 'profile'], 'full');
  else edit.insert([...policy.path, 'profile'], 'full');
}
