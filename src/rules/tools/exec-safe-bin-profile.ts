import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { TOOL_SCOPES } from './_scopes.js';

/** Programs OpenClaw has a profile for. */
const BUILT_IN = new Set(['jq', 'grep', 'cut', 'sort', 'uniq', 'head', 'tail', 'tr', 'wc']);
/** Programs that run whatever they are handed; no profile makes them safe. */
const INTERPRETERS =
  /^(?:awk|bash|bun|deno|env|find|gawk|lua|mawk|nawk|node|perl|php|python[\d.]*|ruby|sed|sh|xargs|zsh)$/;

export default defineRule({
  id: 'tools/exec-safe-bin-profile',
  severity: 'info',
  since: '2026.2.22',
  reads: 'config',
  summary: 'A program in `safeBins` has no profile that says how it may be called.',
  why: "Without a profile the program is not taken for safe and still asks. OpenClaw's own doctor writes an empty profile, which allows any arguments; what is right for the program only you know.",
  fixable: 'manual',
  migrations: ['exec-safebins-profile-scaffold'],
  examples: [
    { before: `{ tools: { exec: { safeBins: ['grep', 'mytool'] } } }\n` },
    {
      title: 'The gateway has a profile for it',
      before: `{
  tools: { exec: { safeBinProfiles: { mytool: { maxPositional: 1 } } } },
  agents: { list: [{ id: 'a', tools: { exec: { safeBins: ['mytool', 'wc'] } } }] },
}
`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const bin of config.all(`${TOOL_SCOPES}.exec.safeBins[*]`)) {
      const name = bin.string?.trim().toLowerCase() ?? '';
      if (name === '' || BUILT_IN.has(name) || name.includes('${')) continue;
      const scope = bin.path.slice(0, -2);
      if (config.has([...scope, 'safeBinProfiles', name]) || config.has(['tools', 'exec', 'safeBinProfiles', name]))
        continue;
      report({
        at: bin,
        message: INTERPRETERS.test(name)
          ? `\`${formatPath(bin.path)}\`: "${name}" runs whatever it is handed, so it cannot be a safe program.`
          : `\`${formatPath(bin.path)}\`: "${name}" has no entry in \`safeBinProfiles\`.`,
        fix: manual(
          INTERPRETERS.test(name) ? 'Take it off the list' : `Write into safeBinProfiles how ${name} may be called`,
        ),
      });
    }
  },
});
