import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const NEW_KEY = 'dangerouslyAllowPrivateNetwork';

export default defineRule({
  id: 'browser/ssrf-allow-private-network',
  severity: 'error',
  since: '2026.2.23',
  reads: 'config',
  summary: '`browser.ssrfPolicy.allowPrivateNetwork` is now called `dangerouslyAllowPrivateNetwork`.',
  why: 'The gateway refuses the old name. If either name allows the browser into your own network, it stays allowed.',
  fixable: 'safe',
  migrations: ['browser-ssrf-allowprivatenetwork-rename'],
  examples: [
    {
      before: `{
  browser: {
    ssrfPolicy: {
      allowPrivateNetwork: true, // the NAS
    },
  },
}
`,
      after: `{
  browser: {
    ssrfPolicy: {
      dangerouslyAllowPrivateNetwork: true, // the NAS
    },
  },
}
`,
    },
    {
      title: 'One of the two says yes',
      before: `{ browser: { ssrfPolicy: { allowPrivateNetwork: true, dangerouslyAllowPrivateNetwork: false } } }\n`,
      after: `{ browser: { ssrfPolicy: { dangerouslyAllowPrivateNetwork: true } } }\n`,
    },
  ],
  check({ config, report }) {
    const old = config.at('browser.ssrfPolicy.allowPrivateNetwork');
    if (old === undefined) return;
    const current = config.at(`browser.ssrfPolicy.${NEW_KEY}`);
    report({
      at: old,
      on: 'key',
      message: `\`browser.ssrfPolicy.allowPrivateNetwork\` is now called \`${NEW_KEY}\`.`,
      fix: safe(`Rename it to ${NEW_KEY}`, (edit) => {
        if (current === undefined) return edit.rename(old, NEW_KEY);
        const allowed = old.value === true || current.value === true;
        const decided = typeof old.value === 'boolean' || typeof current.value === 'boolean';
        if (decided && current.value !== allowed) edit.set(current, allowed);
        edit.remove(old);
      }),
    });
  },
});
