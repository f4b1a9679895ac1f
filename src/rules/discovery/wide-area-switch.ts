import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'discovery/wide-area-switch',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: '`discovery.wideArea.enabled` was removed: a domain is what switches wide-area discovery on.',
  why: 'The gateway refuses the key. Where discovery was switched off, the domain has to go too, or it would be switched on by the upgrade.',
  fixable: 'safe',
  migrations: ['discovery-widearea-enabled-removed'],
  examples: [
    {
      before: `{
  discovery: {
    wideArea: {
      enabled: true,
      domain: 'claw.example',
    },
  },
}
`,
      after: `{
  discovery: {
    wideArea: {
      domain: 'claw.example',
    },
  },
}
`,
    },
    {
      title: 'Off stays off',
      before: `{ discovery: { wideArea: { enabled: false, domain: 'claw.example' } } }\n`,
      after: `{ discovery: { wideArea: {} } }\n`,
    },
  ],
  check({ config, report }) {
    const enabled = config.at('discovery.wideArea.enabled');
    if (enabled === undefined) return;
    const domain = config.at('discovery.wideArea.domain');
    const off = enabled.value === false && (domain?.string ?? '').trim() !== '';
    report({
      at: enabled,
      on: 'key',
      message: off
        ? '`discovery.wideArea.enabled` was removed in OpenClaw 2026.8.1, and a domain alone now switches discovery on.'
        : '`discovery.wideArea.enabled` was removed in OpenClaw 2026.8.1: a domain switches discovery on.',
      fix: safe(off ? 'Remove the switch and the domain' : 'Remove the switch', (edit) => {
        edit.remove(enabled);
        if (off && domain !== undefined) edit.remove(domain);
      }),
    });
  },
});
