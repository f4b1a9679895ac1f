import { formatPath } from '../../document/config-path.js';
import { parseDocument } from '../../document/parse.js';
import { nodeAt } from '../../document/tree.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Installation } from '../../openclaw/installation.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';

export default defineRule({
  id: 'auth-config/order-unknown-profile',
  severity: 'warning',
  reads: 'config',
  summary: '`auth.order` names a sign-in that does not exist.',
  why: 'It is skipped, so another account pays or the request fails. A sign-in may also come from the environment, another agent or a program of its own, so nothing is removed.',
  fixable: 'manual',
  migrations: ['auth-order-stale-removed'],
  examples: [
    {
      before: `{
  auth: {
    profiles: { 'anthropic:me': { provider: 'anthropic', mode: 'oauth' } },
    order: { anthropic: ['anthropic:me', 'anthropic:gone'] },
  },
}
`,
    },
    {
      title: 'It lies in the store of an agent',
      before: `{ auth: { profiles: {}, order: { anthropic: ['anthropic:me'] } } }\n`,
      files: { 'agents/main/agent/auth-profiles.json': `{ "profiles": { "anthropic:me": {} } }` },
      clean: true,
    },
    {
      title: 'Nothing is known about sign-ins',
      before: `{ auth: { order: { anthropic: ['anthropic:me'] } } }\n`,
      clean: true,
    },
  ],
  check({ config, installation, report }) {
    const known = knownProfiles(config, installation);
    if (known.size === 0) return;
    for (const item of config.all('auth.order.*[*]')) {
      const id = item.string?.trim() ?? '';
      if (id === '' || id.includes('${') || known.has(id)) continue;
      const [meant] = didYouMean(id, known, 1);
      report({
        at: item,
        message: `\`${formatPath(item.path)}\`: no sign-in "${id}" was found here.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
        fix: manual(meant === undefined ? 'Sign in under that name, or take it off the list' : `Write "${meant}"`),
      });
    }
  },
});

/** The sign-ins that the config describes and those in the stores of the agents. */
function knownProfiles(config: ConfigValue, installation: Installation): ReadonlySet<string> {
  const known = new Set(
    config
      .at('auth.profiles')
      ?.members()
      .map(({ key }) => String(key)),
  );
  for (const file of installation.files) {
    if (file.kind !== 'auth-profiles' || file.content === undefined) continue;
    const { root } = parseDocument(file.content);
    const profiles = root && nodeAt(root, ['profiles']);
    if (profiles?.type === 'object') for (const { key } of profiles.members) known.add(key);
  }
  return known;
}
