import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { TOOL_SCOPES } from './_scopes.js';

export default defineRule({
  id: 'tools/code-mode-runtime',
  severity: 'error',
  since: '2026.9.6',
  reads: 'config',
  summary: '`codeMode.runtime` is now called `executor`, and "quickjs-wasi" is "quickjs".',
  why: 'The gateway refuses the old key.',
  fixable: 'safe',
  migrations: ['codemode-runtime-to-executor'],
  examples: [
    {
      before: `{
  tools: {
    codeMode: {
      runtime: 'quickjs-wasi', // no JIT
    },
  },
}
`,
      after: `{
  tools: {
    codeMode: {
      executor: 'quickjs', // no JIT
    },
  },
}
`,
    },
    {
      title: 'The executor wins',
      before: `{ agents: { entries: { a: { tools: { codeMode: { runtime: 'quickjs-wasi', executor: 'node' } } } } } }\n`,
      after: `{ agents: { entries: { a: { tools: { codeMode: { executor: 'node' } } } } } }\n`,
    },
  ],
  check({ config, report }) {
    for (const runtime of config.all(`${TOOL_SCOPES}.codeMode.runtime`)) {
      if (runtime.string !== 'quickjs-wasi') continue;
      const chosen = config.has([...runtime.path.slice(0, -1), 'executor']);
      report({
        at: runtime,
        on: 'key',
        message: `\`${formatPath(runtime.path)}\` is now called \`executor\`.`,
        fix: safe(chosen ? 'Remove it' : 'Write executor: "quickjs"', (edit) => {
          if (chosen) return edit.remove(runtime);
          edit.set(runtime, 'quickjs');
          edit.rename(runtime, 'executor');
        }),
      });
    }
  },
});
