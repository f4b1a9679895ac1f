import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { Release } from '../../openclaw/releases/release.js';
import { coreTools, toolsOfGroup } from '../../openclaw/tools/catalog.js';
import { allowsTool, isCoreTool, profileAllows, toolName } from '../../openclaw/tools/policy.js';
import { namesIn } from './_configured-sections.js';
import { TOOL_SCOPES } from './_scopes.js';

export default defineRule({
  id: 'tools/profile-allows-nothing',
  severity: 'error',
  reads: 'config',
  summary: 'Nothing in the tool list is part of the profile.',
  why: 'An agent may use a tool only if both the profile and the list have it. Here no tool is in both, so every run ends with "No callable tools remain".',
  fixable: 'manual',
  examples: [
    {
      target: '2026.6.11',
      before: `{ agents: { list: [{ id: 'main', tools: { profile: 'coding', allow: ['group:messaging'] } }] } }\n`,
    },
    {
      title: 'One tool is in both',
      before: `{ tools: { profile: 'coding', allow: ['message', 'read'] } }\n`,
      clean: true,
    },
    {
      title: 'A tool of a plugin',
      before: `{ tools: { profile: 'coding', allow: ['honcho_search'] } }\n`,
      clean: true,
    },
  ],
  check({ config, target, report }) {
    const global = config.at('tools');
    for (const tools of config.all(TOOL_SCOPES)) {
      const allow = namesIn(tools.at('allow')) ?? [];
      const profile = tools.at('profile')?.string ?? global?.at('profile')?.string;
      if (allow.length === 0 || profile === undefined || !allow.every((name) => isCore(name, target))) continue;
      const extras = namesIn(tools.at('alsoAllow')) ?? namesIn(global?.at('alsoAllow')) ?? [];
      const granted = profileAllows(profile, extras, target);
      if (granted === undefined || granted.includes('*')) continue;
      const left = coreTools(target).some(({ id }) => allowsTool(allow, id, target) && allowsTool(granted, id, target));
      if (left) continue;
      report({
        at: tools.at('allow') ?? tools,
        on: 'key',
        message: `\`${formatPath(tools.path)}\`: nothing on the list (${allow.join(', ')}) is part of the profile "${profile}", so no tool is left.`,
        fix: manual('Take another profile ("full" leaves the list alone), or list tools that the profile has'),
      });
    }
  },
});

/** Tools of plugins may come with the profile in ways the config does not show. */
function isCore(name: string, target: Release): boolean {
  const plain = toolName(name, target);
  return isCoreTool(plain, target) || toolsOfGroup(plain, target) !== undefined;
}
