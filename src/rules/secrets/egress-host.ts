import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isExactHost } from '../../openclaw/gateway/exact-host.js';

export default defineRule({
  id: 'secrets/egress-host',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: 'The egress proxy takes exact host names.',
  why: 'A pattern, an address with a port or a URL is refused, and with it the whole config. It never matched any host.',
  fixable: 'safe',
  migrations: ['secrets-egressproxy-invalid-hosts-removed'],
  examples: [
    {
      before: `{
  secrets: {
    egressProxy: {
      allowedHosts: [
        'api.example.com',
        '*.example.org', // all of them
        'http://y.example',
      ],
    },
  },
}
`,
      after: `{
  secrets: {
    egressProxy: {
      allowedHosts: [
        'api.example.com',
      ],
    },
  },
}
`,
    },
    {
      title: 'Nothing is left of the list',
      before: `{ secrets: { egressProxy: { enabled: true, bypassHosts: ['y.example:8080'] } } }\n`,
      after: `{ secrets: { egressProxy: { enabled: true } } }\n`,
    },
    {
      title: 'Names and addresses',
      before: `{ secrets: { egressProxy: { bypassHosts: ['localhost', '10.0.0.1', '[::1]', 'müller.example.'] } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const list of config.all('secrets.egressProxy.{bypassHosts,allowedHosts}')) {
      const bad = list.items().filter(({ string }) => string === undefined || !isExactHost(string));
      const [first] = bad;
      if (first === undefined) continue;
      const emptied = bad.length === list.items().length;
      report({
        at: first,
        message: `\`${formatPath(list.path)}\` holds ${bad.map(({ value }) => JSON.stringify(value)).join(', ')}: only exact host names are accepted.`,
        fix: safe(emptied ? 'Remove the list' : 'Take them off the list', (edit) => {
          if (emptied) return edit.remove(list);
          for (const host of [...bad].reverse()) edit.remove(host);
        }),
      });
    }
  },
});
