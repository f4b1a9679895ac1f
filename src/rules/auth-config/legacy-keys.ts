import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'auth-config/claude-cli-mode',
    map: 'auth.profiles["anthropic:claude-cli"].mode',
    values: { token: 'oauth' },
    severity: 'warning',
    summary: 'The profile of the Claude CLI signs in with OAuth.',
    migrations: ['auth-claude-cli-profile-mode-oauth'],
    why: 'With the other mode the sign-in of the Claude CLI is not refreshed and runs out.',
    examples: [
      {
        before: `{
  auth: {
    profiles: {
      'anthropic:claude-cli': { provider: 'anthropic', mode: 'token' }, // Max plan
    },
  },
}
`,
        after: `{
  auth: {
    profiles: {
      'anthropic:claude-cli': { provider: 'anthropic', mode: 'oauth' }, // Max plan
    },
  },
}
`,
      },
    ],
  },
]);
