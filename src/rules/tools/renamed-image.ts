import { defineRule } from '../../engine/rule.js';
import { checkRenamedTool } from './_renamed-tool.js';

export default defineRule({
  id: 'tools/renamed-image',
  severity: 'warning',
  since: '2026.8.1',
  reads: 'config',
  summary: 'The tool `image` is now called `view_image`.',
  why: 'Under the old name the entry matches no tool: what was allowed is missing, and what was forbidden is allowed.',
  fixable: 'safe',
  after: ['tools/renamed-spawn-task'],
  migrations: ['tool-policy-name-image'],
  examples: [
    {
      before: `{ tools: { byProvider: { openai: { deny: ['image'] } } } }\n`,
      after: `{ tools: { byProvider: { openai: { deny: ['view_image'] } } } }\n`,
    },
    { title: 'Everything is allowed', before: `{ tools: { allow: ['*'] } }\n`, clean: true },
  ],
  check: (context) => checkRenamedTool(context, 'image', 'view_image'),
});
