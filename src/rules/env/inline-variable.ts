import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const SECTIONS = new Set<string | number>(['vars', 'shellEnv']);

export default defineRule({
  id: 'env/inline-variable',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: 'Variables are set under `env.vars`, not in `env` itself.',
  why: 'The gateway refuses the variable here; dropped, the keys that programs take from it would be missing.',
  fixable: 'safe',
  migrations: ['env-inline-to-env-vars'],
  examples: [
    {
      before: `{
  env: {
    // for the weather skill
    WEATHER_UNITS: 'metric',
    shellEnv: { enabled: true },
  },
}
`,
      after: `{
  env: {
    vars: {
      // for the weather skill
      WEATHER_UNITS: 'metric',
    },
    shellEnv: { enabled: true },
  },
}
`,
    },
    {
      title: 'What stands in vars wins; what is no text stays',
      before: `{ env: { TZ: 'UTC', DEBUG: true, vars: { TZ: 'Europe/Berlin' } } }\n`,
      after: `{ env: { DEBUG: true, vars: { TZ: 'Europe/Berlin' } } }\n`,
    },
  ],
  check({ config, report }) {
    const vars = config.at('env.vars');
    for (const variable of config.at('env')?.members() ?? []) {
      if (SECTIONS.has(variable.key) || variable.string === undefined) continue;
      const to = ['env', 'vars', String(variable.key)];
      const set = config.has(to);
      report({
        at: variable,
        on: 'key',
        message: `\`${formatPath(variable.path)}\` moved to \`${formatPath(to)}\` in OpenClaw 2026.8.1.${set ? ' The one there stays.' : ''}`,
        fix: safe(set ? 'Remove it' : 'Move it to env.vars', (edit) => {
          if (set) return edit.remove(variable);
          if (vars !== undefined && !vars.isObject) edit.remove(vars);
          edit.move(variable, to);
        }),
      });
    }
  },
});
