import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { moveItems } from '../_lists.js';

export default defineRule({
  id: 'browser/hostname-allowlist',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: '`browser.ssrfPolicy.hostnameAllowlist` is part of `allowedHostnames` now.',
  why: 'The gateway refuses the old list; without its names the browser is kept from those hosts.',
  fixable: 'safe',
  migrations: ['browser-hostname-allowlist-merge'],
  examples: [
    {
      before: `{
  browser: {
    ssrfPolicy: {
      allowedHostnames: ['b.example'],
      hostnameAllowlist: ['a.example', 'b.example'],
    },
  },
}
`,
      after: `{
  browser: {
    ssrfPolicy: {
      allowedHostnames: ['b.example', 'a.example'],
    },
  },
}
`,
    },
    {
      title: 'The only list',
      before: `{
  browser: {
    ssrfPolicy: {
      hostnameAllowlist: [
        '*.example.com', // intranet
      ],
    },
  },
}
`,
      after: `{
  browser: {
    ssrfPolicy: {
      allowedHostnames: [
        '*.example.com', // intranet
      ],
    },
  },
}
`,
    },
  ],
  check({ config, report }) {
    const old = config.at('browser.ssrfPolicy.hostnameAllowlist');
    if (!old?.isArray) return;
    const current = config.at('browser.ssrfPolicy.allowedHostnames');
    report({
      at: old,
      on: 'key',
      message: '`browser.ssrfPolicy.hostnameAllowlist` is part of `allowedHostnames` since OpenClaw 2026.8.1.',
      fix: safe('Merge it into allowedHostnames', (edit) => {
        if (current !== undefined && !current.isArray) edit.remove(current);
        if (!current?.isArray) {
          for (const item of repeated(old.items()).reverse()) edit.remove(item);
          return edit.rename(old, 'allowedHostnames');
        }
        const known = new Set(current.items().map(({ value }) => value));
        const missing = old.items().filter(({ value }) => typeof value === 'string' && !known.has(value));
        moveItems(edit, missing, current);
        edit.remove(old);
      }),
    });
  },
});

/** What a list says again, or cannot mean: only names count, and each once. */
function repeated(items: readonly ConfigValue[]): ConfigValue[] {
  return items.filter(
    ({ value }, index) => typeof value !== 'string' || items.findIndex((other) => other.value === value) < index,
  );
}
